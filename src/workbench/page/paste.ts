import type { Item } from '../intent.ts';

/** The columns of an indicator that the table shows. */
export const columns = ['分类', '名称', '实施周期指标值', '年度指标值'] as const;
export type Column = (typeof columns)[number];

/** What people call the columns in their workbooks. */
const heads: Readonly<Record<Column, RegExp>> = {
  分类: /分类|二级/,
  名称: /名称|三级/,
  实施周期指标值: /周期|总体/,
  年度指标值: /年度|指标值|目标值/,
};

/**
 * Rows copied from Excel as indicators: tabs between the cells, line breaks between the rows, a cell with either in
 * quotation marks. A first row of heads says which column is which; without one they come in the order of the table, from
 * the column that was pasted into. Null where it is no more than a text for one field.
 */
export function readRows(pasted: string, classes: readonly string[], first: Column): readonly Item[] | null {
  const rows = splitCells(pasted).filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length === 0 || (rows.length === 1 && (rows[0]?.length ?? 0) < 2)) return null;
  const headed = headsOf(rows[0] ?? []);
  const order: readonly (Column | null)[] = headed ?? orderFor(rows, classes, first);
  const body = headed === null ? rows : rows.slice(1);
  return body.map((cells) => itemOf(cells, order, classes));
}

function itemOf(cells: readonly string[], order: readonly (Column | null)[], classes: readonly string[]): Item {
  const texts = new Map<Column, string>();
  for (const [place, column] of order.entries()) {
    const text = cells[place] ?? '';
    if (column !== null && text !== '') texts.set(column, text);
  }
  const value = texts.get('年度指标值') ?? texts.get('实施周期指标值') ?? '';
  return {
    分类: classFor(texts.get('分类') ?? '', classes),
    名称: texts.get('名称') ?? '',
    实施周期指标值: texts.get('实施周期指标值') ?? value,
    年度指标值: texts.get('年度指标值') ?? value,
  };
}

/** `数量指标`, `11` and `11-数量指标` are the class that the year's table has. */
function classFor(text: string, classes: readonly string[]): string {
  const plain = text.replace(/\s/g, '');
  return classes.find((one) => one === plain || one.split('-')[1] === plain || one.split('-')[0] === plain) ?? text;
}

function headsOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const found = cells.map((cell) => columns.find((column) => heads[column].test(cell) && cell.length <= 12) ?? null);
  const names = found.filter((one) => one !== null);
  return names.length >= 2 && new Set(names).size === names.length && names.includes('名称') ? found : null;
}

/** A first cell that is a class begins the row, wherever it was pasted; so does a level 1 in front of it. */
function orderFor(
  rows: readonly (readonly string[])[],
  classes: readonly string[],
  first: Column,
): readonly (Column | null)[] {
  const isClass = (place: number) => rows.every((cells) => classes.includes(classFor(cells[place] ?? '', classes)));
  if (isClass(0)) return columns;
  if (isClass(1)) return [null, ...columns];
  return columns.slice(columns.indexOf(first));
}

function splitCells(pasted: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/g;
  for (const [, raw = '', end = ''] of pasted.matchAll(cell)) {
    const text =
      /^"[\s\S]*"$/.test(raw) && /[\t\n"]/.test(raw.slice(1, -1)) ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    rows.at(-1)?.push(text.replace(/\s*\n\s*/g, '').trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}
