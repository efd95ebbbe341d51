import type { Cell, Table } from '../../document/form-document.ts';
import { barLengths } from '../../typeset/set-bar.ts';
import { barXml } from './bars.ts';
import type { Bookmarks } from './bookmarks.ts';
import { cellParagraphProperties, cellStyle, cellXml, isHeadingRow, withBar } from './cells.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { Looks } from './looks.ts';
import { runsXml } from './text-runs.ts';
import { columnTwips } from './units.ts';

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
      const isHeading = isHeadingRow(cells, row < table.headerRows);
      const xml = cells
        .map((cell) => tableCellXml(cell, row, columns, { looks, fonts, isHeading, bar: bars.get(cell) ?? '' }))
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
  readonly isHeading: boolean;
  readonly bar: string;
}

function tableCellXml(
  cell: Cell,
  row: number,
  columns: readonly number[],
  { looks, fonts, isHeading, bar }: Surroundings,
): string {
  const style = cellStyle(cell, looks, isHeading);
  const isContinued = row > cell.row;
  const texts = isContinued ? [''] : cell.paragraphs;
  const paragraphs = texts.map((text) => paragraphXml(cell, text, style, fonts, bar));
  return cellXml(cell, isContinued, columns, paragraphs.join(''));
}

function paragraphXml(cell: Cell, text: string, style: string, fonts: EmbeddedFonts, bar: string): string {
  const properties = cellParagraphProperties(cell, style, fonts.shelf, text);
  return `<w:p><w:pPr>${properties}</w:pPr>${withBar(runsXml(fonts, cell.role, text), bar, cell)}</w:p>`;
}
