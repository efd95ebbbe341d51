/** The document model: all lengths in points (1/72 inch), widths of columns from border to border. */

export type Align = 'left' | 'center' | 'right';
export type VerticalAlign = 'top' | 'middle';

/** What a text is for; it decides the face (title 宋体 bold, header 黑体, the others 宋体). */
export type Role = 'title' | 'caption' | 'header' | 'body' | 'foot';

/** Type size and distance of base lines, in points. */
export interface TypeSize {
  readonly size: number;
  readonly leading: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** A paragraph outside of tables. `segments` are its parts between tabs: the first stands left, the second right. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly type: TypeSize;
  readonly align: Align;
  readonly segments: readonly string[];
  /** Space above, in points; none at the top of a page. */
  readonly before?: number;
  /** Space below, in points. */
  readonly after: number;
}

/** A bar that shows how much the text beside it says: it begins at the side to which the cell is set. */
export interface Bar {
  /** Of the longest bar of the table, from 0 to 1. */
  readonly share: number;
  /** Told apart in black and white. */
  readonly fill: 'solid' | 'hollow';
}

/** A cell placed on the grid. `paragraphs` holds at least one text; none of them contains a line break. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly role: Role;
  readonly type: TypeSize;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  /** Whether a cell of the body names its row, for those who hear the table. */
  readonly headsRow?: boolean;
  /** First-line indent in ems of the cell's size. */
  readonly indent: number;
  readonly paragraphs: readonly string[];
  readonly bar?: Bar;
}

/** A table whose grid is tiled by its cells without gap or overlap; cells in reading order. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly rows: number;
  readonly headerRows: number;
  readonly cells: readonly Cell[];
  /** Rows that a reader jumps to, e.g. by project. */
  readonly bookmarks: readonly { readonly row: number; readonly title: string }[];
  /** Between rule and text, in points. */
  readonly padding: { readonly x: number; readonly y: number };
  /** Thickness of the rules, in points. */
  readonly rule: number;
}

export type Block = Paragraph | Table;

/** The foot of every page; `{page}` and `{pages}` stand for the numbers. */
export interface Foot {
  readonly pattern: string;
  readonly type: TypeSize;
}

/** What stands on every page beside the form, and is not of it. */
export interface PageMarks {
  /** Words across the page, behind the text, e.g. 草稿. */
  readonly watermark: string | null;
  /** A small line at the left of the page foot: where the file comes from. */
  readonly origin: string | null;
}

export interface FormDocument {
  readonly title: string;
  readonly page: Page;
  readonly blocks: readonly Block[];
  readonly foot: Foot | null;
  readonly marks?: PageMarks;
}

/** Ends every switch on a closed union. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** The cells of a table row by row, each where it begins. */
export function cellsByRow({ rows, cells }: Table): readonly (readonly Cell[])[] {
  const byRow: Cell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) byRow[cell.row]?.push(cell);
  return byRow;
}
