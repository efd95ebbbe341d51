/** A workbook as far as data goes: sheets of cells, without looks. */
export interface Book {
  readonly sheets: readonly Sheet[];
  /** Whether days are counted from 1904, as old Macs do. */
  readonly is1904: boolean;
  /** What the reader should know and cannot see in the cells: macros, links to other workbooks. Full Chinese sentences. */
  readonly remarks: readonly string[];
}

export interface Sheet {
  readonly name: string;
  /** The part that holds it; '' for a sheet that was no part of a package. */
  readonly part: string;
  /** What a place is called where it is not by column and row, e.g. `第 2 页“绩效目标”`. */
  readonly nameOf?: (row: number, column: number) => string;
  readonly isHidden: boolean;
  /** Rows that hold something, by number, in order. */
  readonly rows: ReadonlyMap<number, Row>;
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
}

export interface Row {
  readonly number: number;
  readonly isHidden: boolean;
  /** Cells that hold something, by column (1 is A). */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Cell {
  readonly value: Value;
  /** The formula that the value comes of, '' where it is shared with another cell; null where there is none. */
  readonly formula: string | null;
}

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** `digits` is the number in plain decimals, as Excel shows it to fifteen places; `format` is its number format. */
  | { readonly kind: 'number'; readonly digits: string; readonly format: string }
  | { readonly kind: 'boolean'; readonly is: boolean }
  /** `#REF!` and its like. */
  | { readonly kind: 'error'; readonly name: string }
  /** A formula whose value was never worked out. */
  | { readonly kind: 'uncomputed' };

/** 1-based, both ends inside. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `B7` of column 2 and row 7. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Column and row of `B7`, also of `$B$7`; null for anything else. */
export function readCellName(name: string): { readonly column: number; readonly row: number } | null {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(digits) };
}

/** The range that `A1:C3` or `A1` names; null for anything else. */
export function readRange(name: string): Range | null {
  const [from = '', to = from] = name.split(':');
  const [start, end] = [readCellName(from), readCellName(to)];
  if (start === null || end === null) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}
