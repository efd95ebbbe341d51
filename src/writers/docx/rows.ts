import type { Cell, Table } from '../../document/form-document.ts';
import { decimalInset } from '../../typeset/decimal-inset.ts';
import { barLengths } from '../../typeset/set-bar.ts';
import { barXml } from './bars.ts';
import type { Bookmarks } from './bookmarks.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { Looks } from './looks.ts';
import { runsXml } from './text-runs.ts';
import { columnTwips, twips } from './units.ts';

/**
 * The rows of a table as WordprocessingML (ECMA-376, 17.4). docx builds an object for every property of every cell and
 * walks them all three times; the rows of a form are nearly all of a file, and as text they cost a tenth. Rows may split:
 * with `cantSplit` LibreOffice loses the text of a row that is nearly a page tall.
 */
export function rowsXml(table: Table, looks: Looks, fonts: EmbeddedFonts, bookmarks: Bookmarks): string {
  const columns = columnTwips(table.columns);
  const bars = new Map([...barLengths(fonts.shelf, table)].map(([cell, length]) => [cell, barXml(cell, length)]));
  const marks = new Map(table.bookmarks.map(({ row, title }) => [row, bookmarks.mark(title)]));
  return cellsByRow(table)
    .map((cells, row) => {
      const mark = row < table.headerRows ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
      const isHeading = row >= table.headerRows && cells.every(({ role }) => role === 'header');
      const xml = cells
        .map((cell) => cellXml(cell, row, columns, { looks, fonts, isHeading, bar: bars.get(cell) ?? '' }))
        .join('');
      const bookmark = marks.get(row) ?? '';
      return `<w:tr>${mark}${bookmark === '' ? xml : xml.replace('</w:pPr>', `</w:pPr>${bookmark}`)}</w:tr>`;
    })
    .join('');
}

/** Every cell once in each row that it covers, left to right: Word repeats a cell that spans rows. */
function cellsByRow(table: Table): readonly (readonly Cell[])[] {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) for (let row = cell.row; row < cell.row + cell.rowSpan; row++) rows[row]?.push(cell);
  return rows.map((cells) => cells.sort((a, b) => a.column - b.column));
}

interface Surroundings {
  readonly looks: Looks;
  readonly fonts: EmbeddedFonts;
  /** A row of nothing but heads speaks of the rows below it. */
  readonly isHeading: boolean;
  readonly bar: string;
}

function cellXml(
  cell: Cell,
  row: number,
  columns: readonly number[],
  { looks, fonts, isHeading, bar }: Surroundings,
): string {
  const { role, type, align, column, columnSpan } = cell;
  const kept = isHeading ? ({ isKept: true } as const) : {};
  const style = looks.style({ role, type, align, indent: cell.indent * type.size, ...kept, after: 0, rightTab: null });
  const isCovered = row > cell.row;
  const width = columns.slice(column, column + columnSpan).reduce((sum, twip) => sum + twip, 0);
  const properties = [
    `<w:tcW w:type="dxa" w:w="${width}"/>`,
    columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge w:val="${isCovered ? 'continue' : 'restart'}"/>` : '',
    `<w:vAlign w:val="${cell.verticalAlign === 'middle' ? 'center' : 'top'}"/>`,
  ];
  const texts = isCovered ? [''] : cell.paragraphs;
  const paragraphs = texts.map((text) => paragraphXml(cell, text, style, fonts, bar));
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${paragraphs.join('')}</w:tc>`;
}

function paragraphXml(
  { role, type, align }: Cell,
  text: string,
  style: string,
  fonts: EmbeddedFonts,
  bar: string,
): string {
  const inset = align === 'right' ? twips((decimalInset(fonts.shelf, role, text) * type.size) / 1000) : 0;
  const indent = inset > 0 ? `<w:ind w:right="${inset}"/>` : '';
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${indent}</w:pPr>${withBar(runsXml(fonts, role, text), bar, align)}</w:p>`;
}

/** The bar stands at the side to which the cell is set. */
function withBar(runs: string, bar: string, align: Cell['align']): string {
  return align === 'right' ? runs + bar : bar + runs;
}
