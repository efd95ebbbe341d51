import type { Bar, Cell, Foot, Page, Paragraph, Table } from '../document/form-document.ts';
import type { Run } from '../fonts/shelf.ts';

/** A line that is broken for good. `text` is its stretch of the source text, spaces at its end included. */
export interface PlacedLine {
  readonly text: string;
  readonly runs: readonly Run[];
  /** Width of the ink in points: without spaces and the blank half of punctuation at the end. */
  readonly width: number;
  /** Distance of the ink from the left edge of the text area, in points; alignment and first-line indent are in it. */
  readonly indent: number;
  /** Which paragraph of its cell it is of, from 0. */
  readonly paragraph: number;
}

/** A bar in points from the upper left corner of its cell's text area. */
export interface PlacedBar {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Bar['fill'];
}

/** The part of a cell that stands on one page. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly lines: readonly PlacedLine[];
  /** How many lines of the cell stand on earlier pages. */
  readonly firstLine: number;
  /** Blank space above the first line, in points, that brings the text to its vertical place. */
  readonly above: number;
  readonly bar: PlacedBar | null;
}

/** A row, or the part of a row that stands on one page (pages are counted from 0). */
export interface PlacedRow {
  readonly row: number;
  readonly page: number;
  /** From the lower edge of the rule above to the upper edge of the rule below, in points. */
  readonly height: number;
  readonly cells: readonly PlacedCell[];
  /** Part of the row stands on an earlier page. */
  readonly isContinued: boolean;
}

export type PlacedBlock =
  | {
      readonly kind: 'paragraph';
      readonly paragraph: Paragraph;
      readonly segments: readonly PlacedLine[];
      readonly page: number;
      /** Blank space above and below it, in points; none at the top of a page, and none where it would leave the page. */
      readonly above: number;
      readonly below: number;
    }
  | { readonly kind: 'table'; readonly table: Table; readonly rows: readonly PlacedRow[] };

/** The document with every line broken and every row on its page. */
export interface PlacedDocument {
  readonly page: Page;
  readonly pages: number;
  readonly blocks: readonly PlacedBlock[];
  readonly foot: Foot | null;
  /** Where the document is a part of another: the place there of its first page, and how many pages that has. */
  readonly numbering?: { readonly first: number; readonly of: number };
}

/**
 * The rows that each page of a placed table shows, by page; a page that begins within the table shows the header rows
 * again, with which it begins.
 */
export function rowsByPage(table: Table, rows: readonly PlacedRow[]): ReadonlyMap<number, readonly PlacedRow[]> {
  const pages = new Map<number, PlacedRow[]>();
  const header: PlacedRow[] = [];
  for (const row of rows) {
    const isHeader = row.row < table.headerRows;
    if (isHeader) header.push(row);
    const shown = pages.get(row.page) ?? (isHeader ? [] : [...header]);
    pages.set(row.page, shown);
    shown.push(row);
  }
  return pages;
}
