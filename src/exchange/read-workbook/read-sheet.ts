import { decimalOf } from '../../budget/decimal.ts';
import { type Cell, cellName, type Range, type Row, readCellName, readRange, type Sheet, type Value } from './book.ts';
import type { Package } from './open-package.ts';
import { decodeEscapes, openStringItem } from './shared-strings.ts';
import { Unreadable } from './unreadable.ts';
import { openXml } from './xml-events.ts';

/** What cells refer to. */
export interface SheetParts {
  readonly strings: readonly string[];
  /** Number formats by style. */
  readonly formats: readonly string[];
}

/** No unit has so many indicators; whoever has so many rows has another table. */
const most = { rows: 20_000, cells: 400_000 } as const;

/** A cell while it is read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly format: string;
  formula: string | null;
  value: string | null;
}

/** Reads a sheet row by row. Rows and cells that hold nothing but looks are passed over, however many there are. */
export function readSheet(
  package_: Package,
  { name, part, isHidden }: Pick<Sheet, 'name' | 'part' | 'isHidden'>,
  parts: SheetParts,
): Sheet {
  const rows = new Map<number, Row>();
  const merges: Range[] = [];
  const hiddenColumns: { first: number; last: number }[] = [];
  const inline = openStringItem();
  let row: { number: number; isHidden: boolean; cells: Map<number, Cell> } | null = null;
  let cell: OpenCell | null = null;
  let [lastRow, lastColumn, count] = [0, 0, 0];
  let text: string | null = null;
  let isInline = false;

  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === 'row') {
      lastRow = Number(attributes.r ?? lastRow + 1);
      lastColumn = 0;
      row = { number: lastRow, isHidden: isTrue(attributes.hidden), cells: new Map() };
    } else if (tag === 'c') {
      lastColumn = readCellName(attributes.r ?? '')?.column ?? lastColumn + 1;
      const format = parts.formats[Number(attributes.s ?? 0)] ?? 'General';
      cell = { column: lastColumn, type: attributes.t ?? 'n', format, formula: null, value: null };
    } else if (tag === 'f' || tag === 'v') text = '';
    else if (tag === 'is') isInline = true;
    else if (tag === 'mergeCell') merges.push(...rangesOf(attributes.ref));
    else if (tag === 'col' && isTrue(attributes.hidden)) {
      hiddenColumns.push({ first: Number(attributes.min), last: Number(attributes.max) });
    }
    if (isInline) inline.open(tag);
  };
  const close = (tag: string): void => {
    if (isInline) inline.close(tag);
    if (tag === 'is') {
      isInline = false;
      if (cell !== null) cell.value = inline.take();
    } else if (tag === 'f' && cell !== null) cell.formula = text;
    else if (tag === 'v' && cell !== null) cell.value = text;
    else if (tag === 'c' && cell !== null && row !== null) {
      const value = contentOf(cell, parts, `“${name}”表 ${cellName(cell.column, row.number)}`);
      if (value !== null) {
        row.cells.set(cell.column, { value, formula: cell.formula });
        if (++count > most.cells) throw tooMany(name);
      }
      cell = null;
    } else if (tag === 'row' && row !== null) {
      if (row.cells.size > 0) rows.set(row.number, row);
      if (rows.size > most.rows) throw tooMany(name);
      row = null;
    }
    if (tag === 'f' || tag === 'v') text = null;
  };
  const reader = openXml(`“${name}”表`, {
    open,
    close,
    text: (piece) => {
      if (isInline) inline.text(piece);
      else if (text !== null) text += piece;
    },
  });
  if (package_.stream(part, (piece) => reader.write(piece))) reader.close();
  return { name, part, isHidden, rows, merges, hiddenColumns };
}

/** Null for a cell without content. */
function contentOf({ type, format, formula, value }: OpenCell, { strings }: SheetParts, where: string): Value | null {
  const isEmpty = value === null || value === '';
  switch (type) {
    case 's': {
      const text = value === null ? undefined : strings[Number(value)];
      if (text === undefined)
        throw new Unreadable(`${where}的文字在工作簿里找不到，文件已损坏。请打开后另存一份再试。`);
      return text === '' ? null : { kind: 'text', text };
    }
    case 'inlineStr':
      return isEmpty ? null : { kind: 'text', text: value };
    case 'str':
      return isEmpty ? null : { kind: 'text', text: decodeEscapes(value) };
    case 'd':
      return isEmpty ? null : { kind: 'text', text: value };
    case 'b':
      return isEmpty ? null : { kind: 'boolean', is: isTrue(value) };
    case 'e':
      return { kind: 'error', name: isEmpty ? '#VALUE!' : value };
    default:
      if (isEmpty) return formula === null ? null : { kind: 'uncomputed' };
      return Number.isFinite(Number(value))
        ? { kind: 'number', digits: digitsOf(value), format }
        : { kind: 'text', text: value };
  }
}

/** Fifteen places, as Excel shows them: a sum of 0.1 and 0.2 is stored as 0.30000000000000004. */
function digitsOf(value: string): string {
  const rounded = Number(Number(value).toPrecision(15));
  return decimalOf(String(Number.isFinite(rounded) ? rounded : Number(value))).toFixed();
}

function rangesOf(reference: string | undefined): readonly Range[] {
  const range = readRange(reference ?? '');
  return range === null ? [] : [range];
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function tooMany(name: string): Unreadable {
  return new Unreadable(
    `“${name}”表有 ${most.rows} 行以上或 ${most.cells} 格以上有内容，不像一个单位的项目表，没有读。请只留下要填报的部分，另存后再试。`,
  );
}
