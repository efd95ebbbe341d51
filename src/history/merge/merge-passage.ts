import type { Passage } from '../../yaml/passages.ts';
import { choose, commentsOf, isSame, saysTheSame } from './choose.ts';
import { conflictOf, isFreeText } from './describe.ts';
import { mergeFreeText } from './free-text.ts';
import { hasLostItsSum } from './funding-sum.ts';
import { mergeMembers } from './merge-members.ts';
import { mergeComment, mergeRows } from './merge-rows.ts';
import { type Clash, type Conflict, dataOf, isClash, type Merged } from './merged.ts';

/** One passage in its versions; without a base both sides added it. */
export interface Versions {
  readonly base: Passage | null;
  readonly ours: Passage;
  readonly theirs: Passage;
}

/** A passage without what is above and below it. */
type Content = Omit<Merged, 'gap' | 'lead' | 'tail'>;

/** Merges one passage; `what` is its name for a person, empty for the whole file. */
export function mergePassage(versions: Versions, what: string): Merged | Clash {
  const { base, ours, theirs } = versions;
  const frame = {
    gap: mergeRows(base?.gap ?? [], ours.gap, theirs.gap),
    lead: mergeRows(base?.lead ?? [], ours.lead, theirs.lead),
    tail: mergeRows(base?.tail ?? [], ours.tail, theirs.tail),
  };
  const bothAreCollections = ours.members !== null && theirs.members !== null && ours.isList === theirs.isList;
  const content = bothAreCollections ? mergeCollection(versions, what) : mergeValue(versions, what);
  return { ...content, ...frame };
}

/** A conflict about all that a passage says. */
function clashOf(reason: Conflict['reason'], versions: Versions, what: string): Clash {
  const { base, ours, theirs } = versions;
  return {
    conflict: conflictOf(what, reason, versions),
    ours: [alone(ours)],
    base: base === null ? [] : [alone(base)],
    theirs: [alone(theirs)],
    gap: [],
    lead: [],
    tail: [],
  };
}

/** Without what is above and below it, which is merged apart. */
function alone(passage: Passage): Passage {
  return { ...passage, gap: [], lead: [], tail: [] };
}

function mergeValue(versions: Versions, what: string): Content | Clash {
  const { base, ours, theirs } = versions;
  const mark = choose(base?.mark, ours.mark, theirs.mark);
  const comment = mergeComment(base?.comment ?? '', ours.comment, theirs.comment);
  const side = sideToTake(versions);
  if (side !== null) return { ...side, mark, comment, isOnDash: side.isOnDash && comment.trim() === '' };
  const text = isFreeText(ours) ? mergeFreeText(versions, what) : versions;
  return 'ours' in text ? clashOf('changed', { ...text, base }, what) : { ...ours, ...text, mark, comment };
}

/** The side whose value says all that either wants to say; null where both changed it. */
function sideToTake({ base, ours, theirs }: Versions): Passage | null {
  if (saysTheSame(ours.data, theirs.data) && !hasInnerComments(ours) && !hasInnerComments(theirs))
    return base !== null && isSame(notationOf(ours), notationOf(base)) ? theirs : ours;
  if (base === null) return null;
  return !isChanged(ours, base) ? theirs : !isChanged(theirs, base) ? ours : null;
}

function isChanged(passage: Passage, base: Passage): boolean {
  const known = commentsOf(alone(base));
  return !saysTheSame(passage.data, base.data) || innerComments(passage).some((comment) => !known.includes(comment));
}

function innerComments(passage: Passage): readonly string[] {
  return commentsOf({ ...alone(passage), comment: '' });
}

function hasInnerComments(passage: Passage): boolean {
  return innerComments(passage).length > 0;
}

function notationOf({ value, body, members }: Passage): unknown {
  return [value, body, members === null];
}

function mergeCollection(versions: Versions, what: string): Content | Clash {
  const { base, ours, theirs } = versions;
  const old = base !== null && base.isList === ours.isList ? (base.members ?? []) : [];
  const merged = mergeMembers({ base: old, ours: ours.members ?? [], theirs: theirs.members ?? [] }, ours.isList, what);
  if (merged === null) return clashOf('changed', versions, what);
  const { members, isOutOfOrder } = merged;
  if (isOutOfOrder) return clashOf('order', versions, what);
  const comment = mergeComment(base?.comment ?? '', ours.comment, theirs.comment);
  const isOnDash = choose(base?.isOnDash, ours.isOnDash, theirs.isOnDash) && comment.trim() === '';
  const offset = Math.max(choose(base?.offset, ours.offset, theirs.offset), isOnDash ? 2 : 0);
  const [first] = members;
  // The dash stands on the first line of every version.
  const isHeadless = first !== undefined && isClash(first) && [first.ours, first.base, first.theirs].some(isEmpty);
  if (isOnDash && isHeadless) return clashOf('changed', versions, what);
  const content = { ...ours, mark: choose(base?.mark, ours.mark, theirs.mark), comment, members, isOnDash, offset };
  const data = dataOf(content);
  if (data !== null && isFunding(ours) && hasLostItsSum(data, ours, theirs)) return clashOf('total', versions, what);
  return { ...content, data };
}

function isEmpty(version: readonly Merged[]): boolean {
  return version.length === 0;
}

function isFunding({ key }: Passage): boolean {
  return key === '资金' || key === '合计';
}
