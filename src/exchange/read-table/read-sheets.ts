import { type Book, columnName, type Row, type Sheet } from '../read-workbook/book.ts';
import type { Collector } from './collect.ts';
import { type Header, headerAt } from './find-header.ts';
import { type Grid, openGrid } from './grid.ts';
import { type Field, type MoneyUnit, moneyUnits } from './header-words.ts';
import { readNotes } from './notes.ts';
import { readLabels } from './read-labels.ts';
import { readRows } from './read-rows.ts';

/** A table of a sheet; where its head is printed again on a later page, it goes on. */
interface Table {
  readonly header: Header;
  readonly rows: Row[];
}

/** What the reader of a workbook is told beside it. */
export interface SheetChoices {
  /** The unit of money of amounts of which the sheet says nothing; null where nobody says it. */
  readonly money: MoneyUnit | null;
  /** The unit's name where it is known; null where the workbook is to say it. */
  readonly unitName: string | null;
  /** What a project without a name is called, as on a print that lost it; null where a name must be there. */
  readonly nameless: string | null;
  /** Whether texts are kept to the last blank, as in a file that a program wrote. */
  readonly isExact: boolean;
}

/** Why the sheets cannot be read before someone says more. */
export type Unclear =
  | { readonly kind: 'needs-money'; readonly where: string }
  | { readonly kind: 'other-money'; readonly where: string; readonly noted: MoneyUnit };

const amountFields: readonly Field[] = ['总计', '财政拨款', '财政专户拨款', '其他资金'];

/** Reads the tables and labels of sheets as people lay them out; null where all is clear. */
export function readSheets(
  sheets: readonly Sheet[],
  { is1904 }: Book,
  choices: SheetChoices,
  collector: Collector,
): Unclear | null {
  for (const sheet of sheets) {
    const unclear = readOne(openGrid(sheet), is1904, choices, collector);
    if (unclear !== null) return unclear;
  }
  return null;
}

function readOne(grid: Grid, is1904: boolean, choices: SheetChoices, collector: Collector): Unclear | null {
  const tables = findTables(grid);
  const inside = new Set(
    tables.flatMap(({ header, rows }) => [...rowsOf(header), ...rows.map(({ number }) => number)]),
  );
  const isOutside = (row: number): boolean => !inside.has(row);
  const notes = readNotes(grid, isOutside);
  const namesProjects = tables.some(({ header }) => header.columns.has('项目名称'));
  const labels = readLabels(grid, isOutside);
  const isLabelled = !namesProjects && labels.has('项目名称');
  const { name } = grid.sheet;
  // Where there is only one sheet, its file names it.
  const where = grid.sheet.nameOf === undefined ? `“${name}”表` : '';
  if (tables.length === 0 && !isLabelled) {
    collector.remark(`“${name}”表里没有认出表头（项目名称、绩效目标、指标名称、年度指标值等），没有读。`);
    return null;
  }
  if (notes.money !== null && choices.money !== null && notes.money !== choices.money) {
    return { kind: 'other-money', where, noted: notes.money };
  }
  const money = notes.money ?? choices.money;
  const isUnsaid = tables.some(({ header: { columns } }) =>
    amountFields.some((field) => columns.has(field) && columns.get(field)?.money === null),
  );
  if (money === null && (isUnsaid || (isLabelled && labels.needsMoney))) {
    return { kind: 'needs-money', where };
  }
  if (notes.unit !== null) sayNote(grid, collector, '单位名称', notes.unit);
  if (notes.year !== null) sayNote(grid, collector, '预算年度', notes.year);
  const owner = isLabelled ? labels.say(collector, money ?? '万元', is1904) : null;
  for (const { header, rows } of tables) {
    if (header.unknown.length > 0) collector.remark(`“${name}”表的${header.unknown.join('、')}没有读。`);
    const hidden = hiddenIn(grid, header);
    if (hidden !== '') collector.remark(`“${name}”表的 ${hidden} 列是隐藏的，也读了；不要的请删去。`);
    if (header.columns.has('指标值')) {
      collector.remark(`“${name}”表只有一列指标值，实施周期指标值和年度指标值都用它。`);
    }
    const unitName = collector.ofUnit(['单位名称']) ?? choices.unitName;
    const context = {
      grid,
      header,
      collector,
      is1904,
      money: money ?? moneyUnits[3],
      unitName,
      owner,
      isExact: choices.isExact,
      nameless: choices.nameless,
    };
    readRows(rows, context);
  }
  return null;
}

/** The columns of a table that are hidden, e.g. `C、D`. */
function hiddenIn({ sheet }: Grid, { columns }: Header): string {
  const isHidden = (column: number): boolean =>
    sheet.hiddenColumns.some(({ first, last }) => first <= column && column <= last);
  const found = [...columns.values()].map(({ column }) => column).filter(isHidden);
  return [...new Set(found)]
    .sort((a, b) => a - b)
    .map(columnName)
    .join('、');
}

function sayNote(
  grid: Grid,
  collector: Collector,
  key: '单位名称' | '预算年度',
  { text, row, column }: { readonly text: string; readonly row: number; readonly column: number },
): void {
  if (collector.ofUnit([key]) === null) collector.sayOfUnit([key], { text, faults: [] }, grid.place(row, column));
}

function findTables(grid: Grid): readonly Table[] {
  const tables: Table[] = [];
  let until = 0;
  for (const row of grid.rows) {
    if (row.number <= until) continue;
    const header = headerAt(grid, row.number);
    const last = tables.at(-1);
    if (header === null) last?.rows.push(row);
    else {
      until = header.bottom;
      if (last === undefined || !isSameHead(last.header, header)) tables.push({ header, rows: [] });
    }
  }
  return tables;
}

function isSameHead({ columns: one }: Header, { columns: other }: Header): boolean {
  return one.size === other.size && [...one].every(([field, { column }]) => other.get(field)?.column === column);
}

function rowsOf({ top, bottom }: Header): readonly number[] {
  return Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
}
