import type { CellStyle } from '../../writers/xlsx/workbook.ts';
import type { CellKind } from '../workbook-layout.ts';

const INK = 'A6A6A6';
const base = { face: '宋体', size: 10, verticalAlign: 'top', format: '@', rule: INK } as const;

/** The format of amounts: two decimals. */
export const AMOUNT = '#,##0.00';

/** What is typed as text stays as typed (`3/4`, `007`, `=1+1`): the format is text. */
const text: CellStyle = { ...base, align: 'left', isWrapped: true };
const amount: CellStyle = { ...base, align: 'right', format: AMOUNT };

/** The look of a cell that is filled in. */
export function lookOf(kind: CellKind): CellStyle {
  return kind === 'amount' ? amount : text;
}

const computedGrey = { fill: 'F2F2F2', colour: '595959' } as const;

/** The look of a cell that a formula fills; `format` is Excel's code. */
export function computedLook(format: string): CellStyle {
  return { ...base, ...computedGrey, align: 'right', format };
}

/** The look of words that help and are no data. */
export const helpLook: CellStyle = { ...text, colour: '595959' };

const header: CellStyle = { ...base, face: '黑体', size: 9, align: 'center', verticalAlign: 'center', isWrapped: true };

/** Heads: blue where something must be filled in, light where it may be, grey where a formula does it. */
export const headerLooks = {
  required: { ...header, fill: 'BDD7EE' },
  optional: { ...header, fill: 'DDEBF7' },
  computed: { ...header, ...computedGrey },
} as const;

export const titleLook: CellStyle = {
  face: '宋体',
  size: 16,
  isBold: true,
  align: 'center',
  verticalAlign: 'center',
  format: '@',
};
export const plainLook: CellStyle = {
  face: '宋体',
  size: 10,
  align: 'left',
  verticalAlign: 'top',
  isWrapped: true,
  format: '@',
};

/** What a condition makes of a cell. */
export const conditionLooks = {
  /** It is still to be filled in. */
  missing: { fill: 'FFF2CC' },
  /** It cannot be right. */
  wrong: { fill: 'F8CBAD', colour: 'C00000' },
  /** It says what the cell above says. */
  repeated: { colour: 'A6A6A6' },
} as const;
