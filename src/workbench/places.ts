import type { Path } from '../diagnostics/path.ts';
import type { Cell, Table } from '../document/form-document.ts';
import { type PlacedCell, type PlacedDocument, type PlacedRow, rowsByPage } from '../typeset/placed.ts';
import type { PlaceView } from './wire.ts';

/** What is printed in the columns of the form, by the beginning of their heads. */
const amountColumns = ['总计', '财政拨款', '财政专户拨款', '其他资金'];
const textColumns = ['项目名称', '绩效目标', '绩效指标'];

/** A box on a page, in points. */
interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where each field of a unit stands on the pages, so that a click on the page finds its field. Rows with a bookmark are
 * the projects, in order; those between the head and the first of them are the unit's. Files are counted: 0 is 单位.yaml.
 */
export function placesOf({ page, blocks }: PlacedDocument): readonly PlaceView[] {
  const places: PlaceView[] = [];
  const y = new Map<number, number>();
  const below = (number: number): number => y.get(number) ?? page.margin.top;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const { leading } = block.paragraph.type;
      y.set(block.page, below(block.page) + block.above + leading + block.paragraph.after);
      continue;
    }
    for (const [number, rows] of rowsByPage(block.table, block.rows)) {
      let top = below(number);
      for (const row of rows) {
        const all = block.rows.filter((one) => one.row === row.row);
        places.push(...placesInRow(block.table, row, all, { page: number, x: page.margin.left, y: top }));
        top += row.height + block.table.rule;
      }
      y.set(number, top + block.table.rule);
    }
  }
  return places;
}

function placesInRow(
  table: Table,
  row: PlacedRow,
  parts: readonly PlacedRow[],
  corner: Pick<Box, 'page' | 'x' | 'y'>,
): readonly PlaceView[] {
  const file = table.bookmarks.findLastIndex((bookmark) => bookmark.row <= row.row) + 1;
  if (row.row < table.headerRows || table.bookmarks.length === 0) return [];
  return row.cells.flatMap((placed) => {
    const path = pathOf(table, placed.cell, file === 0);
    if (path === null) return [];
    const x = corner.x + widthOf(table, 0, placed.cell.column);
    const width = widthOf(table, placed.cell.column, placed.cell.columnSpan);
    const box: Box = { page: corner.page, x, y: corner.y, width, height: row.height + table.rule };
    const isList = path.length === 1 && path[0] === '绩效指标';
    return isList ? itemsIn(table, placed, itemsOfLines(parts, placed.cell), box, file) : [viewOf(box, file, path)];
  });
}

/** A paragraph for each indicator: the part of it that stands on this page. */
function itemsIn(
  table: Table,
  placed: PlacedCell,
  itemOf: readonly number[],
  box: Box,
  file: number,
): readonly PlaceView[] {
  const { leading } = placed.cell.type;
  const own = itemOf.slice(placed.firstLine, placed.firstLine + placed.lines.length);
  const top = box.y + table.rule + table.padding.y + placed.above;
  const items = new Map<number, { first: number; last: number }>();
  for (const [line, item] of own.entries()) {
    const known = items.get(item);
    if (known === undefined) items.set(item, { first: line, last: line });
    else known.last = line;
  }
  return [...items].map(([item, { first, last }]) => {
    const height = (last - first + 1) * leading;
    return viewOf({ ...box, y: top + first * leading, height }, file, ['绩效指标', item]);
  });
}

/** For each line of a cell, on whatever page, the number of its paragraph: the lines of a paragraph joined are its text. */
function itemsOfLines(rows: readonly PlacedRow[], cell: Cell): readonly number[] {
  const lines = rows.flatMap(({ cells }) =>
    cells.filter((placed) => placed.cell === cell).flatMap((placed) => placed.lines),
  );
  let next = 0;
  return cell.paragraphs.flatMap((text, item) => {
    const first = next;
    let length = 0;
    do length += lines[next++]?.text.length ?? 0;
    while (length < text.length && next < lines.length);
    return Array.from({ length: next - first }, () => item);
  });
}

function pathOf(table: Table, cell: Cell, isUnit: boolean): Path | null {
  const head = table.cells.find((other) => other.row < table.headerRows && other.column === cell.column);
  const title = head?.paragraphs.join('') ?? '';
  const amount = amountColumns.find((name) => title.startsWith(name));
  if (amount !== undefined) return [isUnit ? '合计' : '资金', amount];
  const text = textColumns.find((name) => title.startsWith(name));
  if (isUnit) return text === '项目名称' ? ['单位名称'] : null;
  return text === undefined ? null : [text];
}

function widthOf({ columns }: Table, from: number, count: number): number {
  return columns.slice(from, from + count).reduce((sum, width) => sum + width, 0);
}

function viewOf({ page, x, y, width, height }: Box, file: number, path: Path): PlaceView {
  const round = (points: number): number => Math.round(points * 10) / 10;
  return [page, round(x), round(y), round(width), round(height), file, path];
}
