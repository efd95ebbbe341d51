import type { Cell, Paragraph } from '../../document/form-document.ts';
import {
  type RevisedBlock,
  type RevisedCell,
  type RevisedDocument,
  type RevisedParagraph,
  type RevisedRow,
  type RevisedTable,
  textIn,
} from '../../document/revised-document.ts';
import { barLengths } from '../../typeset/set-bar.ts';
import { barXml } from './bars.ts';
import type { Bookmarks } from './bookmarks.ts';
import { cellParagraphProperties, cellStyle, cellXml, isHeadingRow, withBar } from './cells.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { Looks } from './looks.ts';
import { revisedRunsXml } from './revised-runs.ts';
import type { Revisions } from './revisions.ts';
import { columnTwips } from './units.ts';
import type { BlockWriter } from './word-document.ts';

/** Writes the blocks of a redline, whose places are those in `document.blocks`. */
export function revisedBlocks(document: RevisedDocument, fonts: EmbeddedFonts, revisions: Revisions): BlockWriter {
  return {
    paragraph(paragraph, index, style) {
      const block = blockOf(document, index, 'paragraph');
      return paragraphXml(paragraph, block.paragraph, style, fonts, revisions);
    },
    rows: (_, index, looks, bookmarks) =>
      rowsXml(blockOf(document, index, 'table'), looks, fonts, bookmarks, revisions),
  };
}

function blockOf<Kind extends RevisedBlock['kind']>(
  { blocks }: RevisedDocument,
  index: number,
  kind: Kind,
): Extract<RevisedBlock, { readonly kind: Kind }> {
  const block = blocks[index];
  if (block?.kind !== kind) throw new Error(`block ${index} is no ${kind}`);
  return block as Extract<RevisedBlock, { readonly kind: Kind }>;
}

function paragraphXml(
  { role }: Paragraph,
  { pieces, end }: RevisedParagraph,
  style: string,
  fonts: EmbeddedFonts,
  revisions: Revisions,
): string {
  const runs = revisedRunsXml(fonts, role, pieces, revisions);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${endXml(revisions.mark(end))}</w:pPr>${runs}</w:p>`;
}

/** Rows that came or went say so themselves, and so do their texts and the ends of their paragraphs, as Word writes it. */
function rowsXml(
  table: RevisedTable,
  looks: Looks,
  fonts: EmbeddedFonts,
  bookmarks: Bookmarks,
  revisions: Revisions,
): string {
  const columns = columnTwips(table.block.columns);
  const lengths = barLengthsOf(table, fonts);
  return table.rows
    .map((row) => {
      const { fate, isHeader, bookmark } = row;
      const properties = (isHeader ? '<w:tblHeader/>' : '') + revisions.mark(fate);
      const isHeading = isHeadingRow(
        row.cells.map(({ cell }) => cell),
        isHeader,
      );
      const xml = row.cells.map((one) => {
        const bar = revisions.runs(fate, barXml(one.cell, lengths.get(one.cell) ?? 0));
        const style = cellStyle(one.cell, looks, isHeading);
        return cellXml(one.cell, one.isContinued, columns, cellParagraphs(one, style, bar, fonts, revisions));
      });
      const mark = bookmark === null ? '' : bookmarks.mark(bookmark);
      const cells = mark === '' ? xml.join('') : xml.join('').replace('</w:pPr>', `</w:pPr>${mark}`);
      return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
    })
    .join('');
}

function cellParagraphs(
  { cell, paragraphs }: RevisedCell,
  style: string,
  bar: string,
  fonts: EmbeddedFonts,
  revisions: Revisions,
): string {
  return paragraphs
    .map(({ pieces, end }) => {
      const text = textIn(pieces, 'after') || textIn(pieces, 'before');
      const properties = cellParagraphProperties(cell, style, fonts.shelf, text) + endXml(revisions.mark(end));
      const runs = withBar(revisedRunsXml(fonts, cell.role, pieces, revisions), bar, cell);
      return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
    })
    .join('');
}

/** What became of a paragraph's end stands among the properties of its mark. */
function endXml(mark: string): string {
  return mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`;
}

/** One measure for the bars of both versions. */
function barLengthsOf({ block, rows }: RevisedTable, { shelf }: EmbeddedFonts): ReadonlyMap<Cell, number> {
  const cells = rows.flatMap((row: RevisedRow) =>
    row.cells.filter(({ isContinued }) => !isContinued).map(({ cell }) => cell),
  );
  return barLengths(shelf, { ...block, cells });
}
