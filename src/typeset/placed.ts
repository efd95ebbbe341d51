import type { Cell, Page, Paragraph, Table, TypeSize } from '../document/form-document.ts';
import type { Run } from '../fonts/shelf.ts';

/** A line that is broken for good. `text` is what it shows of the source text, trailing spaces included. */
export interface PlacedLine {
  readonly text: string;
  readonly runs: readonly Run[];
  /** Points, without what hangs at the end. */
  readonly width: number;
  /** Distance from the left (or right, where aligned right) edge of the text area, points. */
  readonly indent: number;
}

/** The part of a cell that stands on one page. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly lines: readonly PlacedLine[];
  /** Lines of the cell that stand on earlier pages. */
  readonly firstLine: number;
  /** Blank space above the first line, in points, that brings the text to its vertical place. */
  readonly above: number;
}

/** A row, or the part of a row that stands on one page. `continues`: more of the row follows on the next page. */
export interface PlacedRow {
  readonly row: number;
  readonly page: number;
  readonly height: number;
  readonly cells: readonly PlacedCell[];
  readonly isContinued: boolean;
  readonly continues: boolean;
}

export type PlacedBlock =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph; readonly segments: readonly PlacedLine[] }
  | { readonly kind: 'table'; readonly table: Table; readonly rows: readonly PlacedRow[] };

/** The document with every line broken and every row on its page; pages are counted from 0. */
export interface PlacedDocument {
  readonly page: Page;
  readonly pages: number;
  readonly blocks: readonly PlacedBlock[];
  readonly foot: { readonly pattern: string; readonly type: TypeSize } | null;
}
