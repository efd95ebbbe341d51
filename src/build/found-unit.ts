import { posix } from 'node:path';
import { startUnit } from '../compile/start-unit.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { classTableName } from './unit-layout.ts';

/** What became of the wish for a new unit. */
export type Founded =
  /** `hasNewTable`: the year had no class table, so one was written that is to be held against the official one. */
  | {
      readonly kind: 'founded';
      readonly folder: string;
      readonly files: readonly string[];
      readonly classTable: string;
      readonly hasNewTable: boolean;
    }
  /** Something is there already, and stays. */
  | { readonly kind: 'taken'; readonly folder: string }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Why nothing was started where something is already. */
export function describeTaken(folder: string): string {
  return `已经有 ${folder}，没有改动它；要新建别的单位，请换一个名称。`;
}

/** Starts a unit in the folder of its year: all of its files, or none. */
export async function foundUnit(
  workspace: Workspace,
  { name, year, yearFolder }: Readonly<{ name: string; year: string; yearFolder: string }>,
): Promise<Founded> {
  const classTable = posix.join(yearFolder, classTableName);
  const bytes = await workspace.read(classTable);
  if (!bytes.ok && bytes.failure.reason !== 'missing') return { kind: 'failed', failure: bytes.failure };
  const folder = posix.join(yearFolder, name);
  if ((await workspace.kind(folder)) !== null) return { kind: 'taken', folder };
  const table = bytes.ok ? { file: classTable, bytes: bytes.value } : null;
  const unit = startUnit({ name, year, yearFolder, classTable: table });
  if (!unit.ok) return { kind: 'refused', diagnostics: unit.diagnostics };
  const written = await workspace.writeTogether(unit.value.map(({ file, bytes: own }) => ({ file, bytes: own })));
  if (!written.ok) return { kind: 'failed', failure: written.failure };
  return {
    kind: 'founded',
    folder,
    files: unit.value.map(({ file }) => file),
    classTable,
    hasNewTable: table === null,
  };
}
