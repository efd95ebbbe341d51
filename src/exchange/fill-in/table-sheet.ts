import {
  type CellStyle,
  type CellValue,
  type Condition,
  columnName,
  type Sheet,
  type SheetCell,
  type SheetRow,
  type Validation,
} from '../../writers/xlsx/workbook.ts';
import type { Entry } from '../workbook-layout.ts';
import { cellOf } from './cells.ts';
import { type Check, checkOf } from './checks.ts';
import { conditionLooks, headerLooks, helpLook, lookOf } from './looks.ts';
import type { Note } from './notes.ts';
import { printed } from './page.ts';
import { fitRow } from './row-height.ts';

/** A sheet with a head and a record in each row, and how it is filled. */
export interface TableSheet<R extends object> {
  readonly name: string;
  readonly sheet: 'projects' | 'indicators';
  readonly entries: readonly Entry[];
  /** In points, by header. */
  readonly widths: Readonly<Record<string, number>>;
  readonly records: readonly R[];
  /** Rows below the records that are drawn ready for more. */
  readonly spare: number;
  /** So many rows below the head are checked. */
  readonly room: number;
  note(entry: Entry): Note;
  /** Takes the place of the record's own value; null where the column has its value. `row` from 0; no record in spare rows. */
  special(entry: Entry, row: number, record: R | null, columnOf: (header: string) => string): Special | null;
  conditions(columnOf: (header: string) => string): readonly Condition[];
}

export interface Special {
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** The entries that are shown: a rare one only where a record has it. */
export function shownEntries(entries: readonly Entry[], records: readonly object[]): readonly Entry[] {
  return entries.filter(
    (entry) => entry.isRare !== true || records.some((record) => cellOf(entry, record).kind !== 'blank'),
  );
}

/** Lays out the sheet: head, records, spare rows; below them the columns keep their formats. */
export function layTableSheet<R extends object>(table: TableSheet<R>): Sheet {
  const entries = shownEntries(table.entries, table.records);
  const columnOf = (header: string): string => columnName(entries.findIndex((entry) => entry.header === header));
  const columns = entries.map((entry) => ({ width: table.widths[entry.header] ?? 90, style: styleOfEntry(entry) }));
  const rows = Array.from({ length: table.records.length + table.spare }, (_, index): SheetRow => {
    const record = table.records[index] ?? null;
    const row = index + 1;
    const cells = entries.map((entry, column): SheetCell => {
      const own = table.special(entry, row, record, columnOf);
      const value = own?.value ?? (record === null ? ({ kind: 'blank' } as const) : cellOf(entry, record));
      return { column, value, style: own?.style ?? styleOfEntry(entry) };
    });
    return { row, ...fitRow(cells, columns), cells };
  });
  const head = entries.map((entry, column): SheetCell => {
    return { column, value: { kind: 'text', text: entry.header }, style: headOf(entry) };
  });
  return {
    ...printed,
    name: table.name,
    columns,
    rows: [{ row: 0, height: 30, cells: head }, ...rows],
    merges: [],
    frozen: { rows: 1, columns: 1 },
    repeated: { first: 0, last: 0 },
    validations: entries.map((entry, column) => validationOf(table, entry, column)),
    conditions: [...missing(entries, table), ...table.conditions(columnOf)],
  };
}

function styleOfEntry(entry: Entry): CellStyle {
  return entry.path === null ? helpLook : lookOf(entry.kind);
}

function headOf({ path, isRequired }: Entry): CellStyle {
  if (path === null) return headerLooks.computed;
  return isRequired === true ? headerLooks.required : headerLooks.optional;
}

function validationOf<R extends object>(table: TableSheet<R>, entry: Entry, column: number): Validation {
  const note = table.note(entry);
  const nothing: Check = { rule: { kind: 'any' }, error: null };
  const check = entry.path === null ? nothing : checkOf(entry, table.sheet, `${columnName(column)}2`, note);
  const area = { row: 1, column, lastRow: table.room, lastColumn: column };
  return { area, ...check, prompt: { title: entry.header, text: note.description } };
}

/** A required cell shows that it is empty as soon as anything stands in its row. */
function missing<R extends object>(entries: readonly Entry[], table: TableSheet<R>): readonly Condition[] {
  const last = columnName(entries.length - 1);
  return entries.flatMap(({ isRequired }, column) => {
    if (isRequired !== true) return [];
    const area = { row: 1, column, lastRow: table.room, lastColumn: column };
    const formula = `AND(LEN(${columnName(column)}2)=0,SUMPRODUCT(LEN($A2:$${last}2))>0)`;
    return [{ area, formula, look: conditionLooks.missing }];
  });
}
