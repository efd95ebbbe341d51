import type { Decimal } from '../../budget/decimal.ts';
import type { Waiver } from '../../budget/unit.ts';
import type { CellValue } from '../../writers/xlsx/workbook.ts';
import { writeWaivers } from '../waiver-cell.ts';
import type { Entry } from '../workbook-layout.ts';

/** What an entry of a record is in a cell: amounts as exact decimal digits, all else as text. */
export function cellOf({ path, kind }: Entry, record: object): CellValue {
  const value = path === null ? undefined : path.reduce<unknown>(step, record);
  if (value === undefined) return { kind: 'blank' };
  switch (kind) {
    case 'amount':
      return { kind: 'number', digits: (value as Decimal).toFixed() };
    case 'waivers':
      return textCell(writeWaivers(value as readonly Waiver[]));
    case 'line':
    case 'paragraphs':
      return textCell(String(value));
  }
}

function step(place: unknown, key: string): unknown {
  return typeof place === 'object' && place !== null ? (place as Readonly<Record<string, unknown>>)[key] : undefined;
}

export function textCell(text: string): CellValue {
  return text === '' ? { kind: 'blank' } : { kind: 'text', text };
}
