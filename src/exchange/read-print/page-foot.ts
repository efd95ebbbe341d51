import { footnote } from '../read-table/table-row.ts';
import { linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph } from './printed-page.ts';

/** Outside of the table, what stands so many sizes apart is no sentence together. */
export const APART = 1.6;

/** What stands just below the rules: lines of cells that go on on the next page, and the foot of the page. */
export function linesBelow(body: readonly Glyph[], edges: readonly number[], columns: readonly number[]) {
  const [left = 0, right = 0, last] = [columns[0], columns.at(-1), edges.at(-1)];
  if (last === undefined || edges.length < 2) return { rest: [], feet: [] };
  const isWithin = ({ x, width }: Glyph, from: number, to: number): boolean =>
    x + width / 2 > from && x + width / 2 < to;
  const low = body.filter((glyph) => isWithin(glyph, left, right) && glyph.y > last - 4 * glyph.size);
  const under = linesOf(low, APART).filter(({ y, size }) => y - 0.35 * size > last);
  // A number beside other text is a value of the table's.
  const isAlone = (y: number, size: number): boolean => under.filter((one) => Math.abs(one.y - y) < size).length === 1;
  const isFoot = (line: PrintedLine): boolean => isPageFoot(line.text) && isAlone(line.y, line.size);
  const feet = under.filter(isFoot);
  const rest = columns.slice(1).flatMap((to, column) => {
    const lines = linesOf(low.filter((glyph) => isWithin(glyph, columns[column] ?? 0, to)));
    let reached = last;
    return lines.filter((line) => {
      const { text, y, size } = line;
      const isNext = y - 0.35 * size > last && y - 1.7 * size < reached && !isFoot(line) && !footnote.test(text);
      if (isNext || y - 0.35 * size <= last) reached = Math.max(reached, y);
      return isNext;
    });
  });
  return { rest, feet };
}

/** `第 3 页`, `- 3 -`, `3/8` */
export function isPageFoot(text: string): boolean {
  return /^(?:第\s*\d+\s*页.*|[-—–]?\s*\d+\s*[-—–]?|\d+\s*\/\s*\d+)$/.test(text);
}
