import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Cell, Table as FormTable } from '../../document/form-document.ts';
import { decimalInset } from '../../typeset/decimal-inset.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { Looks } from './looks.ts';
import { textRuns } from './text-runs.ts';
import { columnTwips, eighths, twips } from './units.ts';

/**
 * A table of fixed widths whose header rows repeat. Rows may split: with `cantSplit` LibreOffice loses the text of a
 * row that is nearly a page tall.
 */
export function formTable(table: FormTable, looks: Looks, fonts: EmbeddedFonts): Table {
  const columns = columnTwips(table.columns);
  const margin = { horizontal: twips(table.padding.x), vertical: twips(table.padding.y) };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(columns), type: WidthType.DXA },
    columnWidths: columns,
    borders: rules(table.rule),
    margins: {
      marginUnitType: WidthType.DXA,
      top: margin.vertical,
      bottom: margin.vertical,
      left: margin.horizontal,
      right: margin.horizontal,
    },
    rows: cellsByRow(table).map((cells, row) => {
      const children = cells.map((cell) => formCell(cell, row, columns, looks, fonts));
      return new TableRow({ children, ...(row < table.headerRows ? { tableHeader: true } : {}) });
    }),
  });
}

/** Every cell once in each row that it covers, left to right: Word repeats a cell that spans rows. */
function cellsByRow(table: FormTable): readonly (readonly Cell[])[] {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) for (let row = cell.row; row < cell.row + cell.rowSpan; row++) rows[row]?.push(cell);
  return rows.map((cells) => cells.sort((a, b) => a.column - b.column));
}

function formCell(cell: Cell, row: number, columns: readonly number[], looks: Looks, fonts: EmbeddedFonts): TableCell {
  const { role, type, align, columnSpan } = cell;
  const style = looks.style({ role, type, align, indent: cell.indent * type.size, after: 0, rightTab: null });
  const isCovered = row > cell.row;
  const texts = isCovered ? [''] : cell.paragraphs;
  return new TableCell({
    width: { size: sum(columns.slice(cell.column, cell.column + columnSpan)), type: WidthType.DXA },
    verticalAlign: cell.verticalAlign === 'middle' ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { verticalMerge: isCovered ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART } : {}),
    children: texts.map((text) => cellParagraph(cell, text, style, fonts)),
  });
}

function cellParagraph({ role, type, align }: Cell, text: string, style: string, fonts: EmbeddedFonts): Paragraph {
  const inset = align === 'right' ? (decimalInset(fonts.shelf, role, text) * type.size) / 1000 : 0;
  const indent = inset > 0 ? { indent: { right: twips(inset) } } : {};
  return new Paragraph({ style, ...indent, children: textRuns(fonts, role, text) });
}

function rules(thickness: number): ConstructorParameters<typeof Table>[0]['borders'] & object {
  const rule = { style: BorderStyle.SINGLE, size: eighths(thickness), color: '000000' };
  return { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
