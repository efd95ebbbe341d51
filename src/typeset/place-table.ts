import type { Cell, Table } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { LineMemory } from './line-memory.ts';
import type { PlacedBar, PlacedCell, PlacedLine, PlacedRow } from './placed.ts';
import { barLengths, setBeside } from './set-bar.ts';
import { setParagraphs, textWidth } from './set-cell.ts';
import { linesThatStay } from './split-row.ts';

/** Where the next block begins: page (from 0) and distance from the upper margin, in points. */
export interface Cursor {
  readonly page: number;
  readonly y: number;
}

/** A row that cannot be set: it does not fit on a page of its own, even cut. */
export class NoRoom extends Error {}

interface SetCell {
  readonly cell: Cell;
  readonly lines: readonly PlacedLine[];
  readonly bar: PlacedBar | null;
}

interface Frame {
  readonly table: Table;
  readonly leading: number;
  /** Height of the type area of a page. */
  readonly pageHeight: number;
  /** Height of the repeated header rows with their rules. */
  readonly header: number;
}

/** A table whose lines are broken. */
export interface SetTable {
  readonly table: Table;
  /** What must stand on the page where it begins, in points: its header and the beginning of its first row. */
  readonly least: number;
  place(start: Cursor): { readonly rows: readonly PlacedRow[]; readonly end: Cursor };
}

/** Breaks the lines of every cell; then every row can be put on its page. */
export function setTable(shelf: Shelf, table: Table, pageHeight: number, memory?: LineMemory): SetTable {
  const rows = setRows(shelf, table, memory);
  const leading = Math.max(0, ...table.cells.map((cell) => cell.type.leading));
  const bare: Frame = { table, leading, pageHeight, header: 0 };
  const header = rows.slice(0, table.headerRows).reduce((sum, row) => sum + fullHeight(bare, row), 0);
  const frame: Frame = { ...bare, header };
  const least = (row: number): number => {
    const cells = rows[row] ?? [];
    const own = Math.min(fullHeight(frame, cells), heightOf(frame, 2));
    return isHeading(cells) && row + 1 < rows.length ? own + least(row + 1) : own;
  };
  return {
    table,
    least: table.rule + header + least(table.headerRows),
    place(start) {
      const placed: PlacedRow[] = [];
      let cursor: Cursor = { page: start.page, y: start.y + table.rule };
      if (cursor.y + header + least(table.headerRows) > pageHeight) cursor = { page: start.page + 1, y: table.rule };
      rows.forEach((cells, row) => {
        const isLow = row > table.headerRows && isHeading(cells) && cursor.y + least(row) > pageHeight + TOLERANCE;
        if (isLow) cursor = { page: cursor.page + 1, y: table.rule + header };
        cursor = placeRow(frame, row, cells, cursor, placed);
      });
      return { rows: placed, end: cursor };
    },
  };
}

/** A row of nothing but heads speaks of the rows below it: it stays with the next. */
function isHeading(cells: readonly SetCell[]): boolean {
  return cells.length > 0 && cells.every(({ cell }) => cell.role === 'header');
}

function setRows(shelf: Shelf, table: Table, memory?: LineMemory): SetCell[][] {
  const rows: SetCell[][] = Array.from({ length: table.rows }, () => []);
  const lengths = barLengths(shelf, table);
  for (const cell of table.cells) {
    const width = textWidth(table, cell);
    const length = lengths.get(cell);
    const set =
      length === undefined
        ? { lines: setParagraphs(shelf, cell, cell.paragraphs, width, memory), bar: null }
        : setBeside(shelf, cell, width, length);
    rows[cell.row]?.push({ cell, ...set });
  }
  return rows;
}

function heightOf(frame: Frame, lines: number): number {
  return lines * frame.leading + 2 * frame.table.padding.y + frame.table.rule;
}

function fullHeight(frame: Frame, row: readonly SetCell[]): number {
  return heightOf(frame, Math.max(1, ...row.map(({ lines }) => lines.length)));
}

function placeRow(frame: Frame, row: number, cells: readonly SetCell[], start: Cursor, into: PlacedRow[]): Cursor {
  const tallest = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const isHeader = row < frame.table.headerRows;
  let cursor = start;
  let done = 0;
  while (done < tallest) {
    const room = Math.floor((frame.pageHeight - cursor.y - heightOf(frame, 0) + TOLERANCE) / frame.leading);
    const rest = tallest - done;
    const isFresh = cursor.y <= frame.table.rule + frame.header + TOLERANCE;
    const kept =
      rest <= room
        ? rest
        : linesThatStay(
            cells.map(({ lines }) => lines.length - done),
            room,
          );
    const taken = kept === 0 && isFresh ? room : kept;
    if (taken < 1 && (isFresh || isHeader)) throw new NoRoom(`row ${row}`);
    if (taken > 0) {
      into.push(placedRow(frame, row, cells, done, taken, cursor.page, rest <= room && done === 0));
      done += taken;
      cursor = { page: cursor.page, y: cursor.y + heightOf(frame, taken) };
    }
    if (done < tallest) cursor = { page: cursor.page + 1, y: frame.table.rule + frame.header };
  }
  return cursor;
}

const TOLERANCE = 0.001;

function placedRow(
  frame: Frame,
  row: number,
  cells: readonly SetCell[],
  from: number,
  count: number,
  page: number,
  isWhole: boolean,
): PlacedRow {
  const placeCell = ({ cell, lines, bar }: SetCell): PlacedCell => {
    const part = lines.slice(from, from + count);
    const isCentred = isWhole && cell.verticalAlign === 'middle';
    return {
      cell,
      lines: part,
      firstLine: Math.min(from, lines.length),
      above: isCentred ? ((count - part.length) * frame.leading) / 2 : 0,
      bar: from === 0 ? bar : null,
    };
  };
  return {
    row,
    page,
    height: heightOf(frame, count) - frame.table.rule,
    cells: cells.map(placeCell),
    isContinued: from > 0,
  };
}
