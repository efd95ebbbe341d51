import type { Origin } from '../typeset/composed.ts';
import { printOrigin, type UnitOrigin } from './unit-origin.ts';

/** The property by which an overview is told from the form of the same data. */
const mark = { name: 'Paper', value: 'overview' };

/**
 * What an overview says of where it comes from; `since` is the commit that it is compared with. It carries no data: what was
 * found depends on mubiao.yaml and 豁免 too, so it could not be made again from what a finished file carries.
 */
export function printOverviewOrigin(said: UnitOrigin, since: string | null): Origin {
  const compared = since === null ? [] : [{ name: 'SinceCommit', value: since }];
  const all = [...printOrigin({ ...said, source: 'none' }), mark, ...compared];
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a finished file is an overview, by what it says of itself. */
export function isOverview(origin: Origin): boolean {
  return origin.some(({ name, value }) => name === mark.name && value === mark.value);
}
