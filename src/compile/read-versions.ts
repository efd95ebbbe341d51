import { accept, type Checked, refuse } from '../diagnostics/diagnostic.ts';
import type { Versions } from '../forms/form.ts';
import { compareUnits } from '../history/compare-units.ts';
import type { UnitData } from '../history/difference.ts';
import type { Locator } from '../yaml/located.ts';
import { locateUnitData, type ReadUnitData } from './read-unit-data.ts';
import type { UnitFolder } from './unit-folder.ts';
import { routed } from './unit-locator.ts';

/** Two versions of a unit, compared; a path begins with `before` or `after`, then goes on as in the unit. */
export interface ReadVersions extends Locator {
  readonly versions: Versions;
}

/** The files of a unit in two versions; null where it is not there in one of them. */
export type VersionFolders =
  | { readonly before: UnitFolder; readonly after: UnitFolder | null }
  | { readonly before: UnitFolder | null; readonly after: UnitFolder };

/**
 * Reads two versions of a unit, sound or not, and compares them. A version that is not there has no projects; all mistakes of
 * both come in one run.
 */
export function readVersions({ before, after }: VersionFolders): Checked<ReadVersions> {
  const [old, now] = [readSide(before), readSide(after)];
  if (!old.ok || !now.ok) return refuse([...old.diagnostics, ...now.diagnostics]);
  const [one, other] = [old.value ?? bare(now.value), now.value ?? bare(old.value)];
  if (one === null || other === null) throw new Error('a unit that is nowhere');
  const difference = compareUnits(one.data, other.data);
  const locator = routed(([side, ...path]) => ({ locator: (side === 'before' ? one : other).locator, path }));
  return accept({ versions: { before: one.data, after: other.data, difference }, ...locator });
}

function readSide(folder: UnitFolder | null): Checked<ReadUnitData | null> {
  return folder === null ? accept(null) : locateUnitData(folder);
}

/** The unit before it had anything, or when it has nothing any more. */
function bare(other: ReadUnitData | null): ReadUnitData | null {
  if (other === null) return null;
  const { 单位名称, 预算年度 } = other.data.单位;
  const data: UnitData = { 单位: { 单位名称, 预算年度, 合计: {} }, 项目: [], files: [] };
  return { data, locator: other.locator };
}
