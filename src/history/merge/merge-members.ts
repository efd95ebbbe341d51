import { fields } from '../../budget/schema/fields.ts';
import type { Passage, Row } from '../../yaml/passages.ts';
import { commentsIn, isEdited } from './choose.ts';
import { conflictOf, describeMember } from './describe.ts';
import { identityOf } from './items.ts';
import { type Match, matchMembers } from './match-members.ts';
import { mergeOrder } from './merge-order.ts';
import { mergePassage } from './merge-passage.ts';
import { type Clash, conflictsIn, isClash, type Merged } from './merged.ts';

/** The members of a map or a list in its versions. */
export interface MemberVersions {
  readonly base: readonly Passage[];
  readonly ours: readonly Passage[];
  readonly theirs: readonly Passage[];
}

export interface MergedMembers {
  readonly members: readonly (Merged | Clash)[];
  /** Both sides moved items about, and something else is in conflict as well. */
  readonly isOutOfOrder: boolean;
}

/** Merges members one by one; null where nothing would be left of what both sides have. */
export function mergeMembers(versions: MemberVersions, isList: boolean, what: string): MergedMembers | null {
  const { base, ours, theirs } = versions;
  const found = new Map<Match, Merged | Clash>();
  const orphans: Row[] = [];
  for (const match of matchMembers(base, ours, theirs, isList)) {
    const merged = mergeMember(match, what);
    if (merged === null) orphans.push(...orphansOf(match));
    else found.set(match, merged);
  }
  if (found.size === 0 && ours.length > 0 && theirs.length > 0) return null;
  const { order, otherOrder } = mergeOrder([...found.keys()], isList ? byIdentity : byKey);
  const members = order.flatMap((match) => found.get(match) ?? []);
  const others = otherOrder?.flatMap((match) => found.get(match) ?? []) ?? null;
  if (others === null || !isList) return { members: withRows(members, orphans), isOutOfOrder: false };
  const whole = [members, others].map((list) => list.flatMap((one) => (isClash(one) ? [] : [one])));
  const [mine = [], yours = []] = whole;
  const isSound = mine.length === members.length && mine.every((one) => conflictsIn(one).length === 0);
  const conflict = { what: `${what}的次序`, reason: 'order', ours: null, base: null, theirs: null } as const;
  const clash = { conflict, ours: mine, base, theirs: yours, gap: orphans, lead: [], tail: [] };
  return { members: [clash], isOutOfOrder: !isSound };
}

function mergeMember({ base, ours, theirs }: Match, what: string): Merged | Clash | null {
  const known = base ?? ours ?? theirs;
  if (known === null) return null;
  const name = describeMember(what, known.passage, known.place);
  if (ours !== null && theirs !== null)
    return mergePassage({ base: base?.passage ?? null, ours: ours.passage, theirs: theirs.passage }, name);
  const left = ours ?? theirs;
  if (left === null) return null;
  if (base === null) return left.passage;
  if (!isEdited(left.passage, base.passage)) return null;
  const versions = { ours: ours?.passage ?? null, base: base.passage, theirs: theirs?.passage ?? null };
  const version = (passage: Passage | null) => (passage === null ? [] : [{ ...passage, gap: [] }]);
  return {
    conflict: conflictOf(name, ours === null ? 'removed-by-ours' : 'removed-by-theirs', versions),
    ours: version(versions.ours),
    base: version(versions.base),
    theirs: version(versions.theirs),
    gap: left.passage.gap,
    lead: [],
    tail: [],
  };
}

/** Comments that one side put above what the other took away belong to neither: they stay. */
function orphansOf({ base, ours, theirs }: Match): readonly Row[] {
  const known = commentsIn(base?.passage.gap ?? []);
  const gap = (ours ?? theirs)?.passage.gap ?? [];
  return gap.filter(({ indent, text }) => indent !== null && !known.includes(text.trim()));
}

function withRows(members: readonly (Merged | Clash)[], rows: readonly Row[]): readonly (Merged | Clash)[] {
  const [first, ...rest] = members;
  return first === undefined || rows.length === 0 ? members : [{ ...first, gap: [...rows, ...first.gap] }, ...rest];
}

/** What both sides added in the same place comes in the order of the form. */
function byIdentity(one: Match, other: Match): number {
  const [first, second] = [one, other].map((match) => {
    const passage = match.ours?.passage ?? match.theirs?.passage;
    return passage === undefined ? '' : identityOf(passage);
  });
  return compare(first ?? '', second ?? '');
}

const ranks: ReadonlyMap<string, number> = new Map(Object.keys(fields).map((name, rank) => [name, rank]));

function byKey(one: Match, other: Match): number {
  const [first, second] = [one, other].map((match) => (match.ours ?? match.theirs)?.passage.key ?? '');
  const rank = (key = '') => ranks.get(key) ?? ranks.size;
  return rank(first) - rank(second) || compare(first ?? '', second ?? '');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
