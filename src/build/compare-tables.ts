import { posix } from 'node:path';
import { classTableSchema } from '../budget/schema/class-table.ts';
import type { ClassTable } from '../budget/unit.ts';
import { readFile } from '../compile/read-file.ts';
import type { SourceFile } from '../compile/unit-folder.ts';
import { compareClassTables } from '../history/compare-class-tables.ts';
import type { ClassTableChange } from '../history/difference.ts';
import { classTableName } from './unit-layout.ts';
import type { OpenedUnit, VersionPlace } from './version-units.ts';

/** A version: its place and the units that were read of it. */
export interface ReadPlace {
  readonly place: VersionPlace;
  readonly units: readonly OpenedUnit[];
}

/**
 * The code tables of the years that both versions know, compared; those that cannot be read say nothing. Tables are those
 * beside the units, and those among the `changed` files.
 */
export async function compareTables(
  before: ReadPlace,
  after: ReadPlace,
  changed: readonly string[] | null,
): Promise<readonly ClassTableChange[]> {
  const [old, now] = [await tablesOf(before, changed ?? []), await tablesOf(after, changed ?? [])];
  const isOneEach = old.size === 1 && now.size === 1;
  return [...old].flatMap(([route, was]) => {
    const is = now.get(route) ?? (isOneEach ? [...now.values()][0] : undefined);
    if (is === undefined || Buffer.compare(was.bytes, is.bytes) === 0) return [];
    const [one, other] = [readTable(was), readTable(is)];
    return one === null || other === null ? [] : (compareClassTables(one, other) ?? []);
  });
}

/** By the way from the root to the folder of the year. */
async function tablesOf(
  { place: { files, root }, units }: ReadPlace,
  changed: readonly string[],
): Promise<ReadonlyMap<string, SourceFile>> {
  const tables = new Map<string, SourceFile>();
  for (const file of changed.filter((name) => posix.basename(name) === classTableName)) {
    const read = await files.read(file);
    if (read.ok) tables.set(posix.relative(root, posix.dirname(file)) || '.', { file, bytes: read.value });
  }
  for (const { route, open } of units) {
    const { classTable } = open.folder;
    if (classTable !== null) tables.set(posix.join(route, '..'), classTable);
  }
  return tables;
}

function readTable(file: SourceFile): ClassTable | null {
  const read = readFile(file, classTableSchema);
  return read.ok ? read.value.data : null;
}
