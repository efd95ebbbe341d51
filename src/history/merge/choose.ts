import type { Plain } from '../../yaml/located.ts';
import type { Passage, Row } from '../../yaml/passages.ts';

/** The side that changed something; ours where both did, or where there is nothing to compare with. */
export function choose<T>(base: T | undefined, ours: T, theirs: T): T {
  return base !== undefined && isSame(ours, base) ? theirs : ours;
}

/** Whether two values, rows or texts are the same, character for character. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Whether two values say the same; the order of keys is no matter. */
export function saysTheSame(one: Plain, other: Plain): boolean {
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return one === other;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && saysTheSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

/** Whether a passage says something that an older version of it does not: other data, or a comment. */
export function isEdited(passage: Passage, older: Passage): boolean {
  return !saysTheSame(passage.data, older.data) || hasNewComments(passage, older);
}

function hasNewComments(passage: Passage, older: Passage): boolean {
  const known = commentsOf(older);
  return commentsOf(passage).some((comment) => !known.includes(comment));
}

/** The comments of a passage, those in the gap above it left out. */
export function commentsOf({ lead, comment, members, tail }: Passage): readonly string[] {
  const inside = (members ?? []).flatMap((member) => [...commentsIn(member.gap), ...commentsOf(member)]);
  return [...commentsIn(lead), ...(comment.trim() === '' ? [] : [comment.trim()]), ...inside, ...commentsIn(tail)];
}

export function commentsIn(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ indent, text }) => (indent === null ? [] : [text.trim()]));
}
