import type { Cell, FormDocument, Paragraph } from '../../document/form-document.ts';
import { cellsByRow, unreachable } from '../../document/form-document.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';

/** A paragraph of a cell that has several. */
export interface CellParagraph {
  readonly kind: 'cell-paragraph';
  readonly cell: Cell;
}

/** What a line of text belongs to: a paragraph, a cell of the document, or one of a cell's paragraphs. */
export type Owner = Paragraph | Cell | CellParagraph;

const cellParagraphs = new WeakMap<Cell, readonly CellParagraph[]>();

/** The paragraphs of a cell that has several; none of one that is a paragraph by itself. */
export function paragraphsOf(cell: Cell): readonly CellParagraph[] {
  const known = cellParagraphs.get(cell);
  if (known !== undefined) return known;
  const isOne = cell.paragraphs.length < 2;
  const made = isOne ? [] : cell.paragraphs.map(() => ({ kind: 'cell-paragraph', cell }) as const);
  cellParagraphs.set(cell, made);
  return made;
}

const parts = new WeakMap<Paragraph, readonly Paragraph[]>();

/** What a reader hears as paragraphs: the parts of a caption stand at both margins and are no sentence together. */
export function partsOf(paragraph: Paragraph): readonly Paragraph[] {
  const known = parts.get(paragraph);
  if (known !== undefined) return known;
  const { segments } = paragraph;
  const made = segments.length < 2 ? [paragraph] : segments.map((text) => ({ ...paragraph, segments: [text] }));
  parts.set(paragraph, made);
  return made;
}

/** Where content of an owner was drawn: a page, and the number of its marked content there. */
interface Mark {
  readonly page: PdfKitReference;
  readonly number: number;
}

/** The place of an owner's first line, for bookmarks; `y` from the top of the page. */
export interface FirstPlace {
  readonly page: PdfKitReference;
  readonly y: number;
}

/** Collects what is drawn for whom, and then writes the structure tree (ISO 32000-1, 14.7; ISO 14289-1). */
export interface Structure {
  /** Begins a page; content marked from now on is on it. */
  openPage(page: PdfKitReference): void;
  /** The operator that opens content of an owner; a header row on a later page is an artifact. */
  open(owner: Owner | undefined, y: number): string;
  placeOf(owner: Owner): FirstPlace | undefined;
  /** Whose the marked content of a number is; pages are counted from 0. */
  ownerAt(page: number, number: number): Owner | undefined;
  write(document: PdfKitDocument): void;
}

const FOOT = '/Artifact <</Type /Pagination /Subtype /Footer>> BDC';
const REPEATED_HEADER = '/Artifact <</Type /Pagination /Subtype /Header>> BDC';

export function openStructure(form: FormDocument): Structure {
  const repeated = new Set<Owner>(
    form.blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.filter(({ row }) => row < block.headerRows) : [],
    ),
  );
  const marks = new Map<Owner, Mark[]>();
  const places = new Map<Owner, FirstPlace>();
  const pages: { readonly ref: PdfKitReference; readonly owners: Owner[] }[] = [];
  const current = (): { readonly ref: PdfKitReference; readonly owners: Owner[] } => {
    const page = pages.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  };
  return {
    openPage(ref) {
      ref.data.StructParents = pages.length;
      pages.push({ ref, owners: [] });
    },
    open(owner, y) {
      if (owner === undefined) return FOOT;
      const { ref, owners } = current();
      const box = 'cell' in owner ? owner.cell : owner;
      const first = places.get(box);
      if (repeated.has(box) && first !== undefined && first.page !== ref) return REPEATED_HEADER;
      if (first === undefined) places.set(box, { page: ref, y });
      const number = owners.push(owner) - 1;
      const own = marks.get(owner) ?? [];
      marks.set(owner, own);
      own.push({ page: ref, number });
      return `/${tagOf(owner)} <</MCID ${number}>> BDC`;
    },
    placeOf: (owner) => places.get(owner),
    ownerAt: (page, number) => pages[page]?.owners[number],
    write: (document) => writeTree(document, form, marks, pages, repeated),
  };
}

function isHeader(owner: Cell): boolean {
  return owner.role === 'header' || owner.headsRow === true;
}

function tagOf(owner: Owner): string {
  if ('cell' in owner) return 'P';
  if ('kind' in owner) return owner.role === 'title' ? 'H1' : 'P';
  return isHeader(owner) ? 'TH' : 'TD';
}

function writeTree(
  document: PdfKitDocument,
  form: FormDocument,
  marks: ReadonlyMap<Owner, readonly Mark[]>,
  pages: readonly { readonly owners: readonly Owner[] }[],
  repeated: ReadonlySet<Owner>,
): void {
  const elements = new Map<Owner, PdfKitReference>();
  const all: PdfKitReference[] = [];
  const element = (type: string, parent: PdfKitReference, more: Record<string, unknown> = {}): PdfKitReference => {
    const ref = document.ref({ S: type, P: parent, ...more });
    all.push(ref);
    return ref;
  };
  const leaf = (owner: Owner, parent: PdfKitReference): PdfKitReference => {
    const ref = element(tagOf(owner), parent, {
      ...contentOf(marks.get(owner) ?? []),
      ...attributesOf(owner, repeated),
    });
    elements.set(owner, ref);
    return ref;
  };
  const box = (cell: Cell, parent: PdfKitReference): PdfKitReference => {
    const own = leaf(cell, parent);
    // An empty line of the author's is a paragraph without content.
    const paragraphs = paragraphsOf(cell).map((paragraph) => leaf(paragraph, own));
    if (paragraphs.length > 0) own.data.K = paragraphs;
    return own;
  };
  const root = document.ref({ Type: 'StructTreeRoot' });
  const top = element('Document', root);
  top.data.K = form.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return partsOf(block).map((part) => leaf(part, top));
      case 'table': {
        const table = element('Table', top);
        table.data.K = cellsByRow(block).map((cells) => {
          const tr = element('TR', table);
          tr.data.K = cells.map((cell) => box(cell, tr));
          return tr;
        });
        return table;
      }
      default:
        return unreachable(block);
    }
  });
  const numbers = pages.flatMap(({ owners }, index) => [index, owners.map((owner) => elements.get(owner))]);
  root.data = { ...root.data, K: [top], ParentTree: { Nums: numbers }, ParentTreeNextKey: pages.length };
  for (const ref of all) ref.end();
  // PDFKit ends these two with the document.
  Object.assign(document._root.data, { StructTreeRoot: root, MarkInfo: document.ref({ Marked: true }) });
}

/** Content on the element's first page by number, on later pages by reference: a cell that continues is one element. */
function contentOf(marks: readonly Mark[]): Record<string, unknown> {
  const [first] = marks;
  if (first === undefined) return {};
  const kids = marks.map(({ page, number }) =>
    page === first.page ? number : { Type: 'MCR', Pg: page, MCID: number },
  );
  return { Pg: first.page, K: kids.length === 1 ? kids[0] : kids };
}

/** A header cell of the repeated rows heads its column, one in the body its row. */
function attributesOf(owner: Owner, repeated: ReadonlySet<Owner>): Record<string, unknown> {
  if ('kind' in owner) return {};
  const table = {
    ...(isHeader(owner) ? { Scope: repeated.has(owner) ? 'Column' : 'Row' } : {}),
    ...(owner.rowSpan > 1 ? { RowSpan: owner.rowSpan } : {}),
    ...(owner.columnSpan > 1 ? { ColSpan: owner.columnSpan } : {}),
  };
  return Object.keys(table).length === 0 ? {} : { A: { O: 'Table', ...table } };
}
