import ExcelJS from 'exceljs';
import type { SourceFile, UnitFolder } from '../../../src/compile/unit-folder.ts';
import { type ImportPlan, type PlannedImport, planImport } from '../../../src/exchange/import/plan-import.ts';
import type { MoneyUnit } from '../../../src/exchange/read-table/header-words.ts';
import { type BookDraft, readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import { readBook } from '../../../src/exchange/read-workbook/read-book.ts';

type CellGiven = ExcelJS.CellValue | undefined;

/** A sheet as its clerk typed it: rows from the first, merged ranges, and what else was done to it. */
export interface SheetGiven {
  readonly name?: string;
  readonly rows: readonly (readonly CellGiven[])[];
  readonly merges?: readonly string[];
  readonly formats?: Readonly<Record<string, string>>;
  readonly state?: 'hidden' | 'veryHidden';
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export async function bookOf(...sheets: readonly SheetGiven[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [
    index,
    { name, rows, merges = [], formats = {}, state, hiddenRows = [], hiddenColumns = [] },
  ] of sheets.entries()) {
    const sheet = book.addWorksheet(name ?? `Sheet${index + 1}`, state === undefined ? {} : { state });
    for (const row of rows) sheet.addRow([...row]);
    for (const range of merges) sheet.mergeCells(range);
    for (const [cell, format] of Object.entries(formats)) sheet.getCell(cell).numFmt = format;
    for (const column of hiddenColumns) sheet.getColumn(column).hidden = true;
    for (const row of hiddenRows) sheet.getRow(row).hidden = true;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const classTable: SourceFile = fileOf(
  'data/2025/指标分类.yaml',
  `预算年度: 2025
指标分类:
  - 一级: 1-产出指标
    二级:
      - 11-数量指标
      - 12-质量指标
      - 13-时效指标
      - 14-
  - 一级: 2-效益指标
    二级:
      - 22-社会效益
  - 一级: 3-满意度指标
    二级:
      - 31-服务对象满意度
`,
);

export function fileOf(file: string, text: string): SourceFile {
  return { file, bytes: new TextEncoder().encode(text) };
}

export const folder = 'data/2025/广州图书馆';
export const nothingThere: UnitFolder = { folder, classTable, sheet: null, projects: [] };

interface Choices {
  readonly money?: MoneyUnit;
  readonly sheets?: readonly string[];
  readonly target?: UnitFolder;
  readonly withErrors?: boolean;
  readonly removesAbsent?: boolean;
}

export function draftOf(bytes: Uint8Array, { money, sheets }: Choices = {}): BookDraft {
  const read = readBook(bytes);
  if (!read.ok) throw new Error(read.why);
  return readBookDraft(read.book, {
    money: money ?? null,
    unitName: null,
    nameless: null,
    isExact: false,
    sheets: sheets ?? null,
  });
}

export function planOf(bytes: Uint8Array, choices: Choices = {}): ImportPlan {
  const read = draftOf(bytes, choices);
  if (read.kind !== 'draft') throw new Error(JSON.stringify(read));
  return planImport({
    source: '表.xlsx',
    draft: read.draft,
    target: choices.target ?? nothingThere,
    name: '广州图书馆',
    year: '2025',
    profile: null,
    removesAbsent: choices.removesAbsent === true,
    writesDespiteErrors: choices.withErrors === true,
  });
}

/** The plan of what can be imported. */
export function planned(bytes: Uint8Array, choices: Choices = {}): PlannedImport {
  const plan = planOf(bytes, choices);
  if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan));
  return plan;
}

/** The files that a plan writes, by name without their folder. */
export function textsOf({ files }: Pick<PlannedImport, 'files'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ file, bytes }) => [file.replace(`${folder}/`, ''), new TextDecoder().decode(bytes)]),
  );
}

/** Findings in brief: `B7 code`. */
export function foundIn({ findings }: PlannedImport, severity = 'error'): readonly string[] {
  return findings
    .filter(({ diagnostic }) => diagnostic.severity === severity)
    .map(({ diagnostic, place }) => `${place?.label.split(' ').at(-1) ?? '-'} ${diagnostic.code}`);
}
