import type { Row } from '../../yaml/passages.ts';
import { type Clash, type Conflict, isClash, type Merged } from './merged.ts';

/** A conflict as the lines of its three versions. */
export interface ClashLines {
  readonly conflict: Conflict;
  readonly ours: readonly string[];
  readonly base: readonly string[];
  readonly theirs: readonly string[];
}

export type Line = string | ClashLines;

/** The lines of a passage whose key or dash stands in `column`. */
export function linesOf(passage: Merged | Clash, column: number): readonly Line[] {
  return linesBehind(passage, column, ' '.repeat(column));
}

/** As `linesOf`; `start` is what its own first line begins with: spaces, or the dash on which it stands. */
function linesBehind(passage: Merged | Clash, column: number, start: string): readonly Line[] {
  const above = rowsAt([...passage.gap, ...passage.lead], column);
  const below = rowsAt(passage.tail, column + offsetOf(passage));
  if (!isClash(passage)) return [...above, ...ownLines(passage, column, start), ...below];
  const version = (passages: readonly Merged[]): readonly string[] =>
    passages.flatMap((one, index) => textOf(linesBehind(one, column, index === 0 ? start : ' '.repeat(column))));
  const { conflict, ours, base, theirs } = passage;
  return [...above, { conflict, ours: version(ours), base: version(base), theirs: version(theirs) }, ...below];
}

function ownLines(passage: Merged, column: number, start: string): readonly Line[] {
  const { mark, value, comment, members, offset, isOnDash, isBlock } = passage;
  const inner = column + offset;
  if (members !== null && isOnDash) {
    const dash = `${start}${mark}${' '.repeat(Math.max(offset - mark.length, 1))}`;
    return members.flatMap((member, index) =>
      index === 0 ? linesBehind(member, inner, dash) : linesOf(member, inner),
    );
  }
  const below = (members ?? []).flatMap((member) => linesOf(member, inner));
  if (mark === '' && members !== null) return below;
  const text = bodyAt(passage.body, column);
  const last = text.at(-1);
  if (isBlock || typeof last !== 'string') return [start + mark + value + comment, ...text, ...below];
  return [start + mark + value, ...text.slice(0, -1), last + comment];
}

/** How much further in what is below it is written. */
function offsetOf(passage: Merged | Clash): number {
  const one = isClash(passage) ? (passage.ours[0] ?? passage.theirs[0]) : passage;
  return one?.members ? one.offset : 0;
}

function rowsAt(rows: readonly Row[], column: number): readonly string[] {
  return rows.map(({ indent, text }) => (indent === null ? text : ' '.repeat(Math.max(column + indent, 0)) + text));
}

function bodyAt(body: Merged['body'], column: number): readonly Line[] {
  return body.flatMap((row): readonly Line[] => {
    if (!isClash(row)) return rowsAt([row], column);
    const { conflict, ours, base, theirs } = row;
    return [{ conflict, ours: rowsAt(ours, column), base: rowsAt(base, column), theirs: rowsAt(theirs, column) }];
  });
}

/** A version holds no conflict of its own. */
function textOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => (typeof line === 'string' ? [line] : []));
}
