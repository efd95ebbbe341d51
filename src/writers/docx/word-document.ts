import { Document, Paragraph as DocxParagraph, Header, PageOrientation } from 'docx';
import { type FormDocument, type Page, type Paragraph, type Table, unreachable } from '../../document/form-document.ts';
import type { Origin } from '../../typeset/composed.ts';
import { ORIGIN_SIZE } from '../origin-size.ts';
import { blank } from './blanks.ts';
import { type Bookmarks, openBookmarks } from './bookmarks.ts';
import { type EmbeddedFonts, withFamilies } from './embedded-fonts.ts';
import { collectLooks, type Looks } from './looks.ts';
import { customProperties } from './origin.ts';
import { footLook, formParagraphXml, lookOf, pageFoot, tableEnd } from './paragraphs.ts';
import { rowsXml } from './rows.ts';
import { formTable } from './table.ts';
import { labelXml } from './table-label.ts';
import { runValues, shapeOfRuns } from './text-runs.ts';
import { twips } from './units.ts';

/** The form for docx: a pattern, the same for all documents of one shape, and what is put into it. */
export interface WordDocument {
  /** Equal for documents of which docx makes the same, blanks apart. */
  readonly shape: string;
  /** docx's objects for the pattern. */
  readonly pattern: () => Document;
  /** What stands in the pattern's blanks, by their slots. */
  readonly values: ReadonlyMap<string, string>;
  /** The paragraphs outside of tables, by the mark that stands in the place of each. */
  readonly paragraphs: ReadonlyMap<string, string>;
  /** What belongs into each table, by the mark that stands in it. */
  readonly tables: ReadonlyMap<string, TableXml>;
}

/** A table's rows, and its label, which closes its properties. */
export interface TableXml {
  readonly rows: string;
  readonly label: string;
}

/** How the blocks of a document are written; `index` is a block's place in the document. */
export interface BlockWriter {
  readonly paragraph: (paragraph: Paragraph, index: number, style: string) => string;
  readonly rows: (table: Table, index: number, looks: Looks, bookmarks: Bookmarks) => string;
}

/** Blocks as they stand in the document. */
function plainBlocks(fonts: EmbeddedFonts): BlockWriter {
  return {
    paragraph: (paragraph, _, style) => formParagraphXml(paragraph, style, fonts),
    rows: (table, _, looks, bookmarks) => rowsXml(table, looks, fonts, bookmarks),
  };
}

/** A pure map: nothing is decided here that the document has not decided. */
export function wordDocument(
  document: FormDocument,
  fonts: EmbeddedFonts,
  origin: Origin = [],
  write: BlockWriter = plainBlocks(fonts),
): WordDocument {
  const { blocks, page, foot } = document;
  const footOrigin = document.marks?.origin ?? null;
  const looks = collectLooks();
  const bookmarks = openBookmarks();
  const paragraphs = new Map<string, string>();
  const tables = new Map<string, TableXml>();
  // Styles are numbered in the order of the document.
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph')
      paragraphs.set(blockMark(index), write.paragraph(block, index, looks.style(lookOf(block, page))));
    else if (block.kind === 'table') {
      const rows = write.rows(block, index, looks, bookmarks);
      tables.set(blockMark(index), { rows, label: labelXml(block, document.title) });
    } else unreachable(block);
  }
  const footStyle = foot === null && footOrigin === null ? null : looks.style(footLook(foot));
  const unnamed = withFamilies(fonts, (index) => blank(`font.${index}`));
  const values = new Map([
    ['title', document.title],
    ...fonts.fonts.map(({ family }, index) => [`font.${index}`, family] as const),
    ...customProperties(origin).map(({ value }, index) => [`origin.${index}`, value] as const),
    ...(footOrigin === null ? [] : runValues(fonts, 'foot', footOrigin, FOOT)),
  ]);
  const shape = JSON.stringify([
    { page, foot, origin: origin.map(({ name }) => name), isMarked: isMarked(document), looks: looks.all(), footStyle },
    unnamed.fonts.map(({ face, bold }) => [face.name, bold]),
    footOrigin === null ? null : shapeOfRuns(unnamed, 'foot', footOrigin),
    blocks.map((block) => (block.kind === 'paragraph' ? null : [block.columns, block.padding, block.rule])),
  ]);
  return { shape, pattern: () => patternOf(document, footStyle, looks, unnamed, origin), values, paragraphs, tables };
}

const FOOT = 'foot';

function blockMark(index: number): string {
  return `\ue0ff${index}\ue0ff`;
}

function isMarked({ marks }: FormDocument): boolean {
  return (marks?.watermark ?? null) !== null;
}

function patternOf(
  document: FormDocument,
  footStyle: string | null,
  looks: Looks,
  fonts: EmbeddedFonts,
  origin: Origin,
): Document {
  const { page, foot } = document;
  const children = document.blocks.flatMap((block, index) =>
    block.kind === 'paragraph'
      ? [new DocxParagraph(blockMark(index))]
      : [formTable(block, blockMark(index)), tableEnd()],
  );
  const footer = pageFoot(document, footStyle ?? '', fonts, FOOT);
  const footers = footer === null ? {} : { footers: { default: footer } };
  // What stands in the header is written anew (`watermark.ts`).
  const headers = isMarked(document) ? { headers: { default: new Header({ children: [] }) } } : {};
  const footSpace = Math.max(0, (page.margin.bottom - (foot?.type ?? ORIGIN_SIZE).leading) / 2);
  const properties = customProperties(origin).map(({ name }, index) => ({ name, value: blank(`origin.${index}`) }));
  return new Document({
    title: blank('title'),
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    ...(properties.length === 0 ? {} : { customProperties: properties }),
    styles: { importedStyles: [...looks.styles(fonts)] },
    sections: [{ properties: { page: pageOptions(page, footSpace) }, ...headers, ...footers, children }],
  });
}

const CREATOR = 'mubiao';

/** docx wants the short side first and turns the page itself when it is landscape. */
function pageOptions({ width, height, margin }: Page, footSpace: number) {
  const orientation = width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    size: { width: twips(Math.min(width, height)), height: twips(Math.max(width, height)), orientation },
    margin: {
      top: twips(margin.top),
      right: twips(margin.right),
      bottom: twips(margin.bottom),
      left: twips(margin.left),
      header: 0,
      footer: twips(footSpace),
      gutter: 0,
    },
  };
}
