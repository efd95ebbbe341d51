import { posix } from 'node:path';
import { classTableSchema } from '../budget/schema/class-table.ts';
import {
  classTableJsonSchema,
  projectJsonSchema,
  settingsJsonSchema,
  unitSheetJsonSchema,
} from '../budget/schema/json-schema.ts';
import { readFile } from '../compile/read-file.ts';
import { type Checked, type Diagnostic, judge } from '../diagnostics/diagnostic.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findYears } from './find-years.ts';
import { classTableName } from './unit-layout.ts';

/** A JSON Schema as it is written; `name` is its path below the folder of schemas. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

/** The JSON Schemas of all kinds of files under `data`: that of a project for every year, since the classes differ. */
export async function makeSchemas(
  workspace: Workspace,
  data: string,
): Promise<Attempt<Checked<readonly SchemaFile[]>>> {
  const years = await findYears(workspace, data);
  if (!years.ok) return years;
  const files = [
    schemaFile('单位', unitSheetJsonSchema()),
    schemaFile('指标分类', classTableJsonSchema()),
    schemaFile('mubiao', settingsJsonSchema()),
  ];
  const diagnostics: Diagnostic[] = [];
  for (const year of years.value) {
    const file = workspace.name(posix.join(data, year, classTableName));
    const bytes = await workspace.read(file);
    if (!bytes.ok) return bytes;
    const read = readFile({ file, bytes: bytes.value }, classTableSchema);
    diagnostics.push(...read.diagnostics);
    if (read.ok) files.push(schemaFile(posix.join(year, '项目'), projectJsonSchema(read.value.data)));
  }
  return done(judge(files, diagnostics));
}

function schemaFile(name: string, schema: object): SchemaFile {
  return { name: `${name}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` };
}
