import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Table as FormTable } from '../../document/form-document.ts';
import { columnTwips, eighths, twips } from './units.ts';

/** A table of fixed widths with a single row, the mark, in whose place the rows come once docx has made its text. */
export function formTable(table: FormTable, mark: string): Table {
  const columns = columnTwips(table.columns);
  const margin = { horizontal: twips(table.padding.x), vertical: twips(table.padding.y) };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((total, width) => total + width, 0), type: WidthType.DXA },
    columnWidths: columns,
    borders: rules(table.rule),
    margins: {
      marginUnitType: WidthType.DXA,
      top: margin.vertical,
      bottom: margin.vertical,
      left: margin.horizontal,
      right: margin.horizontal,
    },
    rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph(mark)] })] })],
  });
}

function rules(thickness: number): ConstructorParameters<typeof Table>[0]['borders'] & object {
  const rule = { style: BorderStyle.SINGLE, size: eighths(thickness), color: '000000' };
  return { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
}
