import type { Cell, Page, Table } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { type LinedCell, lineCells, textOfLines } from './form-cells.ts';
import { cellStyle, cellValue, pitchOf } from './form-looks.ts';
import { type Area, type SheetBar, type SheetCell, type SheetRow, tallestRow } from './workbook.ts';

/** A table as rows of a sheet, of which the first is `start`. */
export interface TableRows {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Area[];
  readonly breaks: readonly number[];
  readonly bars: readonly SheetBar[];
  readonly header: { readonly first: number; readonly last: number } | null;
  /** Where the text of each cell stands: at one place, or in parts on successive pages. */
  readonly places: ReadonlyMap<Cell, readonly Area[]>;
}

/** Of a page, how much is counted on: programs round rows to dots. */
const SURE = 0.96;

/**
 * Lays a table out on a sheet. A row that is taller than Excel makes one stands in several, over which its cells are merged;
 * what is taller than a page is divided at a line, as it is in the PDF, for no program breaks a merged cell between two
 * lines. Before both a new page begins, unless they stand on the first. `above` them stand rows of the sheet.
 */
export function layTable(shelf: Shelf, table: Table, page: Page, above: readonly SheetRow[]): TableRows {
  const start = above.length;
  const lined = lineCells(shelf, table);
  const pitch = Math.max(0, ...table.cells.map(({ type }) => pitchOf(type)));
  const heightOf = (lines: number): number => lines * pitch + 2 * table.padding.y;
  const tallest = (row: readonly LinedCell[]): number => Math.max(1, ...row.map(({ lines }) => lines.length));
  const header = lined.slice(0, table.headerRows).reduce((sum, row) => sum + heightOf(tallest(row)), 0);
  const room = (page.height - page.margin.top - page.margin.bottom) * SURE;
  const most = Math.max(1, Math.floor((room - header - heightOf(0)) / pitch));

  const heights: number[] = [];
  const breaks: number[] = [];
  let used = above.reduce((sum, row) => sum + row.height, 0);
  /** By row of the table: the sheet rows of each of its parts. */
  const parts = lined.map((row): readonly Part[] => {
    const count = tallest(row);
    return Array.from({ length: Math.ceil(count / most) }, (_, index): Part => {
      const height = heightOf(Math.min(most, count - index * most));
      const split = Math.ceil(height / tallestRow);
      const first = start + heights.length;
      used += height;
      if ((split > 1 || index > 0) && used > room && first > 0) breaks.push(first);
      for (let i = 0; i < split; i++) heights.push(height / split);
      return { first, last: first + split - 1, fromLine: index * most, toLine: (index + 1) * most };
    });
  });
  return { ...fill(table, lined, parts, heights, start), breaks };
}

/** Some lines of a row, and the sheet rows in which they stand. */
interface Part {
  readonly first: number;
  readonly last: number;
  readonly fromLine: number;
  readonly toLine: number;
}

function fill(
  table: Table,
  lined: readonly (readonly LinedCell[])[],
  parts: readonly (readonly Part[])[],
  heights: readonly number[],
  start: number,
): Omit<TableRows, 'breaks'> {
  const cells: SheetCell[][] = heights.map(() => []);
  const merges: Area[] = [];
  const bars: SheetBar[] = [];
  const places = new Map<Cell, readonly Area[]>();
  for (const one of lined.flat()) {
    const { cell } = one;
    const areas: Area[] = [];
    for (const { area, text, isWhole } of partsOf(one, parts)) {
      const value = cellValue(cell, text);
      const style = cellStyle(one, value, isWhole);
      areas.push(area);
      if (area.lastRow > area.row || area.lastColumn > area.column) merges.push(area);
      for (let row = area.row; row <= area.lastRow; row++)
        for (let { column } = area; column <= area.lastColumn; column++) {
          const isCorner = row === area.row && column === area.column;
          cells[row - start]?.push({ column, value: isCorner ? value : { kind: 'blank' }, style });
        }
    }
    places.set(cell, areas);
    const [area] = areas;
    const height = heights[(area?.row ?? 0) - start] ?? 0;
    if (area !== undefined && one.bar !== null) bars.push(barOf(table, one, one.bar, area, height));
  }
  const rows = cells.map((row, index) => {
    return { row: start + index, height: heights[index] ?? 0, cells: row.toSorted((a, b) => a.column - b.column) };
  });
  const last = parts[table.headerRows - 1]?.at(-1)?.last;
  return { rows, merges, bars, places, header: last === undefined ? null : { first: start, last } };
}

interface CellPart {
  readonly area: Area;
  readonly text: string;
  readonly isWhole: boolean;
}

/** A cell over several rows is whole, over all their sheet rows; another has a part in each part of its row. */
function partsOf({ cell, lines }: LinedCell, parts: readonly (readonly Part[])[]): readonly CellPart[] {
  const { row, column, rowSpan, columnSpan, paragraphs } = cell;
  const own = parts[row] ?? [];
  const lastColumn = column + columnSpan - 1;
  if (rowSpan > 1 || own.length === 1) {
    const lastRow = parts[row + rowSpan - 1]?.at(-1)?.last ?? row;
    return [
      { area: { row: own[0]?.first ?? 0, column, lastRow, lastColumn }, text: paragraphs.join('\n'), isWhole: true },
    ];
  }
  return own.map(({ first, last, fromLine, toLine }) => {
    const area = { row: first, column, lastRow: last, lastColumn };
    return { area, text: textOfLines(lines.slice(fromLine, toLine)), isWhole: false };
  });
}

/** A bar begins at the side to which the cell is set, at the height of the only line. */
function barOf(
  table: Table,
  { cell }: LinedCell,
  { length, height, fill: look }: NonNullable<LinedCell['bar']>,
  { row, column }: Area,
  rowHeight: number,
): SheetBar {
  const width = table.columns.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, one) => sum + one, 0);
  const left = cell.align === 'right' ? width - table.padding.x - length : table.padding.x;
  const top = cell.verticalAlign === 'middle' ? (rowHeight - height) / 2 : table.padding.y;
  return { row, column, left, top, width: length, height, fill: look };
}
