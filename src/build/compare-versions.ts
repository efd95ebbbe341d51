import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareSets, type UnitEntry } from '../history/compare-sets.ts';
import type { Difference, UnitData, UnitIdentity } from '../history/difference.ts';
import type { Failure } from '../workspace/failure.ts';
import { compareTables } from './compare-tables.ts';
import { versionIn } from './read-version.ts';
import { isSameUnit, type OpenedUnit, openUnits, type VersionPlace } from './version-units.ts';

/** A unit that cannot be compared, for one of its versions cannot be read. */
export interface Unreadable {
  readonly side: 'before' | 'after';
  readonly folder: string;
  /** Well written, but not in the words of today. */
  readonly isOtherFormat: boolean;
  readonly errors: readonly Diagnostic[];
}

/** What came of comparing two places. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly difference: Difference;
      readonly unreadable: readonly Unreadable[];
      /** Whether 备注 and 豁免 were left out. */
      readonly isPublic: boolean;
      /** What was read, whether it differs or not; units that are the same byte for byte are not among them. */
      readonly entries: { readonly before: readonly UnitEntry[]; readonly after: readonly UnitEntry[] };
    }
  | { readonly kind: 'nothing-there' }
  /** A finished file is of a unit that the other side does not have. */
  | { readonly kind: 'no-such-unit'; readonly unit: UnitIdentity }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Compares the units of two places. `changed` are the files that alone differ, where that is known (both places then bear
 * the same names): no other unit is read. Units whose files are the same byte for byte are not parsed.
 */
export async function compareVersions(
  before: VersionPlace,
  after: VersionPlace,
  changed: readonly string[] | null,
): Promise<Comparison> {
  const [old, now] = [await openUnits(before, changed), await openUnits(after, changed)];
  if (!old.ok) return { kind: 'failed', failure: old.failure };
  if (!now.ok) return { kind: 'failed', failure: now.failure };
  if (old.value.length + now.value.length === 0 && changed === null) return { kind: 'nothing-there' };
  const isPublic = before.isPublic || after.isPublic;
  const sides = [
    before.isOneUnit ? old.value : ofName(old.value, now.value, after),
    after.isOneUnit ? now.value : ofName(now.value, old.value, before),
  ] as const;
  const absent = sides[0].length === 0 ? after : sides[1].length === 0 ? before : null;
  if (absent?.isOneUnit === true) return noSuchUnit(absent === before ? old.value : now.value);
  const tables = await compareTables({ place: before, units: sides[0] }, { place: after, units: sides[1] }, changed);
  const { entries, unreadable } = readBoth(...sides, isPublic);
  const units = compareSets(entries.before, entries.after);
  return { kind: 'compared', difference: { classTables: tables, units }, unreadable, isPublic, entries };
}

/** Of many units, the one that a finished file on the other side is of: folders go by the units' names. */
function ofName(
  units: readonly OpenedUnit[],
  others: readonly OpenedUnit[],
  other: VersionPlace,
): readonly OpenedUnit[] {
  const [one] = others;
  if (!other.isOneUnit || units.length < 2 || one === undefined) return units;
  const wanted = identityIn(one);
  const nameOf = ({ open: { folder } }: OpenedUnit) => posix.basename(folder.folder).normalize('NFC');
  const named = units.filter((unit) => nameOf(unit) === wanted?.单位名称.normalize('NFC'));
  return named.filter((unit) => named.length === 1 || identityIn(unit)?.预算年度 === wanted?.预算年度);
}

function identityIn({ open }: OpenedUnit): UnitIdentity | null {
  const version = versionIn(open);
  return version.state === 'read' ? version.data.单位 : null;
}

function noSuchUnit([one]: readonly OpenedUnit[]): Comparison {
  const unit = one === undefined ? null : identityIn(one);
  return unit === null ? { kind: 'nothing-there' } : { kind: 'no-such-unit', unit };
}

/** A unit that cannot be read on one side is told as such, and not as added or removed. */
function readBoth(before: readonly OpenedUnit[], after: readonly OpenedUnit[], isPublic: boolean) {
  const others = new Map(after.map((one) => [one.route, one]));
  const same = new Set<string>();
  for (const one of before) {
    const other = others.get(one.route);
    if (other !== undefined && isSameUnit(one, other)) same.add(one.route);
  }
  const unreadable: Unreadable[] = [];
  const lost = new Set<string>();
  const read = (units: readonly OpenedUnit[], side: Unreadable['side']): readonly UnitEntry[] =>
    units.flatMap(({ route, open }): readonly UnitEntry[] => {
      const version = same.has(route) ? null : versionIn(open);
      if (version?.state === 'unreadable') {
        const { isOtherFormat, errors } = version;
        unreadable.push({ side, folder: open.folder.folder, isOtherFormat, errors });
        lost.add(route);
      }
      if (version?.state !== 'read') return [];
      return [{ folder: route, data: isPublic ? published(version.data) : version.data }];
    });
  const [old, now] = [read(before, 'before'), read(after, 'after')];
  const isKnown = ({ folder }: UnitEntry): boolean => !lost.has(folder);
  return { entries: { before: old.filter(isKnown), after: now.filter(isKnown) }, unreadable };
}

/** The data as finished files carry it: without 备注, 豁免 and 调整原因. */
function published({ 单位, 项目, ...rest }: UnitData): UnitData {
  const bare = <T extends Kept>({ 备注: _, 豁免: __, 调整原因: ___, ...printed }: T) => printed;
  const projects = 项目.map((project) => ({ ...bare(project), 绩效指标: project.绩效指标.map(bare) }));
  return { 单位: bare(单位), 项目: projects, ...rest };
}

/** What the form does not print. */
type Kept = { readonly 备注?: unknown; readonly 豁免?: unknown; readonly 调整原因?: unknown };
