import { posix } from 'node:path';
import { patchClassTable } from '../compile/patch-class-table.ts';
import { type Patched, patchUnit } from '../compile/patch-unit.ts';
import { readUnitData } from '../compile/read-unit-data.ts';
import type { SourceFile, UnitFolder } from '../compile/unit-folder.ts';
import { newDataFile } from '../compile/write-data.ts';
import { isSamePlain } from '../history/apply-fields.ts';
import type { UnitIdentity } from '../history/difference.ts';
import type { DifferenceJson, UnitChangeJson } from '../history/difference-json.ts';
import { plainUnit } from '../history/plain-unit.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findUnits } from './find-units.ts';
import { openUnitFolder } from './open-unit-folder.ts';
import { projectsName, sheetName } from './unit-layout.ts';

/** What is to become of one unit's files, or why nothing can. */
export type UnitPatch =
  | Patched
  /** No unit of that name and year. */
  | { readonly kind: 'no-such-unit' }
  /** A unit that is to be added is there already. */
  | { readonly kind: 'already-there'; readonly folder: string };

/** The patches of all units, and the code tables that change with them. */
export interface PlannedPatches {
  readonly units: readonly PlannedPatch[];
  readonly tables: readonly SourceFile[];
  /** The years whose tables are not what the difference starts from, or cannot be edited. */
  readonly otherTables: readonly string[];
}

/** The patch of a unit, with its files as they were, for those who want to see the difference. */
export interface PlannedPatch {
  readonly unit: UnitIdentity;
  readonly patch: UnitPatch;
  readonly before: ReadonlyMap<string, Uint8Array>;
}

/** Says what applying a difference to the units of a folder comes to; nothing is written. */
export async function planPatch(
  workspace: Workspace,
  root: string,
  { units: changes, classTables }: DifferenceJson,
): Promise<PlannedPatches | Failure> {
  const found = await findUnits(workspace, [root]);
  if (!found.ok) return found.failure;
  const units: UnitFolder[] = [];
  for (const name of found.value.folders) units.push((await openUnitFolder(workspace, name)).folder);
  const planned = changes.map((change): PlannedPatch => {
    const unit = change.kind === 'added' ? change.after : change.before;
    const folder = units.find((one) => isUnit(one, unit)) ?? null;
    const files = folder === null ? [] : [folder.sheet, ...folder.projects].filter((file) => file !== null);
    const before = new Map(files.map(({ file, bytes }) => [file, bytes]));
    return { unit, before, patch: patchOf(change, folder, () => newFolder(root, units, unit)) };
  });
  const tables = [
    ...new Map(
      units.flatMap(({ classTable }) => (classTable === null ? [] : [[classTable.file, classTable]])),
    ).values(),
  ];
  const made = classTables.map((change) => {
    const patched = tables.map((table) => patchClassTable(table, change)).find(({ kind }) => kind !== 'other-table');
    return { year: change.year, file: patched?.kind === 'patched' ? patched.file : null };
  });
  return {
    units: planned,
    tables: made.flatMap(({ file }) => file ?? []),
    otherTables: made.flatMap(({ year, file }) => (file === null ? [year] : [])),
  };
}

function patchOf(change: UnitChangeJson, folder: UnitFolder | null, newPlace: () => string): UnitPatch {
  if (change.kind === 'added') {
    if (folder !== null) return { kind: 'already-there', folder: folder.folder };
    return addUnit(change, newPlace());
  }
  if (folder === null) return { kind: 'no-such-unit' };
  if (change.kind === 'removed') return removeUnit(change, folder);
  const patch = patchUnit(folder, change);
  const isRenamed = change.before.单位名称 !== change.after.单位名称;
  return patch.kind === 'patched' && isRenamed ? movedTo(change.after.单位名称, folder, patch) : patch;
}

function addUnit(change: Extract<UnitChangeJson, { readonly kind: 'added' }>, folder: string): UnitPatch {
  const { 单位, 项目 } = change.data;
  const sheet: SourceFile = { file: posix.join(folder, sheetName), bytes: newDataFile(单位, sheetName) };
  const projects = 项目.map(({ file, data }, place) => {
    const name = file ?? `${projectsName}/${String(place + 1).padStart(2, '0')}.yaml`;
    return { file: posix.join(folder, name), bytes: newDataFile(data) };
  });
  const read = readUnitData({ folder, classTable: null, sheet, projects });
  if (!read.ok) return { kind: 'bad-result', diagnostics: read.diagnostics };
  return { kind: 'patched', files: [sheet, ...projects], removed: [] };
}

function removeUnit(change: Extract<UnitChangeJson, { readonly kind: 'removed' }>, folder: UnitFolder): UnitPatch {
  const read = readUnitData(folder);
  if (!read.ok) return { kind: 'unsound', diagnostics: read.diagnostics };
  const { 单位, 项目 } = plainUnit(read.value);
  const isSame =
    isSamePlain(单位, change.data.单位) &&
    isSamePlain(
      项目,
      change.data.项目.map(({ data }) => data),
    );
  if (!isSame) return { kind: 'other-data', mismatches: [{ where: '单位的内容', expected: null, found: null }] };
  return { kind: 'patched', files: [], removed: filesOf(folder).map(({ file }) => file) };
}

/** Units lie in folders of their names. */
function movedTo(
  name: string,
  folder: UnitFolder,
  { files, removed }: Extract<Patched, { readonly kind: 'patched' }>,
): UnitPatch {
  const place = posix.join(folder.folder, '..', name);
  const kept = filesOf(folder).filter(({ file }) => !removed.includes(file) && !files.some((one) => one.file === file));
  const moved = [...files, ...kept].map(({ file, bytes }) => {
    return { file: posix.join(place, posix.relative(folder.folder, file)), bytes };
  });
  return { kind: 'patched', files: moved, removed: filesOf(folder).map(({ file }) => file) };
}

function filesOf({ sheet, projects }: UnitFolder): readonly SourceFile[] {
  return [...(sheet === null ? [] : [sheet]), ...projects];
}

function isUnit(folder: UnitFolder, { 单位名称, 预算年度 }: UnitIdentity): boolean {
  const read = readUnitData({ ...folder, projects: [] });
  return read.ok && read.value.单位.单位名称 === 单位名称 && read.value.单位.预算年度 === 预算年度;
}

/** Beside the units of its year; else in a folder of its year. */
function newFolder(root: string, units: readonly UnitFolder[], { 单位名称, 预算年度 }: UnitIdentity): string {
  const safe = 单位名称.replace(/[\\/]/g, '');
  const sibling = units.find(({ folder }) => posix.basename(posix.dirname(folder)) === 预算年度);
  if (sibling !== undefined) return posix.join(sibling.folder, '..', safe);
  return posix.basename(root) === 预算年度 ? posix.join(root, safe) : posix.join(root, 预算年度, safe);
}
