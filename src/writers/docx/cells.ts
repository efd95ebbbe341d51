import type { Cell } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { decimalInset } from '../../typeset/decimal-inset.ts';
import type { Looks } from './looks.ts';
import { twips } from './units.ts';

/** A cell of a row with its paragraphs; what Word repeats of a cell that began further up `isContinued`. */
export function cellXml(cell: Cell, isContinued: boolean, columns: readonly number[], paragraphs: string): string {
  const { column, columnSpan } = cell;
  const width = columns.slice(column, column + columnSpan).reduce((sum, twip) => sum + twip, 0);
  const properties = [
    `<w:tcW w:type="dxa" w:w="${width}"/>`,
    columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge w:val="${isContinued ? 'continue' : 'restart'}"/>` : '',
    `<w:vAlign w:val="${cell.verticalAlign === 'middle' ? 'center' : 'top'}"/>`,
  ];
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${paragraphs}</w:tc>`;
}

/** A row of nothing but heads speaks of the rows below it, and is kept with them; the header of the table needs no keeping. */
export function isHeadingRow(cells: readonly Cell[], isTableHeader: boolean): boolean {
  return !isTableHeader && cells.every(({ role }) => role === 'header');
}

/** The style of the paragraphs of a cell. */
export function cellStyle({ role, type, align, indent }: Cell, looks: Looks, isHeading: boolean): string {
  const kept = isHeading ? ({ isKept: true } as const) : {};
  return looks.style({ role, type, align, indent: indent * type.size, ...kept, after: 0, rightTab: null });
}

/** The properties of a paragraph in a cell: its style, and what keeps the decimal points of a column in line. */
export function cellParagraphProperties(
  { role, type, align }: Cell,
  style: string,
  shelf: Shelf,
  text: string,
): string {
  const inset = align === 'right' ? twips((decimalInset(shelf, role, text) * type.size) / 1000) : 0;
  return `<w:pStyle w:val="${style}"/>${inset > 0 ? `<w:ind w:right="${inset}"/>` : ''}`;
}

/** The bar stands at the side to which the cell is set. */
export function withBar(runs: string, bar: string, { align }: Cell): string {
  return align === 'right' ? runs + bar : bar + runs;
}
