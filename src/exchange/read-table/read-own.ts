import type { Book, Sheet } from '../read-workbook/book.ts';
import { type Entry, fileHeader, indicatorColumns, projectColumns, sheetNames, unitRows } from '../workbook-layout.ts';
import type { Collector, ProjectNotes } from './collect.ts';
import { type Grid, openGrid, wordsOf } from './grid.ts';
import { type CellText, readAmount, readText } from './read-cell.ts';

/** The sheets of the fill-in workbook that `export` writes; null for any other workbook. */
export interface OwnBook {
  readonly unit: Sheet | null;
  readonly projects: Sheet;
  readonly indicators: Sheet;
}

/** Knows the fill-in workbook by its sheets and by the headers that it cannot do without, in whatever order. */
export function ownSheets({ sheets }: Book): OwnBook | null {
  const find = (name: string, columns: readonly Entry[]): Sheet | null => {
    const sheet = sheets.find((one) => one.name === name);
    if (sheet === undefined) return null;
    const headers = new Set(headersOf(openGrid(sheet)).keys());
    return columns.every(({ header, isRequired }) => isRequired !== true || headers.has(header)) ? sheet : null;
  };
  const projects = find(sheetNames.projects, projectColumns);
  const indicators = find(sheetNames.indicators, indicatorColumns);
  const unit = sheets.find(({ name }) => name === sheetNames.unit) ?? null;
  return projects === null || indicators === null ? null : { unit, projects, indicators };
}

/** Reads the fill-in workbook, in which every text is kept to the last blank. */
export function readOwn({ unit, projects, indicators }: OwnBook, collector: Collector, is1904: boolean): void {
  if (unit !== null) readUnitSheet(openGrid(unit), collector, is1904);
  readProjects(openGrid(projects), collector, is1904);
  readIndicators(openGrid(indicators), collector, is1904);
}

function readUnitSheet(grid: Grid, collector: Collector, is1904: boolean): void {
  for (const { number } of grid.rows) {
    const entry = unitRows.find(({ header }) => header === wordsOf(grid.at(number, 1)).trim());
    if (entry?.path == null) continue;
    collector.sayOfUnit(entry.path, readEntry(grid, number, 2, entry, is1904), grid.place(number, 2));
  }
}

function readProjects(grid: Grid, collector: Collector, is1904: boolean): void {
  const columns = columnsOf(grid, projectColumns, collector);
  const file = headersOf(grid).get(fileHeader);
  for (const { number } of grid.rows.slice(1)) {
    const nameColumn = columnNamed(columns, '项目名称');
    const name = readText(grid.at(number, nameColumn), is1904);
    const isFilled = columns.some(([column, { path }]) => path !== null && isSaid(grid, number, column));
    if (!isFilled) continue;
    const project = collector.project(name.text ?? '', grid.place(number, nameColumn));
    project.expectIndicators();
    for (const [column, entry] of columns) {
      if (entry.path === null || entry.header === '项目名称') continue;
      // A formula adds up the sources; 总计 in the data is one that was typed.
      if (entry.path.at(-1) === '总计' && grid.at(number, column)?.formula != null) continue;
      project.say(entry.path, readEntry(grid, number, column, entry, is1904), grid.place(number, column));
    }
    const told = file === undefined ? '' : wordsOf(grid.at(number, file)).trim();
    if (told !== '') project.setFile(told);
  }
}

function readIndicators(grid: Grid, collector: Collector, is1904: boolean): void {
  const columns = columnsOf(grid, indicatorColumns, collector);
  const nameColumn = columnNamed(columns, '项目名称');
  let current: ProjectNotes | null = null;
  for (const { number } of grid.rows.slice(1)) {
    if (!columns.some(([column]) => isSaid(grid, number, column))) continue;
    const name = readText(grid.at(number, nameColumn), is1904).text ?? '';
    // In a row without a name the one above goes on; of two projects with one name, the first that is left.
    if (name !== '' && name !== current?.name) {
      const named: readonly ProjectNotes[] = collector.projects.filter((one) => one.name === name);
      current = named.find((one) => one.indicatorCount() === 0) ?? named[0] ?? null;
      if (current === null) {
        const message = `“${sheetNames.projects}”表里没有项目“${name}”，这一行的指标没有着落。`;
        const hint = `请使项目名称与“${sheetNames.projects}”表一字不差，或在那张表里加上这个项目。`;
        const place = grid.place(number, nameColumn);
        collector.find({ code: 'row-without-project', severity: 'error', message, hint, place });
      }
    }
    if (current === null) continue;
    const say = current.indicator(grid.place(number, nameColumn));
    for (const [column, entry] of columns) {
      const key = entry.path?.at(-1);
      if (key === undefined || key === '项目名称') continue;
      say(key, readEntry(grid, number, column, entry, is1904), grid.place(number, column));
    }
  }
}

function readEntry(grid: Grid, row: number, column: number, { kind }: Entry, is1904: boolean): CellText {
  const cell = grid.at(row, column);
  return kind === 'amount' ? readAmount(cell, '万元', is1904) : readText(cell, is1904);
}

function isSaid(grid: Grid, row: number, column: number): boolean {
  const cell = grid.at(row, column);
  return cell !== null && cell.formula === null;
}

/** Columns by their headers, which stand in the first row. */
function headersOf(grid: Grid): ReadonlyMap<string, number> {
  const row = grid.rows[0]?.number ?? 1;
  const columns = Array.from({ length: Math.max(grid.width, 0) }, (_, index) => index + 1);
  return new Map(columns.map((column) => [wordsOf(grid.at(row, column)).trim(), column]));
}

function columnsOf(grid: Grid, entries: readonly Entry[], collector: Collector): readonly (readonly [number, Entry])[] {
  const headers = headersOf(grid);
  const known = new Set(entries.map(({ header }) => header));
  const others = [...headers.keys()].filter((header) => header !== '' && !known.has(header));
  if (others.length > 0) {
    collector.remark(
      `“${grid.sheet.name}”表的${others.map((header) => `“${header}”`).join('、')}列不是填报的内容，没有读。`,
    );
  }
  return entries.flatMap((entry) => {
    const column = headers.get(entry.header);
    return column === undefined ? [] : [[column, entry] as const];
  });
}

function columnNamed(columns: readonly (readonly [number, Entry])[], header: string): number {
  return columns.find(([, entry]) => entry.header === header)?.[0] ?? 1;
}
