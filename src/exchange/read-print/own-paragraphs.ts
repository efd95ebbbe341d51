import type { Face } from '../../fonts/face.ts';
import { breakLines } from '../../typeset/break-lines.ts';
import { endsSentence } from './ends-sentence.ts';
import { columnEdges } from './page-grid.ts';
import type { Glyph, PrintedPage } from './printed-page.ts';

/** The lines of a column of our own print: their glyphs from left to right, blanks among them. */
export type ColumnLines = readonly (readonly Glyph[])[];

/** A column of our own table over all pages; heads that are printed again are marked as such and left out. */
export interface PrintedColumn {
  readonly lines: ColumnLines;
  /** Between the paddings, in points. */
  readonly width: number;
}

export function columnOf(pages: readonly PrintedPage[], column: number): PrintedColumn {
  const edges = columnEdges(pages);
  const [left = 0, right = 0] = [edges[column], edges[column + 1]];
  const lines = pages.flatMap(({ glyphs, rules }) => {
    const [top, bottom] = [Math.min(...rules.map(({ y1 }) => y1)), Math.max(...rules.map(({ y1 }) => y1))];
    const own = glyphs.filter(({ x, y, width, isArtifact }) => {
      const middle = x + width / 2;
      return !isArtifact && middle > left && middle < right && y > top && y < bottom;
    });
    const byLine = new Map<number, Glyph[]>();
    for (const glyph of own) {
      const line = byLine.get(glyph.y);
      if (line === undefined) byLine.set(glyph.y, [glyph]);
      else line.push(glyph);
    }
    const rows = [...byLine].toSorted(([a], [b]) => a - b);
    return rows.map(([, line]) => line.toSorted((a, b) => a.x - b.x));
  });
  const start = Math.min(...lines.map(([first]) => first?.x ?? right));
  // The padding is the same on both sides.
  return { lines, width: right + left - 2 * start };
}

/** A text with its paragraphs, a line each. */
export interface FoundParagraphs {
  readonly text: string;
  /** How many sentences end just where their line does, so that a paragraph may end there unseen. */
  readonly open: number;
}

/**
 * The paragraphs of a text of which the page shows only lines: the lines are broken again, as few paragraphs as make just
 * these lines. `text` is all of it without line ends; null where the lines are not its.
 */
export function findParagraphs(text: string, lines: ColumnLines, width: number): FoundParagraphs | null {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.reduce((sum, glyph) => sum + glyph.text.length, 0));
  const shown = lines.map((line) => line.map((glyph) => glyph.text).join('')).join('');
  if (shown !== text) return null;
  const size = lines[0]?.[0]?.size ?? 0;
  const room = (width / size) * 1000;
  const sliceOf = (from: number, to: number): string => text.slice(starts[from], starts[to]);
  const isOne = (from: number, to: number): boolean => {
    const part = sliceOf(from, to);
    const face = faceOf(lines.slice(from, to).flat(), size);
    const broken = breakLines([{ face, text: part }], part, room + ROUNDING, 0);
    return (
      broken.length === to - from &&
      broken.every(({ start }, index) => start === (starts[from + index] ?? 0) - (starts[from] ?? 0))
    );
  };
  // From the end: in how few paragraphs the lines from here on come out, and where the first of them ends.
  const fewest: { readonly count: number; readonly end: number }[] = [];
  fewest[lines.length] = { count: 0, end: lines.length };
  for (let from = lines.length - 1; from >= 0; from--) {
    let best = { count: Number.POSITIVE_INFINITY, end: from + 1 };
    for (let to = lines.length; to > from; to--) {
      const count = 1 + (fewest[to]?.count ?? Number.POSITIVE_INFINITY);
      if (count < best.count && isOne(from, to)) best = { count, end: to };
    }
    fewest[from] = best;
  }
  if (fewest[0]?.count === Number.POSITIVE_INFINITY) return null;
  const paragraphs: string[] = [];
  let open = 0;
  for (let at = 0; at < lines.length; ) {
    const end = fewest[at]?.end ?? lines.length;
    paragraphs.push(sliceOf(at, end));
    for (let line = at; line + 1 < end; line++) if (endsSentence(sliceOf(line, line + 1))) open++;
    at = end;
  }
  return { text: paragraphs.join('\n'), open };
}

/** Places on the page are rounded to hundredths of a point. */
const ROUNDING = 3;

/** A face that knows of each character of a text how wide the page shows it, and nothing else. */
function faceOf(glyphs: readonly Glyph[], size: number): Face {
  const advances = glyphs.map(({ width }) => Math.round((width / size) * 1000));
  return {
    name: '',
    family: '',
    bold: false,
    unitsPerEm: 1000,
    ascent: 0,
    descent: 0,
    bounds: [0, 0, 0, 0],
    glyph: () => 0,
    advance: (glyph) => advances[glyph] ?? 0,
    shape: (_, visit) => {
      let offset = 0;
      for (const [index, { text }] of glyphs.entries()) {
        visit(index, offset, offset + text.length);
        offset += text.length;
      }
    },
    record: () => new Uint8Array(),
    table: () => new Uint8Array(),
  };
}
