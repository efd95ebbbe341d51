import { compareFunding } from '../history/compare-funding.ts';
import { compareProjects } from '../history/compare-projects.ts';
import { pairUnits, type UnitEntry } from '../history/compare-sets.ts';
import { departuresFrom } from '../history/departures.ts';
import type { AmountChange, FundingChange, ProjectChange, UnitIdentity } from '../history/difference.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Unreadable } from './compare-versions.ts';
import { versionIn } from './read-version.ts';
import { openUnits, type VersionPlace } from './version-units.ts';

/** A unit held against its approved total. */
export interface Approval {
  readonly unit: UnitIdentity;
  /** Column by column, from the approved amount to the sum of the projects; none where they agree. */
  readonly departures: readonly AmountChange[];
  /** What was made of the approval since, and the projects whose money changed since; nothing where one version is looked at. */
  readonly approved: FundingChange;
  readonly projects: readonly ProjectChange[];
}

/** Holds the projects of every unit against the 合计 that an earlier version has; a unit that was not there, against its own. */
export async function compareApproved(
  approval: VersionPlace,
  current: VersionPlace,
): Promise<Attempt<{ readonly approvals: readonly Approval[]; readonly unreadable: readonly Unreadable[] }>> {
  const unreadable: Unreadable[] = [];
  const read = async (place: VersionPlace, side: Unreadable['side']): Promise<Attempt<readonly UnitEntry[]>> => {
    const opened = await openUnits(place, null);
    if (!opened.ok) return opened;
    const entries = opened.value.flatMap(({ route, open }): readonly UnitEntry[] => {
      const version = versionIn(open);
      if (version.state === 'unreadable') unreadable.push({ ...version, side, folder: open.folder.folder });
      return version.state === 'read' ? [{ folder: route, data: version.data }] : [];
    });
    return done(entries);
  };
  const now = await read(current, 'after');
  if (!now.ok) return now;
  const then = approval === current ? now : await read(approval, 'before');
  if (!then.ok) return then;
  const sources = new Map([...pairUnits(then.value, now.value)].map(([from, to]) => [to, from]));
  const approvals = now.value.map(({ data }, to): Approval => {
    const before = then.value[sources.get(to) ?? -1]?.data ?? data;
    const { changes } = compareProjects(before, data);
    return {
      unit: { 单位名称: data.单位.单位名称, 预算年度: data.单位.预算年度 },
      departures: departuresFrom(before.单位.合计, data.项目),
      approved: compareFunding(before.单位.合计, data.单位.合计),
      projects: changes.filter(({ funding }) => funding.amounts.length > 0),
    };
  });
  return done({ approvals, unreadable });
}
