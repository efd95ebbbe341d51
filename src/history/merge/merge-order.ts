import type { Match } from './match-members.ts';

/** The order of what is left of three versions of a list or map. */
export interface MergedOrder {
  readonly order: readonly Match[];
  /** The order of theirs, where the two sides moved things about in ways that do not go together; `order` is then that of ours. */
  readonly otherOrder: readonly Match[] | null;
}

/** Which of two new members comes first where nothing else says so. */
export type Precedence = (one: Match, other: Match) => number;

/**
 * Orders the members that stay: those that both sides have as the side that moved them has them, each other one behind
 * the one it follows on its own side. What both sides added in the same place is ordered by `precedence`, so that it does
 * not matter which side is ours.
 */
export function mergeOrder(kept: readonly Match[], precedence: Precedence): MergedOrder {
  const common = kept.filter(({ ours, theirs }) => ours !== null && theirs !== null);
  const [mine, yours] = [inOrderOf(common, 'ours'), inOrderOf(common, 'theirs')];
  const merged = orderOfCommon(mine, yours, precedence);
  const order = withAdditions(merged ?? mine, kept, precedence);
  return { order, otherOrder: merged === null ? withAdditions(yours, kept, precedence) : null };
}

type Side = 'ours' | 'base' | 'theirs';

function placeOf(match: Match, side: Side): number {
  return match[side]?.place ?? -1;
}

function inOrderOf(matches: readonly Match[], side: Side): readonly Match[] {
  return matches.toSorted((a, b) => placeOf(a, side) - placeOf(b, side));
}

function isSame(one: readonly Match[], other: readonly Match[]): boolean {
  return one.every((match, index) => match === other[index]);
}

/** Null where there is no order that has in it what both sides moved. */
function orderOfCommon(
  mine: readonly Match[],
  yours: readonly Match[],
  precedence: Precedence,
): readonly Match[] | null {
  if (isSame(mine, yours)) return mine;
  const old = ({ base }: Match) => base !== null;
  const [was, here, there] = [inOrderOf(mine.filter(old), 'base'), mine.filter(old), yours.filter(old)];
  if (was.length === mine.length && isSame(here, was)) return yours;
  if (was.length === mine.length && isSame(there, was)) return mine;
  const wins = new Map(mine.map((one) => [one, mine.filter((other) => isBefore(one, other, precedence)).length]));
  // An order without a circle: each member comes before another number of them.
  if (new Set(wins.values()).size < mine.length) return null;
  return mine.toSorted((a, b) => (wins.get(b) ?? 0) - (wins.get(a) ?? 0));
}

/** Of two members, the side that changed their order is right: as there are only two orders, it is not that of the base. */
function isBefore(one: Match, other: Match, precedence: Precedence): boolean {
  if (one === other) return false;
  const [mine, yours] = [
    placeOf(one, 'ours') < placeOf(other, 'ours'),
    placeOf(one, 'theirs') < placeOf(other, 'theirs'),
  ];
  if (mine === yours) return mine;
  if (one.base === null || other.base === null) return precedence(one, other) < 0;
  return placeOf(one, 'base') > placeOf(other, 'base');
}

function withAdditions(common: readonly Match[], kept: readonly Match[], precedence: Precedence): readonly Match[] {
  const [mine, yours] = [additionsOf(kept, 'ours'), additionsOf(kept, 'theirs')];
  return [null, ...common].flatMap((before) => [
    ...(before === null ? [] : [before]),
    ...interleaved(mine.get(before) ?? [], yours.get(before) ?? [], precedence),
  ]);
}

/** The members that only one side has, behind the common one that they follow there; null: at the beginning. */
function additionsOf(kept: readonly Match[], side: 'ours' | 'theirs'): ReadonlyMap<Match | null, readonly Match[]> {
  const runs = new Map<Match | null, Match[]>();
  let before: Match | null = null;
  for (const match of inOrderOf(
    kept.filter((one) => one[side] !== null),
    side,
  )) {
    if (match.ours !== null && match.theirs !== null) before = match;
    else runs.set(before, [...(runs.get(before) ?? []), match]);
  }
  return runs;
}

function interleaved(mine: readonly Match[], yours: readonly Match[], precedence: Precedence): readonly Match[] {
  const order: Match[] = [];
  let [at, other] = [0, 0];
  for (;;) {
    const [one, two] = [mine[at], yours[other]];
    if (one === undefined) return [...order, ...yours.slice(other)];
    if (two === undefined) return [...order, ...mine.slice(at)];
    if (precedence(one, two) <= 0) {
      order.push(one);
      at++;
    } else {
      order.push(two);
      other++;
    }
  }
}
