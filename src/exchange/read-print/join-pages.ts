import { plainWords, readHeader } from '../read-table/header-words.ts';
import { type LastRow, rowsMeet } from './meeting-rows.ts';
import { isPageFoot } from './page-foot.ts';
import { type GridCell, type PageGrid, textOf } from './page-grid.ts';
import type { PrintedLine } from './printed-lines.ts';

/** A cell of a table that goes over pages, by its rows. */
export interface JoinedCell extends GridCell {
  /** The page it begins on, from 1. */
  readonly page: number;
}

/** A row of which it is not sure whether it goes on on the next page. */
export interface UnsureRow {
  readonly row: number;
  readonly why: string;
}

/** The table of all pages as one. */
export interface JoinedTable {
  readonly rows: number;
  readonly cells: readonly JoinedCell[];
  /** What stands above the table on its first page: title and captions. */
  readonly above: readonly PrintedLine[];
  /** What else stands outside of the table, page feet and heads left out. */
  readonly outside: readonly PrintedLine[];
  /** Rows that were put together from two pages. */
  readonly joined: readonly number[];
  readonly unsure: readonly UnsureRow[];
}

/**
 * Puts the tables of successive pages together: a head that is printed again is left out, and a row that goes on is one
 * with its beginning. Where the rules do not tell, what stands in the rows does.
 */
export function joinPages(pages: readonly PageGrid[]): JoinedTable {
  const cells: JoinedCell[] = [];
  const joined: number[] = [];
  const unsure: UnsureRow[] = [];
  let rows = 0;
  let head: readonly GridCell[] | null = null;
  for (const [index, page] of pages.entries()) {
    const known: readonly GridCell[] | null = head;
    const height = known === null ? 0 : headHeight(page, known);
    const body = page.cells
      .filter(({ row }) => row >= height)
      .map((cell) => ({ ...cell, row: cell.row - height, lastRow: cell.lastRow - height, page: index + 1 }));
    if (body.length === 0) continue;
    const last: LastRow = { cells: cells.filter(({ lastRow }) => lastRow === rows - 1), all: cells };
    const first = body.filter(({ row }) => row === 0);
    const meeting = known === null || rows === 0 ? null : rowsMeet(last, first, known);
    const shift = meeting?.isOneRow === true ? rows - 1 : rows;
    if (meeting?.isOneRow === true) joined.push(rows - 1);
    if (meeting?.doubt != null) unsure.push({ row: shift, why: meeting.doubt });
    for (const cell of body) {
      const own = { ...cell, row: cell.row + shift, lastRow: cell.lastRow + shift };
      const goesOn = cell.row === 0 && meeting?.goesOn(cell.column) === true;
      if (!goesOn || !extend(cells, own, rows - 1, meeting?.isRepeated(cell.column) === true)) cells.push(own);
    }
    rows = shift + page.rows - height;
    head ??= headOf(page);
  }
  const [first, ...others] = pages;
  return {
    rows,
    cells,
    above: first?.outside.filter(({ text }) => !isPageFoot(text)) ?? [],
    outside: others.flatMap(({ outside }) => outside.filter(({ text }) => !isPageFoot(text))),
    joined,
    unsure,
  };
}

/** The row of headers of the first page; null where none is known. */
function headOf({ cells }: PageGrid): readonly GridCell[] | null {
  for (const row of new Set(cells.map((cell) => cell.row))) {
    const own = cells.filter((cell) => cell.row <= row && cell.lastRow >= row);
    if (own.filter((cell) => readHeader(textOf(cell)) !== null).length >= 3) return own;
  }
  return null;
}

/** How many rows of a page repeat the head. */
function headHeight({ cells }: PageGrid, head: readonly GridCell[]): number {
  const top = Math.min(...head.map(({ row }) => row));
  const repeated = head.map((cell) =>
    cells.find(
      (one) =>
        one.row <= cell.row - top + 1 &&
        one.column === cell.column &&
        plainWords(textOf(one)) === plainWords(textOf(cell)),
    ),
  );
  const isSame = repeated.every((one, index) => one !== undefined || textOf(head[index] ?? { lines: [] }) === '');
  return isSame ? Math.max(0, ...repeated.map((one) => (one?.lastRow ?? -1) + 1)) : 0;
}

/** Lines of the second part stand behind those of the first. False where there is no first part. */
function extend(cells: JoinedCell[], part: JoinedCell, row: number, isRepeated: boolean): boolean {
  const { column, lastColumn, lines, right, lastRow, isOpenBelow } = part;
  const index = cells.findIndex(
    (cell) => cell.lastRow === row && cell.column <= column && cell.lastColumn >= lastColumn,
  );
  const found = cells[index];
  if (found === undefined) return false;
  cells[index] = {
    ...found,
    lastRow: Math.max(found.lastRow, lastRow),
    lines: isRepeated ? found.lines : [...found.lines, ...lines],
    right: Math.max(found.right, right),
    isOpenBelow,
    isClipped: found.isClipped || part.isClipped,
  };
  return true;
}
