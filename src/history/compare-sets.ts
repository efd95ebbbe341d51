import { compareUnits, isEmptyDifference } from './compare-units.ts';
import type { UnitChange, UnitData } from './difference.ts';
import { plainName, textLikeness } from './likeness.ts';
import { pair } from './pair.ts';

/** A version of a unit and the folder that it lies in, relative to what is compared. */
export interface UnitEntry {
  readonly folder: string;
  readonly data: UnitData;
}

/**
 * Which unit is which: those of one name and year are one unit, then those of one name, then those of one folder, then
 * those of similar names with the same projects. Where each side has a single unit, these two belong together whatever
 * they are called. The answer gives for each place in `before` its place in `after`.
 */
export function pairUnits(before: readonly UnitEntry[], after: readonly UnitEntry[]): ReadonlyMap<number, number> {
  const isOneEach = before.length === 1 && after.length === 1;
  return pair(before, after, {
    keys: isOneEach
      ? [() => '']
      : [({ data }) => `${data.单位.预算年度} ${nameOf(data)}`, ({ data }) => nameOf(data), ({ folder }) => folder],
    likeness: (one, other) => unitLikeness(one.data, other.data),
    threshold: 0.5,
  });
}

/** What became of the units of two folders. */
export function compareSets(before: readonly UnitEntry[], after: readonly UnitEntry[]): readonly UnitChange[] {
  const pairs = pairUnits(before, after);
  const changes: UnitChange[] = [];
  const sources = new Map([...pairs].map(([from, to]) => [to, from]));
  for (const [to, now] of after.entries()) {
    const was = before[sources.get(to) ?? -1];
    if (was === undefined) {
      changes.push({ kind: 'added', folder: { before: null, after: now.folder }, after: now.data });
      continue;
    }
    const difference = compareUnits(was.data, now.data);
    const isSame = isEmptyDifference(difference) && difference.notation.length === 0;
    if (!isSame) changes.push({ kind: 'changed', folder: { before: was.folder, after: now.folder }, difference });
  }
  for (const [from, was] of before.entries()) {
    if (!pairs.has(from))
      changes.push({ kind: 'removed', folder: { before: was.folder, after: null }, before: was.data });
  }
  return changes.toSorted((a, b) => (folderOf(a) < folderOf(b) ? -1 : folderOf(a) > folderOf(b) ? 1 : 0));
}

function folderOf({ folder }: UnitChange): string {
  return folder.after ?? folder.before;
}

function nameOf({ 单位 }: UnitData): string {
  return plainName(单位.单位名称);
}

function unitLikeness(one: UnitData, other: UnitData): number {
  if (one.单位.预算年度 !== other.单位.预算年度) return 0;
  const names = (data: UnitData) => new Set(data.项目.map(({ 项目名称 }) => plainName(项目名称)));
  const [some, others] = [names(one), names(other)];
  const shared = [...some].filter((name) => others.has(name)).length;
  const projects = some.size + others.size === 0 ? 0 : (2 * shared) / (some.size + others.size);
  return 0.3 * textLikeness(one.单位.单位名称, other.单位.单位名称) + 0.7 * projects;
}
