import { plainWords, readHeader } from '../read-table/header-words.ts';
import type { GridCell, PageGrid } from './page-grid.ts';
import type { PrintedLine } from './printed-lines.ts';

/** A cell of a table that goes over pages, by its rows. */
export interface JoinedCell extends GridCell {
  /** The page it begins on, from 1. */
  readonly page: number;
}

/** The table of all pages as one. */
export interface JoinedTable {
  readonly rows: number;
  readonly cells: readonly JoinedCell[];
  /** What stands outside of the table, page feet left out. */
  readonly outside: readonly PrintedLine[];
  /** Rows that were put together from two pages. */
  readonly joined: readonly number[];
}

const amountFields: ReadonlySet<string> = new Set(['总计', '财政拨款', '财政专户拨款', '其他资金']);

/**
 * Puts the tables of successive pages together: a head that is printed again is left out, and a row that goes on is one
 * with its beginning. A row goes on where it has no amounts of its own, or the one before has none, and no numbering of
 * indicators that begins anew.
 */
export function joinPages(pages: readonly PageGrid[]): JoinedTable {
  const cells: JoinedCell[] = [];
  const joined: number[] = [];
  let rows = 0;
  let head: readonly GridCell[] | null = null;
  for (const [index, page] of pages.entries()) {
    const known: readonly GridCell[] | null = head;
    const height = known === null ? 0 : headHeight(page, known);
    const body = page.cells
      .filter(({ row }) => row >= height)
      .map((cell) => ({ ...cell, row: cell.row - height, lastRow: cell.lastRow - height, page: index + 1 }));
    if (body.length === 0) continue;
    const first = body.filter(({ row }) => row === 0);
    const last = cells.filter(({ lastRow }) => lastRow === rows - 1);
    const goesOn = head !== null && rows > 0 && continues(last, first, head);
    const shift = goesOn ? rows - 1 : rows;
    if (goesOn) {
      joined.push(rows - 1);
      for (const cell of first) extend(cells, cell, rows - 1);
    }
    for (const cell of body) {
      if (goesOn && cell.row === 0) continue;
      cells.push({ ...cell, row: cell.row + shift, lastRow: cell.lastRow + shift });
    }
    rows = shift + page.rows - height;
    head ??= headOf(page);
  }
  return { rows, cells, outside: pages.flatMap(({ outside }) => outside.filter(isNoFoot)), joined };
}

/** The row of headers of the first page; null where none is known. */
function headOf({ cells }: PageGrid): readonly GridCell[] | null {
  for (const row of new Set(cells.map((cell) => cell.row))) {
    const own = cells.filter((cell) => cell.row === row);
    if (own.filter((cell) => readHeader(textOf(cell)) !== null).length >= 3) return own;
  }
  return null;
}

/** How many rows of a page repeat the head. */
function headHeight({ cells }: PageGrid, head: readonly GridCell[]): number {
  const first = cells.filter(({ row }) => row === 0);
  const isSame = head.every((cell) =>
    first.some((one) => one.column === cell.column && plainWords(textOf(one)) === plainWords(textOf(cell))),
  );
  return isSame && first.length > 0 ? Math.max(...first.map(({ lastRow }) => lastRow)) + 1 : 0;
}

function continues(last: readonly GridCell[], first: readonly GridCell[], head: readonly GridCell[]): boolean {
  const columns = new Map(head.map((cell) => [readHeader(textOf(cell))?.field ?? '', cell.column]));
  const amounts = [...columns].filter(([field]) => amountFields.has(field)).map(([, column]) => column);
  const hasAmount = (row: readonly GridCell[]): boolean =>
    row.some((cell) => amounts.includes(cell.column) && /\d/.test(textOf(cell)));
  const textIn = (row: readonly GridCell[], field: string): string => {
    const cell = row.find(({ column }) => column === columns.get(field));
    return cell === undefined ? '' : textOf(cell);
  };
  if (/^1[、.．]/.test(textIn(first, '绩效指标'))) return false;
  if (last.some((cell) => head.includes(cell)) || amounts.length === 0) return false;
  const isOpen = textIn(last, '绩效目标') !== '' || textIn(last, '绩效指标') !== '' || !hasAmount(last);
  return isOpen && !(hasAmount(first) && hasAmount(last));
}

/** Lines of the second part stand behind those of the first. */
function extend(cells: JoinedCell[], { column, lastColumn, lines, right }: GridCell, row: number): void {
  const index = cells.findIndex(
    (cell) => cell.lastRow === row && cell.column <= column && cell.lastColumn >= lastColumn,
  );
  const found = cells[index];
  if (found === undefined) return;
  cells[index] = { ...found, lines: [...found.lines, ...lines], right: Math.max(found.right, right) };
}

function textOf({ lines }: GridCell): string {
  return lines.map(({ text }) => text).join('');
}

function isNoFoot({ text }: PrintedLine): boolean {
  return !/^(?:第\s*\d+\s*页.*|[-—–]?\s*\d+\s*[-—–]?|\d+\s*\/\s*\d+)$/.test(text);
}
