import { Document, PageOrientation } from 'docx';
import { type Block, type FormDocument, type Page, unreachable } from '../../document/form-document.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import { collectLooks, type Looks } from './looks.ts';
import { formParagraph, pageFoot, tableEnd } from './paragraphs.ts';
import { formTable } from './table.ts';
import { twips } from './units.ts';

/** The form as docx's objects: a pure map, nothing is decided here that the document has not decided. */
export function wordDocument(document: FormDocument, fonts: EmbeddedFonts): Document {
  const looks = collectLooks(fonts);
  const { page, foot } = document;
  const children = document.blocks.flatMap((block) => blockOf(block, page, looks, fonts));
  const footers = foot === null ? {} : { footers: { default: pageFoot(foot, looks) } };
  const footSpace = foot === null ? 0 : Math.max(0, (page.margin.bottom - foot.type.leading) / 2);
  return new Document({
    title: document.title,
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    styles: { importedStyles: [...looks.styles()] },
    sections: [{ properties: { page: pageOptions(page, footSpace) }, ...footers, children }],
  });
}

const CREATOR = 'mubiao';

function blockOf(block: Block, page: Page, looks: Looks, fonts: EmbeddedFonts) {
  switch (block.kind) {
    case 'paragraph':
      return [formParagraph(block, page, looks, fonts)];
    case 'table':
      return [formTable(block, looks, fonts), tableEnd()];
    default:
      return unreachable(block);
  }
}

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
