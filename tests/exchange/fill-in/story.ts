import { decimalOf } from '../../../src/budget/decimal.ts';
import { classTableSchema } from '../../../src/budget/schema/class-table.ts';
import type { ClassTable, Indicator, Project, UnitSheet } from '../../../src/budget/unit.ts';
import { openUnitFolder } from '../../../src/build/open-unit-folder.ts';
import { readFile } from '../../../src/compile/read-file.ts';
import { locateUnitData } from '../../../src/compile/read-unit-data.ts';
import type { FillIn } from '../../../src/exchange/fill-in/content.ts';
import { readWaivers } from '../../../src/exchange/waiver-cell.ts';
import type { Entry } from '../../../src/exchange/workbook-layout.ts';
import { indicatorColumns, projectColumns, unitRows } from '../../../src/exchange/workbook-layout.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import type { Files } from '../../../src/workspace/workspace.ts';
import { type ReadCell, type ReadSheet, readWorkbook } from '../../../src/writers/xlsx/read-workbook.ts';
import { root, shippedFolder } from '../../proof/story.ts';

export const table: ClassTable = {
  预算年度: '2025',
  指标分类: [
    { 一级: '1-产出指标', 二级: ['11-数量指标', '12-质量指标', '14-'] },
    { 一级: '2-效益指标', 二级: ['22-社会效益'] },
  ],
};

/** The shipped unit, or another folder's. */
export async function contentOf(files: Files = openDisk(root), name = shippedFolder): Promise<FillIn> {
  const { folder } = await openUnitFolder(files, name);
  const unit = locateUnitData(folder);
  const classes = folder.classTable === null ? null : readFile(folder.classTable, classTableSchema);
  if (!unit.ok || classes?.ok !== true) throw new Error('the unit is not to be read');
  return { table: classes.value.data, ...unit.value.data };
}

/** The data that the cells of a workbook say, by their headers alone: what an importer makes of it at the least. */
export function dataIn(bytes: Uint8Array): Pick<FillIn, '单位' | '项目'> {
  const [unit, projects, indicators] = readWorkbook(bytes).sheets.map(rowsOf);
  const labels = new Map(unit?.slice(1).map(([label, value]) => [label?.content, value]));
  const owned = records(indicators ?? [], indicatorColumns).map((row) => row as unknown as Indicator & Named);
  return {
    单位: record(unitRows, ({ header }) => labels.get(header)) as unknown as UnitSheet,
    项目: records(projects ?? [], projectColumns).map((row) => {
      const project = row as unknown as Project;
      const own = owned.filter(({ 项目名称 }) => 项目名称 === project.项目名称);
      return { ...project, 绩效指标: own.map(({ 项目名称: _, ...indicator }) => indicator) };
    }),
  };
}

interface Named {
  readonly 项目名称: string;
}

type Row = readonly (ReadCell | undefined)[];

/** Rows that have content, each from the first column on. */
function rowsOf({ cells }: ReadSheet): readonly Row[] {
  const rows: (ReadCell | undefined)[][] = [];
  for (const [address, cell] of cells) {
    const [, letter = '', number = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    const row = rows[Number(number) - 1] ?? [];
    row[letter.charCodeAt(0) - 65] = cell;
    rows[Number(number) - 1] = row;
  }
  return rows;
}

function records(rows: readonly Row[], entries: readonly Entry[]): readonly object[] {
  const [head, ...others] = rows;
  const places = new Map(Array.from(head ?? [], (cell, column) => [cell?.content, column]));
  return others
    .filter((row) => row.some((cell) => cell !== undefined && cell.formula === null))
    .map((row) => record(entries, ({ header }) => row[places.get(header) ?? -1]));
}

/** A formula is no data. */
function record(entries: readonly Entry[], cellOf: (entry: Entry) => ReadCell | undefined): object {
  const made: Record<string, unknown> = {};
  for (const entry of entries) {
    const cell = cellOf(entry);
    if (entry.path === null || cell === undefined || cell.formula !== null) continue;
    const [key = '', inner] = entry.path;
    const value = valueIn(entry, cell);
    made[key] = inner === undefined ? value : { ...(made[key] as object | undefined), [inner]: value };
  }
  return made;
}

function valueIn({ kind }: Entry, { content }: ReadCell): unknown {
  if (kind === 'amount') return decimalOf(content);
  return kind === 'waivers' ? readWaivers(content) : content;
}
