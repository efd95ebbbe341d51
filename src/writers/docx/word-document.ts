import { Document, PageOrientation } from 'docx';
import { type FormDocument, type Page, unreachable } from '../../document/form-document.ts';
import type { Origin } from '../../typeset/composed.ts';
import { openBookmarks } from './bookmarks.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import { collectLooks } from './looks.ts';
import { customProperties } from './origin.ts';
import { formParagraph, pageFoot, tableEnd } from './paragraphs.ts';
import { rowsXml } from './rows.ts';
import { formTable } from './table.ts';
import { labelXml } from './table-label.ts';
import { twips } from './units.ts';

/** The form as docx's objects, and what comes in the place of the marks in its tables. */
export interface WordDocument {
  readonly document: Document;
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
  const looks = collectLooks(fonts);
  const { page, foot } = document;
  const bookmarks = openBookmarks();
  const tables = new Map<string, TableXml>();
  const children = document.blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') return [formParagraph(block, page, looks, fonts)];
    if (block.kind !== 'table') return unreachable(block);
    const mark = `\ue0ff${index}\ue0ff`;
    tables.set(mark, { rows: rowsXml(block, looks, fonts, bookmarks), label: labelXml(block, document.title) });
    return [formTable(block, mark), tableEnd()];
  });
  const footers = foot === null ? {} : { footers: { default: pageFoot(foot, looks) } };
  const footSpace = foot === null ? 0 : Math.max(0, (page.margin.bottom - foot.type.leading) / 2);
  const made = new Document({
    title: document.title,
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    ...(origin.length === 0 ? {} : { customProperties: customProperties(origin) }),
    styles: { importedStyles: [...looks.styles()] },
    sections: [{ properties: { page: pageOptions(page, footSpace) }, ...footers, children }],
  });
  return { document: made, tables };
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
