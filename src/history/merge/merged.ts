import type { Plain } from '../../yaml/located.ts';
import type { Passage, Row } from '../../yaml/passages.ts';

/** What both sides changed, each in its own way, so that a person must choose. */
export interface Conflict {
  /** In the words of the form, e.g. `绩效指标“师生满意度”的年度指标值`. */
  readonly what: string;
  /**
   * `changed`: each wrote something else; `removed-by-ours`, `removed-by-theirs`: one took away what the other edited;
   * `order`: each put the same items into another order; `total`: together their amounts are not the 总计 that they
   * wrote; `lines`: the file could not be read, so nothing but its lines is known.
   */
  readonly reason: 'changed' | 'removed-by-ours' | 'removed-by-theirs' | 'order' | 'total' | 'lines';
  /** The texts that stand against each other; null where there is none, or it is more than a text. */
  readonly ours: string | null;
  readonly base: string | null;
  readonly theirs: string | null;
}

/** What stands in the place of a conflict: all three versions. */
export interface Trio<T> {
  readonly conflict: Conflict;
  readonly ours: readonly T[];
  readonly base: readonly T[];
  readonly theirs: readonly T[];
}

/** A conflict about one passage, or about the order of several; what is around it is merged. */
export interface Clash extends Trio<Merged>, Pick<Passage, 'gap' | 'lead' | 'tail'> {}

/** A passage that was put together from two; a text's lines may be in conflict, and so may its members. */
export interface Merged extends Omit<Passage, 'members' | 'body'> {
  readonly members: readonly (Merged | Clash)[] | null;
  readonly body: readonly (Row | Trio<Row>)[];
}

export function isClash<T extends object>(one: T): one is Extract<T, Trio<unknown>> {
  return 'conflict' in one;
}

/** The conflicts of a merged passage, in the order of its lines. */
export function conflictsIn({ body, members }: Pick<Merged, 'body' | 'members'>): readonly Conflict[] {
  return [
    ...body.flatMap((row) => (isClash(row) ? [row.conflict] : [])),
    ...(members ?? []).flatMap((member) => (isClash(member) ? [member.conflict] : conflictsIn(member))),
  ];
}

/** What a merged passage should say; null while something in it is in conflict. */
export function dataOf(merged: Pick<Merged, 'body' | 'members' | 'isList' | 'data'>): Plain {
  if (conflictsIn(merged).length > 0) return null;
  const members = (merged.members ?? []).flatMap((member) => (isClash(member) ? [] : [member]));
  if (merged.members === null) return merged.data;
  if (merged.isList) return members.map((member) => dataOf(member));
  return Object.fromEntries(members.map((member) => [member.key ?? '', dataOf(member)]));
}
