import type { Cell, Table } from '../document/form-document.ts';

/** Rows of a table that cells hold together, or a single row. */
export interface RowBand {
  readonly rows: readonly BandRow[];
  /** The bookmark of its first row, and the how manieth of the table that is, from 0. */
  readonly bookmark: { readonly number: number; readonly title: string } | null;
  /** The same for bands whose cells differ in their texts alone. */
  readonly layout: string;
}

/** Every cell that the row shows, left to right; one that began further up is continued. */
export interface BandRow {
  readonly isHeader: boolean;
  readonly cells: readonly { readonly cell: Cell; readonly isContinued: boolean }[];
}

/** A table cut into the smallest bands that no cell reaches out of; a header row and one of the body never share one. */
export function rowBands(table: Table): readonly RowBand[] {
  const numbers = new Map(table.bookmarks.map(({ row, title }, number) => [row, { number, title }]));
  const bands: RowBand[] = [];
  let start = 0;
  let end = 0;
  for (let row = 0; row < table.rows; row++) {
    for (const cell of table.cells) if (cell.row === row) end = Math.max(end, row + cell.rowSpan);
    if (end > row + 1) continue;
    const rows = bandRows(table, start, row + 1);
    bands.push({ rows, bookmark: numbers.get(start) ?? null, layout: layoutOf(rows) });
    start = row + 1;
  }
  return bands;
}

function bandRows(table: Table, start: number, end: number): readonly BandRow[] {
  return Array.from({ length: end - start }, (_, index) => {
    const row = start + index;
    const cells = table.cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .map((cell) => ({ cell, isContinued: cell.row < row }))
      .sort((a, b) => a.cell.column - b.cell.column);
    return { isHeader: row < table.headerRows, cells };
  });
}

function layoutOf(rows: readonly BandRow[]): string {
  return JSON.stringify(
    rows.map(({ isHeader, cells }) => [
      isHeader,
      cells.map(({ cell: { row: _, paragraphs: __, ...look }, isContinued }) => [look, isContinued]),
    ]),
  );
}
