import type { Block, Cell, FormDocument, Table } from '../document/form-document.ts';
import type { PlacedBlock, PlacedDocument, PlacedRow } from './placed.ts';

/** Pages of a document, counted from 0, the last included. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Some pages of a placed document as a document of their own, which any writer sets as it would set them in the whole: with
 * the header rows that they repeat, the page numbers that they have, and of a cell only the text that stands on them.
 */
export function cutPages(
  { document, placed }: { readonly document: FormDocument; readonly placed: PlacedDocument },
  { from, to }: PageRange,
): { readonly document: FormDocument; readonly placed: PlacedDocument } {
  const blocks = placed.blocks.flatMap((block): readonly PlacedBlock[] => {
    if (block.kind === 'table') return cutTable(block, from, to);
    return block.page >= from && block.page <= to ? [{ ...block, page: block.page - from }] : [];
  });
  const { first = 0, of = placed.pages } = placed.numbering ?? {};
  return {
    document: { ...document, blocks: blocks.map(blockOf) },
    placed: { ...placed, pages: to - from + 1, numbering: { first: first + from, of }, blocks },
  };
}

function blockOf(block: PlacedBlock): Block {
  return block.kind === 'table' ? block.table : block.paragraph;
}

type PlacedTable = Extract<PlacedBlock, { readonly kind: 'table' }>;

/** Nothing where none of its rows stands on the pages. */
function cutTable({ table, rows }: PlacedTable, from: number, to: number): readonly PlacedTable[] {
  const own = rows.filter(({ page }) => page >= from && page <= to);
  if (own.length === 0) return [];
  const heads = rows
    .filter(({ row, page }) => row < table.headerRows && page < from)
    .map((row) => ({ ...row, page: from }));
  const shown = [...heads, ...own];
  const numbers = new Map([...new Set(shown.map(({ row }) => row))].map((row, number) => [row, number]));
  const cells = cutCells(shown, numbers);
  const bookmarks = table.bookmarks.flatMap(({ row, title }) => {
    const number = numbers.get(row);
    return number === undefined ? [] : [{ row: number, title }];
  });
  const cut: Table = { ...table, rows: numbers.size, cells: [...cells.values()], bookmarks };
  const renumbered = shown.map(
    (row): PlacedRow => ({
      ...row,
      row: numbers.get(row.row) ?? row.row,
      page: row.page - from,
      cells: row.cells.map((placed) => ({ ...placed, cell: cells.get(placed.cell) ?? placed.cell })),
    }),
  );
  return [{ kind: 'table', table: cut, rows: renumbered }];
}

/** The cells of these rows, by those of the whole; one that begins or goes on elsewhere has the text that stands here. */
function cutCells(rows: readonly PlacedRow[], numbers: ReadonlyMap<number, number>): ReadonlyMap<Cell, Cell> {
  const texts = new Map<Cell, string>();
  for (const { cells } of rows) {
    for (const { cell, lines } of cells) {
      texts.set(cell, (texts.get(cell) ?? '') + lines.map(({ text }) => text).join(''));
    }
  }
  const entries = [...texts].map(([cell, text]): readonly [Cell, Cell] => {
    const paragraphs = text === cell.paragraphs.join('') ? cell.paragraphs : [text];
    return [cell, { ...cell, row: numbers.get(cell.row) ?? cell.row, paragraphs }];
  });
  return new Map(entries);
}
