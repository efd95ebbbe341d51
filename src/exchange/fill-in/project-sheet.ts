import { fundingSources, totalOf } from '../../budget/amount.ts';
import type { Project } from '../../budget/unit.ts';
import { addressOf, type CellValue, type Condition, type Sheet } from '../../writers/xlsx/workbook.ts';
import { type Entry, fileHeader, projectColumns, sheetNames } from '../workbook-layout.ts';
import { textCell } from './cells.ts';
import type { FillIn } from './content.ts';
import { AMOUNT, computedLook, conditionLooks, helpLook, lookOf } from './looks.ts';
import type { Note, Notes } from './notes.ts';
import { layTableSheet, type Special } from './table-sheet.ts';

/** A row of 项目: the project, and what its file is called. */
interface ProjectRow extends Project {
  readonly stem: string;
}

const widths: Readonly<Record<string, number>> = {
  项目名称: 130,
  '总计（万元）': 66,
  '财政拨款（万元）': 80,
  '财政专户拨款（万元）': 98,
  '其他资金（万元）': 80,
  绩效目标: 270,
  指标数: 42,
  调整原因: 95,
  备注: 110,
  豁免: 100,
  文件: 85,
};

/** So many rows of 项目 are checked, and offered as projects; at least twice as many as there are. */
export function roomForProjects({ 项目 }: FillIn): number {
  return Math.max(500, 2 * 项目.length);
}

/** So many rows of 指标 are checked, and counted. */
export function roomForIndicators({ 项目 }: FillIn): number {
  return Math.max(5000, 2 * 项目.reduce((sum, { 绩效指标 }) => sum + 绩效指标.length, 0));
}

/** 项目: a row a project; 总计 and 指标数 are formulas. */
export function projectSheet(content: FillIn, notes: Notes): Sheet {
  const records = content.项目.map((project, index): ProjectRow => {
    return { ...project, stem: stemOf(content.files?.[index] ?? '') };
  });
  const room = roomForProjects(content);
  return layTableSheet<ProjectRow>({
    name: sheetNames.projects,
    sheet: 'projects',
    entries: projectColumns,
    widths,
    records,
    spare: records.length === 0 ? 30 : 10,
    room,
    note: (entry) => noteOf(entry, notes),
    special: (entry, row, record, columnOf) => specialOf(entry, row, record, columnOf, roomForIndicators(content)),
    conditions: (columnOf) => conditionsOf(columnOf, room),
  });
}

/** A name that is there twice is wrong; a project without an amount or an indicator is not complete. */
function conditionsOf(columnOf: (header: string) => string, room: number): readonly Condition[] {
  const area = (column: string): Condition['area'] => {
    const index = column.charCodeAt(0) - 65;
    return { row: 1, column: index, lastRow: room, lastColumn: index };
  };
  const [total, count] = [columnOf('总计（万元）'), columnOf('指标数')];
  const isNamed = 'LEN($A2)>0';
  return [
    {
      area: area('A'),
      formula: `AND(${isNamed},SUMPRODUCT(--($A$2:$A$${room + 1}=$A2))>1)`,
      look: conditionLooks.wrong,
    },
    { area: area(total), formula: `AND(${isNamed},LEN($${total}2)=0)`, look: conditionLooks.missing },
    { area: area(count), formula: `AND(${isNamed},$${count}2=0)`, look: conditionLooks.missing },
  ];
}

/** `01-信息化运维` of `项目/01-信息化运维.yaml`. */
function stemOf(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '');
}

function noteOf({ header, path }: Entry, notes: Notes): Note {
  if (path !== null) return notes.project(path);
  const description =
    header === fileHeader
      ? '程序由此认出这个项目原来的文件，请不要改；新加的项目不用填。'
      : '这个项目在“指标”表里有几行，自动计算，不用填。';
  return { description, example: '', advice: '' };
}

function specialOf(
  { header, path }: Entry,
  row: number,
  record: ProjectRow | null,
  columnOf: (header: string) => string,
  rows: number,
): Special | null {
  if (header === fileHeader) return { value: textCell(record?.stem ?? ''), style: helpLook };
  if (path?.at(-1) === '总计') return totalCell(row, record, columnOf);
  if (path !== null) return null;
  const name = addressOf({ row, column: 0 });
  const counted = `SUMPRODUCT(--('${sheetNames.indicators}'!$A$2:$A$${rows + 1}=${name}))`;
  const count = record?.绩效指标.length;
  const result = count === undefined ? { text: '' } : { digits: String(count) };
  return { value: formula(`IF(LEN(${name})=0,"",${counted})`, result), style: computedLook('0') };
}

/** The sum of the sources; a 总计 that stands alone is all that is known, and a number. */
function totalCell(row: number, record: ProjectRow | null, columnOf: (header: string) => string): Special {
  const hasSources = record === null || fundingSources.some((source) => record.资金[source] !== undefined);
  if (!hasSources) {
    return { value: { kind: 'number', digits: totalOf(record.资金).toFixed() }, style: lookOf('amount') };
  }
  const [first, last] = [fundingSources[0], fundingSources[2]].map((source) => columnOf(`${source}（万元）`));
  const sources = `${first}${row + 1}:${last}${row + 1}`;
  const result = record === null ? { text: '' } : { digits: totalOf(record.资金).toFixed() };
  return { value: formula(`IF(COUNT(${sources})=0,"",ROUND(SUM(${sources}),2))`, result), style: computedLook(AMOUNT) };
}

export function formula(text: string, result: { readonly digits: string } | { readonly text: string }): CellValue {
  return { kind: 'formula', formula: text, result };
}
