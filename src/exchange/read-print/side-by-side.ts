import { type Field, readHeader } from '../read-table/header-words.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import { columnEdges, gridOf, type PageGrid, textOf } from './page-grid.ts';
import type { PrintedPage } from './printed-page.ts';

/** Pages that show the same columns. */
interface Strip {
  readonly fields: ReadonlySet<Field>;
  readonly edges: readonly number[];
  readonly pages: PrintedPage[];
}

/** Rows of two pages are as tall as each other within this, in points. */
const NEAR = 2.5;
/** No head begins further down in its table. */
const deepest = 4;
const unclear =
  '这张表的列分印在几页上，各页的行对不到一起，没有读。请在原来的表里把页面设为“所有列打印在一页”，再打印成 PDF，或者向制表的人要 Word 或 Excel 的文件。';

/**
 * The grids of ruled pages. Where a sheet was too wide for its paper and some columns stand on pages of their own, these are
 * laid beside one another, row by row. Throws `Unreadable` where the rows do not fit.
 */
export function ruledGrids(pages: readonly PrintedPage[]): readonly PageGrid[] {
  const strips = stripsOf(pages);
  const [first, ...others] = strips;
  if (first === undefined || others.length === 0) {
    const columns = columnEdges(pages);
    return pages.map((page) => gridOf(page, columns));
  }
  if (others.some((strip) => strip.pages.length !== first.pages.length)) throw new Unreadable(unclear);
  const grids = strips.map((strip) => {
    const columns = columnEdges(strip.pages);
    return { width: columns.length - 1, pages: strip.pages.map((page) => gridOf(page, columns)) };
  });
  return first.pages.map((_, page) => {
    const own = grids.flatMap((strip) => strip.pages[page] ?? []);
    const [left] = own;
    if (left === undefined || own.some((grid) => !isBeside(grid, left))) throw new Unreadable(unclear);
    const cells = own.flatMap((grid, index) => {
      const shift = grids.slice(0, index).reduce((sum, { width }) => sum + width, 0);
      return grid.cells.map((cell) => ({ ...cell, column: cell.column + shift, lastColumn: cell.lastColumn + shift }));
    });
    return { ...left, cells, outside: own.flatMap(({ outside }) => outside) };
  });
}

function stripsOf(pages: readonly PrintedPage[]): readonly Strip[] {
  const strips: Strip[] = [];
  let last: Strip | undefined;
  for (const page of pages) {
    const edges = columnEdges([page]);
    const fields = headFields(gridOf(page, edges));
    const same = strips.find((strip) => isSame(strip.fields, fields));
    const isOther = fields.size > 0 && strips.length > 0 && ![...fields].some((field) => hasField(strips, field));
    if (strips.length === 0 || isOther) {
      last = { fields, edges, pages: [] };
      strips.push(last);
    } else if (same !== undefined && fields.size > 0) last = same;
    else if (strips.length > 1) {
      const fitting = strips.filter((strip) => isNear(strip.edges, edges));
      if (fitting.length > 1) throw new Unreadable(unclear);
      last = fitting[0] ?? last;
    }
    last?.pages.push(page);
  }
  return strips;
}

function hasField(strips: readonly Strip[], field: Field): boolean {
  return strips.some(({ fields }) => fields.has(field));
}

/** What the headers of a page are about; empty for a page without a head. */
function headFields({ cells }: PageGrid): ReadonlySet<Field> {
  for (let row = 0; row < deepest; row++) {
    const own = cells.filter((cell) => cell.row <= row && cell.lastRow >= row && textOf(cell) !== '');
    const known = own.flatMap((cell) => readHeader(textOf(cell))?.field ?? []);
    if (known.length > 0 && known.length > 0.6 * own.length) return new Set(known);
  }
  return new Set();
}

function isSame(one: ReadonlySet<Field>, other: ReadonlySet<Field>): boolean {
  return one.size === other.size && [...one].every((field) => other.has(field));
}

function isNear(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((edge, index) => Math.abs(edge - (other[index] ?? 0)) < 2 * NEAR);
}

/** Whether two pages have the same rows. */
function isBeside({ edges: one }: PageGrid, { edges: other }: PageGrid): boolean {
  const heights = (edges: readonly number[]): readonly number[] =>
    edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  const [own, others] = [heights(one), heights(other)];
  return own.length === others.length && own.every((height, index) => Math.abs(height - (others[index] ?? 0)) < NEAR);
}
