import type { Cell, Table } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedCell, PlacedLine, PlacedRow } from './placed.ts';
import { setParagraphs } from './set-cell.ts';
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
}

interface Frame {
  readonly table: Table;
  readonly leading: number;
  /** Height of the type area of a page. */
  readonly pageHeight: number;
  /** Height of the repeated header rows with their rules. */
  readonly header: number;
}

/** Breaks the lines of every cell and puts every row on its page. */
export function placeTable(
  shelf: Shelf,
  table: Table,
  pageHeight: number,
  start: Cursor,
): { readonly rows: readonly PlacedRow[]; readonly end: Cursor } {
  const rows = setRows(shelf, table);
  const leading = Math.max(0, ...table.cells.map((cell) => cell.type.leading));
  const bare: Frame = { table, leading, pageHeight, header: 0 };
  const header = rows.slice(0, table.headerRows).reduce((sum, row) => sum + fullHeight(bare, row), 0);
  const frame: Frame = { ...bare, header };
  const placed: PlacedRow[] = [];
  let cursor: Cursor = { page: start.page, y: start.y + table.rule };
  const firstBody = rows[table.headerRows];
  const needed = header + Math.min(fullHeight(frame, firstBody ?? []), heightOf(frame, 2));
  if (cursor.y + needed > pageHeight) cursor = { page: start.page + 1, y: table.rule };
  rows.forEach((cells, row) => {
    cursor = placeRow(frame, row, cells, cursor, placed);
  });
  return { rows: placed, end: cursor };
}

function setRows(shelf: Shelf, table: Table): SetCell[][] {
  const rows: SetCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const width = textWidth(table, cell);
    rows[cell.row]?.push({ cell, lines: setParagraphs(shelf, cell, cell.paragraphs, width) });
  }
  return rows;
}

/** Width of the text area of a cell: its columns from border to border, less one rule and the padding on both sides. */
function textWidth(table: Table, cell: Cell): number {
  const columns = table.columns.slice(cell.column, cell.column + cell.columnSpan);
  return columns.reduce((sum, column) => sum + column, 0) - table.rule - 2 * table.padding.x;
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
  const placeCell = ({ cell, lines }: SetCell): PlacedCell => {
    const part = lines.slice(from, from + count);
    const isCentred = isWhole && cell.verticalAlign === 'middle';
    return {
      cell,
      lines: part,
      firstLine: Math.min(from, lines.length),
      above: isCentred ? ((count - part.length) * frame.leading) / 2 : 0,
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
