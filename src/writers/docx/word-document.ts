import { Document, Header, PageOrientation } from 'docx';
import { type FormDocument, type Page, unreachable } from '../../document/form-document.ts';
import type { Origin } from '../../typeset/composed.ts';
import { ORIGIN_SIZE } from '../origin-size.ts';
import { blank } from './blanks.ts';
import { openBookmarks } from './bookmarks.ts';
import { type EmbeddedFonts, withFamilies } from './embedded-fonts.ts';
import { collectLooks, type Looks } from './looks.ts';
import { customProperties } from './origin.ts';
import { footLook, formParagraph, lookOf, pageFoot, tableEnd } from './paragraphs.ts';
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
  /** What belongs into each table, by the mark that stands in it. */
  readonly tables: ReadonlyMap<string, TableXml>;
}

/** A table's rows, and its label, which closes its properties. */
export interface TableXml {
  readonly rows: string;
  readonly label: string;
}

/** A pure map: nothing is decided here that the document has not decided. */
export function wordDocument(document: FormDocument, fonts: EmbeddedFonts, origin: Origin = []): WordDocument {
  const { blocks, page, foot } = document;
  const footOrigin = document.marks?.origin ?? null;
  const looks = collectLooks();
  const bookmarks = openBookmarks();
  const tables = new Map<string, TableXml>();
  // Styles are numbered in the order of the document.
  const styles = blocks.map((block, index) => {
    if (block.kind === 'paragraph') return looks.style(lookOf(block, page));
    if (block.kind !== 'table') return unreachable(block);
    const rows = rowsXml(block, looks, fonts, bookmarks);
    tables.set(tableMark(index), { rows, label: labelXml(block, document.title) });
    return '';
  });
  if (foot !== null || footOrigin !== null) styles.push(looks.style(footLook(foot)));
  const unnamed = withFamilies(fonts, (index) => blank(`font.${index}`));
  const values = new Map([
    ['title', document.title],
    ...fonts.fonts.map(({ family }, index) => [`font.${index}`, family] as const),
    ...customProperties(origin).map(({ value }, index) => [`origin.${index}`, value] as const),
    ...(footOrigin === null ? [] : runValues(fonts, 'foot', footOrigin, FOOT)),
    ...blocks.flatMap((block, index) =>
      block.kind === 'paragraph'
        ? block.segments.flatMap((text, i) => runValues(fonts, block.role, text, `${index}.${i}`))
        : [],
    ),
  ]);
  const shape = JSON.stringify([
    { page, foot, origin: origin.map(({ name }) => name), isMarked: isMarked(document), looks: looks.all(), styles },
    unnamed.fonts.map(({ face, bold }) => [face.name, bold]),
    footOrigin === null ? null : shapeOfRuns(unnamed, 'foot', footOrigin),
    blocks.map((block) =>
      block.kind === 'paragraph'
        ? block.segments.map((text) => shapeOfRuns(unnamed, block.role, text))
        : [block.columns, block.padding, block.rule],
    ),
  ]);
  return { shape, pattern: () => patternOf(document, styles, looks, unnamed, origin), values, tables };
}

const FOOT = 'foot';

function tableMark(index: number): string {
  return `\ue0ff${index}\ue0ff`;
}

function isMarked({ marks }: FormDocument): boolean {
  return (marks?.watermark ?? null) !== null;
}

function patternOf(
  document: FormDocument,
  styles: readonly string[],
  looks: Looks,
  fonts: EmbeddedFonts,
  origin: Origin,
): Document {
  const { page, foot } = document;
  const children = document.blocks.flatMap((block, index) =>
    block.kind === 'paragraph'
      ? [formParagraph(block, styles[index] ?? '', fonts, String(index))]
      : [formTable(block, tableMark(index)), tableEnd()],
  );
  const footer = pageFoot(document, styles.at(-1) ?? '', fonts, FOOT);
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
