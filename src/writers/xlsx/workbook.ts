import type { Align, Page } from '../../document/form-document.ts';
import type { Attachment, Origin } from '../../typeset/composed.ts';

/** A workbook as it is before it has a notation: plain data. Rows and columns are counted from 0, lengths are points. */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Names that formulas may use, and what they stand for, e.g. `项目!$A$2:$A$501`. */
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  /** What the file says of where it comes from, as properties of its own. */
  readonly origin: Origin;
  /** What travels inside it. */
  readonly attachments: readonly Attachment[];
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** In order; a row that is left out is empty. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Area[];
  /** So many rows and columns stay when the reader scrolls. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Rows that are printed on every page; null for none. */
  readonly repeated: { readonly first: number; readonly last: number } | null;
  /** Rows before which a page ends. */
  readonly breaks: readonly number[];
  readonly page: Page;
  readonly head: Margin;
  readonly foot: Margin;
  readonly validations: readonly Validation[];
  readonly conditions: readonly Condition[];
  readonly bars: readonly SheetBar[];
}

/** What stands in the upper or lower margin of every printed page, in Excel's notation (page-margin.ts); '' where nothing does. */
export type Margin = string;

export interface SheetColumn {
  readonly width: number;
  /** Of the cells that are not written, so that what is typed there is what was typed. */
  readonly style?: CellStyle;
}

export interface SheetRow {
  readonly row: number;
  /** At most `tallestRow`. */
  readonly height: number;
  /** Excel may change the height to fit what is typed. */
  readonly isElastic?: true;
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  readonly column: number;
  readonly value: CellValue;
  readonly style: CellStyle;
}

export type CellValue =
  | { readonly kind: 'blank' }
  /** Stays text, whatever it looks like. */
  | { readonly kind: 'text'; readonly text: string }
  /** Decimal digits, e.g. `3300.5`: no float was ever made of them. */
  | { readonly kind: 'number'; readonly digits: string }
  /** `result` is shown until a program has computed it. */
  | { readonly kind: 'formula'; readonly formula: string; readonly result: FormulaResult };

export type FormulaResult = { readonly digits: string } | { readonly text: string };

export interface CellStyle {
  readonly face: '宋体' | '黑体';
  readonly size: number;
  readonly isBold?: true;
  /** RRGGBB */
  readonly colour?: string;
  readonly fill?: string;
  readonly align: Align;
  readonly verticalAlign: 'top' | 'center';
  readonly isWrapped?: true;
  /** Steps to the right, of about one Han character each. */
  readonly indent?: number;
  /** Excel's code; `@` is text. */
  readonly format: string;
  /** RRGGBB of thin rules on all sides; absent where there are none. */
  readonly rule?: string;
}

/** From one cell to another, both in it. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** What Excel checks when something is typed, and what it says beside the cell. */
export interface Validation {
  readonly area: Area;
  /** `any` checks nothing and only tells. */
  readonly rule:
    | { readonly kind: 'any' }
    | { readonly kind: 'list'; readonly formula: string }
    | { readonly kind: 'custom'; readonly formula: string };
  readonly prompt: Notice;
  /** Null where nothing is checked. */
  readonly error: (Notice & { readonly style: 'stop' | 'warning' }) | null;
}

export interface Notice {
  /** At most 32 characters. */
  readonly title: string;
  /** At most 225 characters. */
  readonly text: string;
}

/** Another look for the cells of which a formula, written for the first of them, is true. */
export interface Condition {
  readonly area: Area;
  readonly formula: string;
  readonly look: { readonly colour?: string; readonly fill?: string };
}

/** A bar drawn over a cell: from the cell's corner, in points. */
export interface SheetBar {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fill: 'solid' | 'hollow';
}

/** Excel makes no row taller (points). */
export const tallestRow = 409;

/** The name of a column, e.g. `AB` for 27. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** E.g. `B3` */
export function addressOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnName(column)}${row + 1}`;
}

/** E.g. `B3:C4`, or `B3` for a single cell. */
export function rangeOf(area: Area): string {
  const first = addressOf(area);
  const last = addressOf({ row: area.lastRow, column: area.lastColumn });
  return first === last ? first : `${first}:${last}`;
}
