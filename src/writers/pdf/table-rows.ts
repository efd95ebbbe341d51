import type { Table } from '../../document/form-document.ts';
import type { PlacedCell, PlacedRow } from '../../typeset/placed.ts';
import type { ReadyLine } from './definition.ts';
import type { LaidOutBar, LaidOutVector } from './pdfmake.ts';
import { paragraphsOf } from './structure.ts';

/** A line with the upper left corner of its text area, in points from the page's upper left corner. */
export interface PutLine {
  readonly x: number;
  readonly y: number;
  readonly line: ReadyLine;
}

/** Texts, rules and bars of rows that stand one below the other on a page, the first with its upper rule at `corner`; their height with all rules. */
export function boxesOf(
  table: Table,
  rows: readonly PlacedRow[],
  corner: { readonly x: number; readonly y: number },
): {
  readonly lines: readonly PutLine[];
  readonly rules: readonly LaidOutVector[];
  readonly bars: readonly LaidOutBar[];
  readonly height: number;
} {
  const { rule } = table;
  const lefts = leftEdges(table, corner.x);
  const right = lefts.at(-1) ?? corner.x;
  const lines: PutLine[] = [];
  const rules: LaidOutVector[] = [];
  const bars: LaidOutBar[] = [];
  const draw = (x1: number, y1: number, x2: number, y2: number): void => {
    rules.push({ type: 'line', x1, x2, y1, y2, lineWidth: rule });
  };
  let top = corner.y;
  draw(corner.x, top + rule / 2, right, top + rule / 2);
  for (const row of rows) {
    const bottom = top + rule + row.height;
    for (const x of new Set([...row.cells.map(({ cell }) => lefts[cell.column] ?? corner.x), right]))
      draw(x + rule / 2, top, x + rule / 2, bottom + rule);
    for (const placed of row.cells) {
      const left = (lefts[placed.cell.column] ?? corner.x) + rule;
      lines.push(...linesOf(table, placed, left, top + rule));
      bars.push(...barOf(table, placed, left, top + rule));
    }
    draw(corner.x, bottom + rule / 2, right, bottom + rule / 2);
    top = bottom;
  }
  return { lines, rules, bars, height: top + rule - corner.y };
}

/** The left edge of each column's left rule, and that of the last right rule. */
function leftEdges({ columns }: Table, left: number): readonly number[] {
  const edges = [left];
  for (const column of columns) edges.push((edges.at(-1) ?? left) + column);
  return edges;
}

/** The lines of a cell whose box begins at (`left`, `top`). */
function linesOf(table: Table, { cell, lines, above }: PlacedCell, left: number, top: number): readonly PutLine[] {
  const x = left + table.padding.x;
  const y = top + table.padding.y + leadingSlack(table) + above;
  const { type } = cell;
  const paragraphs = paragraphsOf(cell);
  return lines.map(({ indent, runs, paragraph }, index) => ({
    x,
    y: y + index * type.leading,
    line: { indent, align: 'left', type, runs, owner: paragraphs[paragraph] ?? cell },
  }));
}

function barOf({ padding }: Table, { bar, above }: PlacedCell, left: number, top: number): readonly LaidOutBar[] {
  if (bar === null) return [];
  const { width, height, fill } = bar;
  return [{ x: left + padding.x + bar.left, y: top + padding.y + above + bar.top, width, height, fill }];
}

/** Half of what the leading exceeds the face's own line by: it must not all stand below the text. */
function leadingSlack({ cells, padding }: Table): number {
  const { size, leading } = cells[0]?.type ?? { size: 8, leading: 11 };
  return Math.max(0, Math.min(padding.y, (leading - size * LINE) / 2));
}

/** Ascent plus descent of our faces, in ems. */
const LINE = 1.28;
