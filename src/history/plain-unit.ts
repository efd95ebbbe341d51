import type { UnitData } from './difference.ts';

/** Data as a file holds it, without empty values: texts, lists and maps; amounts as plain decimals (`3300.00`). */
export type PlainValue = string | readonly PlainValue[] | PlainMap;
export type PlainMap = { readonly [key: string]: PlainValue };

/** One version of a unit as plain data; project by project with the name of its file, where it is known. */
export interface PlainUnit {
  readonly 单位: PlainMap;
  readonly 项目: readonly PlainMap[];
  readonly files?: readonly string[];
}

export function plainUnit({ 单位, 项目, files }: UnitData): PlainUnit {
  return { 单位: plainMap(单位), 项目: 项目.map(plainMap), ...(files === undefined ? {} : { files }) };
}

/** A sheet, a project or an indicator as plain data. */
export function plainMap(data: object): PlainMap {
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, plainValue(value)]));
}

export function isPlainMap(value: PlainValue | undefined): value is PlainMap {
  return typeof value === 'object' && !Array.isArray(value);
}

export function isPlainList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function plainValue(value: unknown): PlainValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) throw new TypeError('the data holds texts, amounts, lists and maps');
  return 'toFixed' in value && typeof value.toFixed === 'function' ? String(value.toFixed(2)) : plainMap(value);
}
