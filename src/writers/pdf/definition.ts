import type { Align, Foot, Page, Table, TypeSize } from '../../document/form-document.ts';
import { unreachable } from '../../document/form-document.ts';
import type { Run, Shelf } from '../../fonts/shelf.ts';
import type { PlacedBlock, PlacedDocument, PlacedLine, PlacedRow } from '../../typeset/placed.ts';
import { type Owner, partsOf } from './structure.ts';

/** A piece of a pdfmake document definition. */
type Node = object;

/** A line that is broken for good: indented by points, or set to a side. */
export interface ReadyLine {
  readonly indent: number;
  readonly align: Align;
  readonly type: TypeSize;
  readonly runs: readonly Run[];
  /** For whom the text is drawn; nobody for page feet. */
  readonly owner: Owner | undefined;
}

/** A text of the definition: its lines are ready (`layout.ts`), the text that pdfmake would break is empty. */
export interface ReadyText {
  readonly text: '';
  readonly lines: readonly ReadyLine[];
}

/** What pdfmake's layout needs of a document, and PDFKit's options for the file. */
export interface Definition {
  readonly size: { width: number; height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly content: readonly Node[];
  readonly footer: ((current: number, count: number) => Node) | undefined;
  readonly options: Node;
}

/** A table of the definition; to pdfmake it is a text, since what it would do with a table is done. */
export interface ReadyTable {
  readonly text: '';
  readonly form: Table;
  readonly rows: readonly PlacedRow[];
}

/**
 * The pdfmake definition of a placed document: the lines of every text and the pages of every row
 * are ready. pdfmake makes the pages and lets block follow block; `layout.ts` tells what it is spared.
 * Made afresh for each document, since pdfmake writes into it.
 */
export function define(placed: PlacedDocument, shelf: Shelf, title: string, instant: Date): Definition {
  const { page } = placed;
  return {
    size: { width: page.width, height: page.height },
    margins: page.margin,
    content: placed.blocks.map((block, index) => defineInFlow(block, placed.blocks[index - 1], page)),
    footer: placed.foot === null ? undefined : defineFooter(placed.foot, shelf, placed),
    options: {
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      compress: true,
      autoFirstPage: false,
      font: null,
      info: { Title: title, Creator: 'Mubiao', Producer: 'Mubiao', CreationDate: instant, ModDate: instant },
    },
  };
}

/** A block that was placed on a later page than the one before it ended on begins a page. */
function defineInFlow(block: PlacedBlock, before: PlacedBlock | undefined, page: Page): Node {
  const node = defineBlock(block, page);
  const isNext = before !== undefined && pageOf(block, 0) > pageOf(before, -1);
  return isNext ? { ...node, pageBreak: 'before' } : node;
}

/** Where a block begins (row 0) or ends (row -1). */
function pageOf(block: PlacedBlock, row: 0 | -1): number {
  return (block.kind === 'paragraph' ? block.page : block.rows.at(row)?.page) ?? 0;
}

function defineBlock(block: PlacedBlock, page: Page): Node {
  switch (block.kind) {
    case 'paragraph':
      return defineParagraph(block, page);
    case 'table':
      return { text: '', form: block.table, rows: block.rows } satisfies ReadyTable;
    default:
      return unreachable(block);
  }
}

function defineParagraph({ paragraph, segments, above, below }: PlacedParagraph, page: Page): Node {
  const width = page.width - page.margin.left - page.margin.right;
  const margin = [0, above, 0, below];
  const [first, second] = segments;
  const [left = paragraph, right] = partsOf(paragraph);
  if (second === undefined) return { ...defineText(segments, paragraph.type, left), margin };
  return {
    columns: [
      { width: second.indent, ...defineText(first === undefined ? [] : [first], paragraph.type, left) },
      { width: width - second.indent, ...defineText([{ ...second, indent: 0 }], paragraph.type, right) },
    ],
    margin,
  };
}

type PlacedParagraph = Extract<PlacedBlock, { readonly kind: 'paragraph' }>;

function defineText(lines: readonly PlacedLine[], type: TypeSize, owner: Owner | undefined): ReadyText {
  return { text: '', lines: lines.map(({ indent, runs }) => ({ indent, align: 'left', type, runs, owner })) };
}

/** The page foot stands in the middle of the lower margin. */
function defineFooter(
  foot: Foot,
  shelf: Shelf,
  { page, numbering }: PlacedDocument,
): (current: number, count: number) => Node {
  return (current, count) => {
    const { first, of } = numbering ?? { first: 0, of: count };
    const text = foot.pattern.replace('{page}', String(first + current)).replace('{pages}', String(of));
    const runs = shelf.runs('foot', text);
    return {
      text: '',
      lines: [{ indent: 0, align: 'center', type: foot.type, runs, owner: undefined }],
      margin: [0, Math.max(0, (page.margin.bottom - foot.type.leading) / 2), 0, 0],
    };
  };
}
