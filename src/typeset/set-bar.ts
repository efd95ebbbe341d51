import type { Cell } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedBar, PlacedLine } from './placed.ts';
import { setParagraphs } from './set-cell.ts';

/** Between a bar and the text beside it, in ems. */
const GAP = 0.4;
/** Height of a bar, in ems: as high as a Han character is inked. */
const HEIGHT = 0.85;

/** A cell with a bar, and the width of its text area in points. */
export interface BarCell {
  readonly cell: Cell;
  readonly width: number;
}

/** How long the longest bar of a table may be, in points, so that every bar has its text beside it: one measure for all. */
export function longestBar(shelf: Shelf, cells: readonly BarCell[]): number {
  const rooms = cells.map(({ cell: { role, type, paragraphs }, width }) => {
    const texts = paragraphs.map((text) => (shelf.width(role, text) * type.size) / 1000);
    return width - Math.max(0, ...texts) - GAP * type.size;
  });
  return Math.max(0, Math.min(...rooms));
}

/** Sets a cell with a bar; the text stands where the bar ends. `longest` is the length of the longest bar, in points. */
export function setBeside(
  shelf: Shelf,
  { cell, width }: BarCell,
  longest: number,
): { readonly lines: readonly PlacedLine[]; readonly bar: PlacedBar | null } {
  const { bar, type, align, paragraphs } = cell;
  const length = (bar?.share ?? 0) * longest;
  const taken = bar === undefined ? 0 : length + GAP * type.size;
  const isRight = align === 'right';
  const lines = setParagraphs(shelf, cell, paragraphs, width - taken).map((line) =>
    isRight ? line : { ...line, indent: line.indent + taken },
  );
  if (bar === undefined || length === 0) return { lines, bar: null };
  const height = HEIGHT * type.size;
  const top = (type.leading - height) / 2;
  return { lines, bar: { left: isRight ? width - length : 0, top, width: length, height, fill: bar.fill } };
}
