import type { Cell, Table } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import { decimalInset } from './decimal-inset.ts';
import type { PlacedBar, PlacedLine } from './placed.ts';
import { setParagraphs, textWidth } from './set-cell.ts';

/** Between a bar and the text beside it, in ems. */
export const BAR_GAP = 0.4;
/** Height of a bar, in ems: as high as a Han character is inked. */
export const BAR_HEIGHT = 0.85;

/**
 * How long the bars of a table are, in points: one measure for all, such that the longest still has its text beside it. Cells
 * without a bar are left out.
 */
export function barLengths(shelf: Shelf, table: Table): ReadonlyMap<Cell, number> {
  const withBars = table.cells.flatMap((cell) => (cell.bar === undefined ? [] : [{ cell, bar: cell.bar }]));
  const rooms = withBars.map(({ cell }) => {
    const { role, type, align, paragraphs } = cell;
    const texts = paragraphs.map((text) => {
      return shelf.width(role, text) + (align === 'right' ? decimalInset(shelf, role, text) : 0);
    });
    return textWidth(table, cell) - (Math.max(0, ...texts) / 1000 + BAR_GAP) * type.size;
  });
  const longest = Math.max(0, Math.min(...rooms));
  return new Map(withBars.map(({ cell, bar }) => [cell, bar.share * longest]));
}

/** Sets a cell with a bar of a length, in points; the text stands where the bar ends. */
export function setBeside(
  shelf: Shelf,
  cell: Cell,
  width: number,
  length: number,
): { readonly lines: readonly PlacedLine[]; readonly bar: PlacedBar | null } {
  const { bar, type, align, paragraphs } = cell;
  const taken = length + BAR_GAP * type.size;
  const isRight = align === 'right';
  const lines = setParagraphs(shelf, cell, paragraphs, width - taken).map((line) =>
    isRight ? line : { ...line, indent: line.indent + taken },
  );
  if (bar === undefined || length === 0) return { lines, bar: null };
  const height = BAR_HEIGHT * type.size;
  const top = (type.leading - height) / 2;
  return { lines, bar: { left: isRight ? width - length : 0, top, width: length, height, fill: bar.fill } };
}
