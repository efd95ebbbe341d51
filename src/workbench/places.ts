import type { Path } from '../diagnostics/path.ts';
import type { Cell, Table } from '../document/form-document.ts';
import { type PlacedCell, type PlacedDocument, type PlacedRow, rowsByPage } from '../typeset/placed.ts';

/** What is printed in the columns of the form, by the beginning of their heads. */
const amountColumns = ['总计', '财政拨款', '财政专户拨款', '其他资金'];
const textColumns = ['项目名称', '绩效目标', '绩效指标'];

/** A box on a page (from 0), in points from its upper left corner. */
interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is printed in a box: the field at a path of a file. Files are counted: 0 is 单位.yaml. */
export interface Place extends Box {
  readonly file: number;
  readonly path: Path;
}

/**
 * Where each field of a unit stands on the pages, so that a click on the page finds its field. Rows with a bookmark are
 * the projects, in order; those between the head and the first of them are the unit's. `names` are those of the indicators,
 * project by project; `only` is the file whose fields are asked for.
 */
export function placesOf(
  { page, blocks }: PlacedDocument,
  names: readonly (readonly string[])[],
  only: number | null = null,
): readonly Place[] {
  const places: Place[] = [];
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
        const file = fileOf(block.table, row);
        if (file !== null && (only === null || file === only)) {
          const parts = block.rows.filter((one) => one.row === row.row);
          const corner = { page: number, x: page.margin.left, y: top };
          places.push(...placesInRow({ table: block.table, file, parts, names }, row, corner));
        }
        top += row.height + block.table.rule;
      }
      y.set(number, top + block.table.rule);
    }
  }
  return places;
}

/** Whose a row is; null for the head, and for all rows of a table that is about none. */
function fileOf(table: Table, { row }: PlacedRow): number | null {
  if (row < table.headerRows || table.bookmarks.length === 0) return null;
  return table.bookmarks.findLastIndex((bookmark) => bookmark.row <= row) + 1;
}

/** A row of a file, with all parts of it on any page. */
interface OwnRow {
  readonly table: Table;
  readonly file: number;
  readonly parts: readonly PlacedRow[];
  readonly names: readonly (readonly string[])[];
}

function placesInRow(
  { table, file, parts, names }: OwnRow,
  row: PlacedRow,
  corner: Pick<Box, 'page' | 'x' | 'y'>,
): readonly Place[] {
  return row.cells.flatMap((placed) => {
    const path = pathOf(table, placed.cell, file === 0);
    if (path === null) return [];
    const x = corner.x + widthOf(table, 0, placed.cell.column);
    const width = widthOf(table, placed.cell.column, placed.cell.columnSpan);
    const box: Box = { page: corner.page, x, y: corner.y, width, height: row.height + table.rule };
    const isList = path.length === 1 && path[0] === '绩效指标';
    if (isList) return itemsIn(table, placed, textBefore(parts, placed), names[file - 1] ?? [], box, file);
    return [{ ...box, file, path }];
  });
}

/** The stretches of lines in which each indicator is printed: they follow one another in one text. */
function itemsIn(
  table: Table,
  placed: PlacedCell,
  before: number,
  names: readonly string[],
  box: Box,
  file: number,
): readonly Place[] {
  const { leading } = placed.cell.type;
  const starts = startsOf(placed.cell.paragraphs.join(''), names);
  const left = box.x + table.rule + table.padding.x;
  const top = box.y + table.rule + table.padding.y + placed.above;
  let offset = before;
  return placed.lines.flatMap((line, number) => {
    const [from, to] = [offset, offset + line.text.length];
    offset = to;
    return starts.flatMap((start, item) => {
      const [first, last] = [Math.max(start, from), Math.min(starts[item + 1] ?? to, to)];
      if (first >= last) return [];
      const x = left + line.indent + (line.width * (first - from)) / line.text.length;
      const width = (line.width * (last - first)) / line.text.length;
      const path = ['绩效指标', item];
      return [{ ...box, x, y: top + number * leading, width, height: leading, file, path }];
    });
  });
}

/** Where each indicator begins in the text of all: at its number, in front of its name. */
function startsOf(text: string, names: readonly string[]): readonly number[] {
  let end = 0;
  return names.map((name, index) => {
    const at = text.indexOf(name, end);
    const number = text.lastIndexOf(`${index + 1}、`, at);
    const start = number >= end ? number : Math.max(at, end);
    end = at < 0 ? end : at + name.length;
    return start;
  });
}

/** How much of a cell's text stands on the pages before. */
function textBefore(parts: readonly PlacedRow[], placed: PlacedCell): number {
  const all = parts.flatMap(({ cells }) => cells.filter(({ cell }) => cell === placed.cell));
  const earlier = all.filter(({ firstLine }) => firstLine < placed.firstLine).flatMap(({ lines }) => lines);
  return earlier.reduce((sum, { text }) => sum + text.length, 0);
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
