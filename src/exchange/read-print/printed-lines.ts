import { endsSentence } from './ends-sentence.ts';
import type { Glyph } from './printed-page.ts';

/** A line of print. */
export interface PrintedLine {
  readonly text: string;
  /** Its ink, from left to right, without blanks at its ends. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Whether other text stands on it. */
  readonly isOverprinted: boolean;
  /** Whether its font does not say what its characters are. */
  readonly isGuess: boolean;
  /** Whether it runs over the edge of its cell. */
  readonly runsOver: boolean;
}

/** Glyphs of one stretch of paper, put together to lines from above. Blanks within a line stay; a gap of `most` sizes parts two. */
export function linesOf(glyphs: readonly Glyph[], most = Number.POSITIVE_INFINITY): readonly PrintedLine[] {
  const rows: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    // A raised or lowered sign is of the line, too.
    if (row !== undefined && first !== undefined && glyph.y - first.y < 0.45 * Math.max(first.size, glyph.size))
      row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.flatMap((row) =>
    partsOf(
      row.toSorted((a, b) => a.x - b.x),
      most,
    ).flatMap(lineOf),
  );
}

function partsOf(glyphs: readonly Glyph[], most: number): readonly (readonly Glyph[])[] {
  const parts: Glyph[][] = [];
  let end = 0;
  for (const glyph of glyphs.filter(({ text }) => most === Number.POSITIVE_INFINITY || text.trim() !== '')) {
    const part = parts.at(-1);
    if (part === undefined || glyph.x - end > most * glyph.size) parts.push([glyph]);
    else part.push(glyph);
    end = glyph.x + glyph.width;
  }
  return parts;
}

function lineOf(glyphs: readonly Glyph[]): readonly PrintedLine[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const [first] = inked;
  if (first === undefined) return [];
  let text = '';
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    // Some programs print each letter in bold by printing it twice.
    const isTwice: boolean =
      before !== null && before.text === glyph.text && Math.abs(before.x - glyph.x) < 0.12 * glyph.size;
    if (isTwice) continue;
    const gap = before === null ? 0 : glyph.x - (before.x + before.width);
    // Words that are set apart without a blank between them.
    const isApart = gap > 0.25 * glyph.size && isLatin(before?.text) && isLatin(glyph.text);
    text += (isApart ? ' ' : '') + glyph.text;
    before = glyph;
  }
  const right = Math.max(...inked.map(({ x, width }) => x + width));
  const size = Math.max(...inked.map((glyph) => glyph.size));
  const [isOverprinted, isGuess] = [inked.some((one) => one.isOverprinted), inked.some((one) => one.isGuess)];
  return [
    {
      text: text.trim(),
      left: first.x,
      right,
      y: first.y,
      size,
      isOverprinted,
      isGuess,
      runsOver: inked.some((one) => one.runsOver),
    },
  ];
}

function isLatin(text: string | undefined): boolean {
  return text !== undefined && /^[A-Za-z]/.test(text);
}

/** Lines as one text: what was broken to fit is joined, a blank between words of letters. */
export function joinLines(lines: readonly PrintedLine[]): string {
  return lines.reduce((text, line) => {
    const isParted = /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text);
    return text + (isParted ? ' ' : '') + line.text;
  }, '');
}

/** `2、`, `（三）`, `目标1：`, `二是` */
const counted =
  /^(?:\d{1,2}[、.．)）]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、是]|目标\d)/;

/**
 * Lines as paragraphs: one ends where more than two characters of the next line would have had room behind it, and begins
 * where a line is set in. `right` is where the lines of the column end.
 */
export function paragraphsOf(lines: readonly PrintedLine[], right: number): string {
  const left = Math.min(...lines.map((line) => line.left));
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const free = before === undefined ? 0 : (right - before.right) / before.size;
    // Where one sentence is over and the next line counts, room for a single character is enough.
    const isCounted = /[。；;！]$/.test(before?.text ?? '') && counted.test(line.text);
    const isOver = free > (isCounted ? 1.05 : 2.6);
    const isSetIn = before !== undefined && line.left - left > 1.4 * line.size && before.left - left < line.size;
    text += (isOver || isSetIn ? '\n' : '') + line.text;
  }
  return text;
}

/** How many lines of a paragraph end just with a sentence, so that a paragraph may end there unseen. */
export function unseenEndsOf(lines: readonly PrintedLine[], right: number): number {
  const text = paragraphsOf(lines, right);
  let at = 0;
  let count = 0;
  for (const line of lines) {
    at += line.text.length;
    if (text[at] === '\n') at++;
    else if (at < text.length && endsSentence(line.text)) count++;
  }
  return count;
}
