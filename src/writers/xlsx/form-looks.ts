import type { Cell, Role, TypeSize } from '../../document/form-document.ts';
import type { LinedCell } from './form-cells.ts';
import type { CellStyle, CellValue } from './workbook.ts';

/** The face that a role is set in, by the name under which Excel and WPS know it: a workbook carries no faces. */
export function faceOf(role: Role): Pick<CellStyle, 'face' | 'isBold'> {
  switch (role) {
    case 'title':
      return { face: '宋体', isBold: true };
    case 'header':
      return { face: '黑体' };
    case 'caption':
    case 'body':
    case 'foot':
      return { face: '宋体' };
  }
}

/**
 * From line to line, in points: as the form has it, and never less than the faces need that stand in for 宋体 on Linux, or
 * the last line of a full cell would be cut.
 */
export function pitchOf({ size, leading }: TypeSize): number {
  return Math.max(leading, size * 1.45);
}

/** So far does a step of indent set a text in, in points: three blanks of the style Normal, and no less than LibreOffice makes it. */
export const INDENT_STEP = 8.4;

/** Rules of the form. */
const INK = '000000';
const AMOUNT = /^\d{1,3}(?:,\d{3}){0,3}\.\d\d$/;

/** An amount is a number that prints as the form's text does, so that a reader can add it up; all else is text. */
export function cellValue(cell: Cell, text: string): CellValue {
  if (text === '') return { kind: 'blank' };
  const isAmount = cell.align === 'right' && AMOUNT.test(text);
  return isAmount ? { kind: 'number', digits: text.replaceAll(',', '') } : { kind: 'text', text };
}

/** The look of a cell of a table, whose text is set to the side `align` by `indent` steps. `isWhole`: it stands undivided. */
export function cellStyle(
  { cell, align, indent }: Pick<LinedCell, 'cell' | 'align' | 'indent'>,
  value: CellValue,
  isWhole: boolean,
): CellStyle {
  const isNumber = value.kind === 'number';
  return {
    ...faceOf(cell.role),
    size: cell.type.size,
    align,
    verticalAlign: isWhole && cell.verticalAlign === 'middle' ? 'center' : 'top',
    ...(isNumber ? {} : { isWrapped: true }),
    ...(indent === 0 ? {} : { indent }),
    format: isNumber ? '#,##0.00' : '@',
    rule: INK,
  };
}
