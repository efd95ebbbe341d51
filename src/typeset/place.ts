import type { Block, FormDocument, Paragraph } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { LineMemory } from './line-memory.ts';
import { type Cursor, NoRoom, type SetTable, setTable } from './place-table.ts';
import type { PlacedBlock, PlacedDocument } from './placed.ts';
import { setParagraphs } from './set-cell.ts';

/** A block whose lines are broken. */
type SetBlock =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly kind: 'table'; readonly table: SetTable };

/**
 * Breaks every line of a document and puts every block and every row on its page; a paragraph stays with what follows it.
 * Throws `NoRoom` where not even two lines fit a page. `memory` has lines of documents that were placed before.
 */
export function place(document: FormDocument, shelf: Shelf, memory?: LineMemory): PlacedDocument {
  memory?.begin(shelf);
  const { page } = document;
  const pageHeight = page.height - page.margin.top - page.margin.bottom;
  const width = page.width - page.margin.left - page.margin.right;
  const set = document.blocks.map((block) => setBlock(shelf, block, pageHeight, memory));
  const blocks: PlacedBlock[] = [];
  let cursor: Cursor = { page: 0, y: 0 };
  for (const [index, block] of set.entries()) {
    if (block.kind === 'table') {
      const isFirst = blocks.every(({ kind }) => kind === 'paragraph');
      if (isFirst && cursor.y > pageHeight / 2) throw new NoRoom('the title fills the page');
      const { rows, end } = block.table.place(cursor);
      blocks.push({ kind: 'table', table: block.table.table, rows });
      cursor = end;
    } else {
      const { type, after, before = 0 } = block.paragraph;
      const isBehindTable = blocks.at(-1)?.kind === 'table';
      const least = isBehindTable ? leastOf(set.slice(index)) : 0;
      if (isBehindTable && cursor.y + least > pageHeight) cursor = { page: cursor.page + 1, y: 0 };
      const above = cursor.y === 0 ? 0 : before;
      const bottom = cursor.y + above + type.leading;
      const below = index === set.length - 1 || bottom + after > pageHeight ? 0 : after;
      blocks.push({ ...placeParagraph(shelf, block.paragraph, width), page: cursor.page, above, below });
      cursor = { page: cursor.page, y: bottom + below };
    }
  }
  if (cursor.y > pageHeight) throw new NoRoom('the paragraphs alone fill the page');
  return { page, pages: cursor.page + 1, blocks, foot: document.foot };
}

function setBlock(shelf: Shelf, block: Block, pageHeight: number, memory?: LineMemory): SetBlock {
  return block.kind === 'table'
    ? { kind: 'table', table: setTable(shelf, block, pageHeight, memory) }
    : { kind: 'paragraph', paragraph: block };
}

/** What must stand together at the beginning of these blocks, in points. */
function leastOf([first, ...others]: readonly SetBlock[]): number {
  if (first === undefined) return 0;
  if (first.kind === 'table') return first.table.least;
  const { type, after, before = 0 } = first.paragraph;
  return before + type.leading + (others.length === 0 ? 0 : after + leastOf(others));
}

/** A paragraph of one line; its segments stand left and right. */
function placeParagraph(shelf: Shelf, paragraph: Paragraph, width: number) {
  const segments = paragraph.segments.flatMap((text, index) => {
    const align = index === 0 ? paragraph.align : 'right';
    return setParagraphs(shelf, { ...paragraph, align, indent: 0 }, [text], width);
  });
  return { kind: 'paragraph', paragraph, segments } as const;
}
