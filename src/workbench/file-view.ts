import { projectJsonSchema, unitSheetJsonSchema } from '../budget/schema/json-schema.ts';
import { keysAt } from '../budget/schema/keys-at.ts';
import type { ClassTable } from '../budget/unit.ts';
import { shapeOf } from '../compile/shape-of.ts';
import type { SourceFile } from '../compile/unit-folder.ts';
import type { Path } from '../diagnostics/path.ts';
import { decode } from '../yaml/decode.ts';
import { parse } from '../yaml/parse.ts';
import type { FileShape } from './changes-for.ts';
import type { DeskUnit } from './desk.ts';
import type { Drafts } from './drafts.ts';
import { hashOf } from './hash-of.ts';
import type { Undo } from './undo.ts';
import type { FileView } from './wire.ts';

/** A file as the page edits it; null where the unit has none of that name, or it is no text. */
export function viewFile(
  unit: DeskUnit,
  file: string,
  { undo, drafts }: { readonly undo: Undo; readonly drafts: Drafts },
): FileView | null {
  const own = fileIn(unit, file);
  const decoded = own === null ? null : decode(file, own.bytes);
  if (own === null || decoded === null || !decoded.ok) return null;
  const read = parse(decoded.value);
  const isGroup = read.ok && typeof read.value.data === 'object' && !Array.isArray(read.value.data);
  return {
    file,
    kind: unit.folder.sheet?.file === file ? 'sheet' : 'project',
    hash: hashOf(own.bytes),
    text: decoded.value.text,
    data: isGroup ? read.value.data : null,
    isDraft: drafts.of(file) !== undefined,
    ...undo.can(file),
  };
}

/** A file as it lies on the desk, with its draft. */
function fileIn({ folder }: DeskUnit, file: string): SourceFile | null {
  return [folder.sheet, ...folder.projects].find((own) => own?.file === file) ?? null;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
}

/** The JSON Schemas of a unit's files under its class table, from which editors complete. */
export function schemasFor(table: ClassTable | null) {
  const none: ClassTable = { 预算年度: '', 指标分类: [] };
  return { project: projectJsonSchema(table ?? none), sheet: unitSheetJsonSchema() };
}

/** What editing needs to know of a file, by its name. */
export function fileShape(file: string): FileShape {
  const shape = shapeOf(file);
  const schemas = schemasFor(null);
  const root: JsonSchema = file.endsWith('/单位.yaml') ? schemas.sheet : schemas.project;
  return {
    keysAt: (path) => keysAt(shape, path),
    isRequired: (path) => schemaAt(root, path.slice(0, -1))?.required?.includes(String(path.at(-1))) ?? false,
  };
}

function schemaAt(schema: JsonSchema, path: Path): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (place, step) => (typeof step === 'number' ? place?.items : place?.properties?.[step]),
    schema,
  );
}
