import type { Row } from '../../yaml/passages.ts';
import { stepsBetween } from '../steps.ts';
import { segmentsOf } from './segments.ts';

/**
 * Merges lines that hold comments or nothing: what a side added is there, what a side took away is not. Two comments in
 * the same place both stay, ours first: a comment is never lost, and never a conflict.
 */
export function mergeRows(base: readonly Row[], ours: readonly Row[], theirs: readonly Row[]): readonly Row[] {
  const [old, mine, yours] = [base, ours, theirs].map((rows) => JSON.stringify(rows));
  if (mine === old) return theirs;
  if (yours === old || yours === mine) return ours;
  const segments = segmentsOf(
    stepsBetween(textsOf(base), textsOf(ours)),
    stepsBetween(textsOf(base), textsOf(theirs)),
    () => 1,
  );
  return segments.flatMap((segment) => {
    const [was, here, there] = [
      base.slice(...segment.base),
      ours.slice(...segment.ours),
      theirs.slice(...segment.theirs),
    ];
    if (segment.changedBy === 'both') return bothOf(was, here, there);
    return segment.changedBy === 'theirs' ? there : here;
  });
}

function bothOf(was: readonly Row[], here: readonly Row[], there: readonly Row[]): readonly Row[] {
  const isIn = (rows: readonly Row[], { text }: Row) => rows.some((row) => row.text === text);
  const kept = here.filter((row) => row.indent === null || !isIn(was, row) || isIn(there, row));
  return [...kept, ...there.filter((row) => row.indent !== null && !isIn(was, row) && !isIn(here, row))];
}

function textsOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ text }) => text);
}

/** Merges the comments behind a value; two different new ones both stay. */
export function mergeComment(base: string, ours: string, theirs: string): string {
  if (ours === base || ours.trim() === '')
    return ours === base ? theirs : theirs.trim() === base.trim() ? ours : theirs;
  if (theirs === base || theirs.trim() === '' || theirs.trim() === ours.trim()) return ours;
  return `${ours.trimEnd()} ${theirs.trim()}`;
}
