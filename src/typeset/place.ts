import type { FormDocument, Paragraph } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import { type Cursor, NoRoom, placeTable } from './place-table.ts';
import type { PlacedBlock, PlacedDocument } from './placed.ts';
import { setParagraphs } from './set-cell.ts';

/** Breaks every line of a document and puts every row on its page. Throws `NoRoom` where not even two lines fit a page. */
export function place(document: FormDocument, shelf: Shelf): PlacedDocument {
  const { page } = document;
  const pageHeight = page.height - page.margin.top - page.margin.bottom;
  const width = page.width - page.margin.left - page.margin.right;
  const blocks: PlacedBlock[] = [];
  let cursor: Cursor = { page: 0, y: 0 };
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      if (cursor.page === 0 && cursor.y > pageHeight / 2) throw new NoRoom('the title fills the page');
      const { rows, end } = placeTable(shelf, block, pageHeight, cursor);
      blocks.push({ kind: 'table', table: block, rows });
      cursor = end;
    } else {
      blocks.push(placeParagraph(shelf, block, width));
      cursor = { page: cursor.page, y: cursor.y + block.type.leading + block.after };
    }
  }
  if (cursor.y > pageHeight) throw new NoRoom('the paragraphs alone fill the page');
  return { page, pages: cursor.page + 1, blocks, foot: document.foot };
}

/** A paragraph of one line; its segments stand left and right. */
function placeParagraph(shelf: Shelf, paragraph: Paragraph, width: number): PlacedBlock {
  const segments = paragraph.segments.flatMap((text, index) => {
    const align = index === 0 ? paragraph.align : 'right';
    return setParagraphs(shelf, { ...paragraph, align, indent: 0 }, [text], width);
  });
  return { kind: 'paragraph', paragraph, segments };
}
