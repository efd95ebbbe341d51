import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parse } from '../../yaml/parse.ts';
import { type Passage, passagesOf } from '../../yaml/passages.ts';
import { commentsIn, commentsOf, saysTheSame } from './choose.ts';
import { type Line, linesOf } from './lines-of.ts';
import { linesOfSide, type MarkedConflict, markConflicts } from './marks.ts';
import { mergeLines } from './merge-lines.ts';
import { mergePassage } from './merge-passage.ts';
import { dataOf, isClash } from './merged.ts';
import { inNotation, mergeNotation, notationOf } from './notation.ts';

/** The texts of one file; `base` is empty where both sides added it. */
export interface FileVersions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A file that was merged. */
export interface MergedFile {
  readonly text: string;
  /** What is left when one side is chosen in every conflict; what only the other changed is in it. */
  readonly settled: { readonly ours: string; readonly theirs: string };
  readonly conflicts: readonly MarkedConflict[];
  /**
   * Why the file was merged by lines, as a text of which nothing is known: a version has mistakes of notation, or is
   * written in a way that cannot be merged by what it says. Null where it was merged by what it says.
   */
  readonly unread: Unread | null;
}

export interface Unread {
  /** Null where each version can be read, but not all three be put together. */
  readonly side: keyof FileVersions | null;
  /** The first mistake; null where there is none. */
  readonly mistake: Diagnostic | null;
}

/** Mistakes that leave no doubt about what is data and what is comment. */
const harmless: ReadonlySet<string> = new Set(['yaml-folded', 'yaml-hash']);

/** Merges by what the file says: what only one side changed is that side's, character by character. */
export function mergeFile(versions: FileVersions, markSize = 7): MergedFile {
  const { base, ours, theirs } = versions;
  if (ours === theirs || theirs === base) return untouched(ours);
  if (ours === base) return untouched(theirs);
  return mergeChanged(versions, markSize);
}

function untouched(text: string): MergedFile {
  return { text, settled: { ours: text, theirs: text }, conflicts: [], unread: null };
}

/** As `mergeFile`, where nothing is known of what changed. */
export function mergeChanged(versions: FileVersions, markSize = 7): MergedFile {
  const notations = eachOf(versions, notationOf);
  const notation = mergeNotation(versions.base === '' ? null : notations.base, notations.ours, notations.theirs);
  const plain = eachOf(notations, ({ text }) => text);
  const read = readVersions(plain);
  const lines = 'side' in read ? null : mergeRead(read, plain);
  const unread = 'side' in read ? read : lines === null ? { side: null, mistake: null } : null;
  const split = eachOf(plain, (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n')));
  const merged = lines ?? mergeLines(split.base, split.ours, split.theirs);
  const { lines: marked, conflicts } = markConflicts(merged, markSize);
  const text = inNotation(marked, notation);
  const chosen = (side: 'ours' | 'theirs') => inNotation(linesOfSide(merged, side), notation);
  return { text, settled: { ours: chosen('ours'), theirs: chosen('theirs') }, conflicts, unread };
}

interface ReadVersions {
  readonly base: Passage | null;
  readonly ours: Passage;
  readonly theirs: Passage;
}

/** The passages of the three versions, or the first that cannot be read. */
function readVersions(texts: FileVersions): ReadVersions | Unread {
  const isNew = !/^[ \t]*[^#\s]/m.test(texts.base);
  const [base, ours, theirs] = [
    isNew ? null : readVersion(texts.base),
    readVersion(texts.ours),
    readVersion(texts.theirs),
  ];
  if (!('mark' in ours)) return { side: 'ours', mistake: ours.mistake };
  if (!('mark' in theirs)) return { side: 'theirs', mistake: theirs.mistake };
  if (base !== null && !('mark' in base)) return { side: 'base', mistake: base.mistake };
  return { base, ours, theirs };
}

function readVersion(text: string): Passage | { readonly mistake: Diagnostic | null } {
  const { diagnostics } = parse({ file: '', text });
  const mistake = diagnostics.find(({ code, severity }) => severity === 'error' && !harmless.has(code)) ?? null;
  return (mistake === null ? passagesOf(text) : null) ?? { mistake };
}

/** The merged lines, after a look at whether they say what they should and hold every comment; null where they do not. */
function mergeRead(versions: ReadVersions, texts: FileVersions): readonly Line[] | null {
  const merged = mergePassage(versions, '');
  if (isClash(merged)) return null;
  const lines = linesOf(merged, 0);
  const isWhole = lines.every((line) => typeof line === 'string');
  const sides = (['ours', 'theirs'] as const).map((side) => readVersion(`${linesOfSide(lines, side).join('\n')}\n`));
  const [first] = sides;
  if (first === undefined || sides.some((side) => !('mark' in side))) return null;
  const isRight = !isWhole || ('mark' in first && saysTheSame(first.data, dataOf(merged)));
  return isRight && keepsComments(versions, lines, texts) ? lines : null;
}

/** Whether each comment that a side added is in the result. */
function keepsComments({ base, ours, theirs }: ReadVersions, lines: readonly Line[], texts: FileVersions): boolean {
  const whole = (passage: Passage) => [...commentsIn(passage.gap), ...commentsOf(passage)];
  const written = lines
    .flatMap((line) => (typeof line === 'string' ? [line] : [...line.ours, ...line.theirs]))
    .join('\n');
  return [ours, theirs].every((side) =>
    whole(side).every((comment) => written.includes(comment) || (base !== null && texts.base.includes(comment))),
  );
}

function eachOf<T, U>({ base, ours, theirs }: Record<keyof FileVersions, T>, map: (one: T) => U) {
  return { base: map(base), ours: map(ours), theirs: map(theirs) };
}
