import { Footer, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import type { Foot, Paragraph as FormParagraph, Page } from '../../document/form-document.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import { type Looks, TABLE_END } from './looks.ts';
import { textRuns } from './text-runs.ts';

/** A paragraph outside of tables; its parts stand between tabs, the last at the right margin. */
export function formParagraph(paragraph: FormParagraph, page: Page, looks: Looks, fonts: EmbeddedFonts): Paragraph {
  const { role, type, align, after, segments } = paragraph;
  const rightTab = segments.length > 1 ? page.width - page.margin.left - page.margin.right : null;
  const children = segments.flatMap((text, i) => [
    ...(i > 0 ? [new TextRun({ children: [new Tab()] })] : []),
    ...textRuns(fonts, role, text),
  ]);
  return new Paragraph({ style: looks.style({ role, type, align, indent: 0, after, rightTab }), children });
}

/** What Word wants between two tables and behind the last one. */
export function tableEnd(): Paragraph {
  return new Paragraph({ style: TABLE_END });
}

/** The foot of every page: `{page}` and `{pages}` become fields, which Word counts. */
export function pageFoot(foot: Foot, looks: Looks): Footer {
  const parts = foot.pattern.split(/(\{pages?\})/).filter((part) => part !== '');
  const children = parts.map((part) => {
    if (part === '{page}') return PageNumber.CURRENT;
    return part === '{pages}' ? PageNumber.TOTAL_PAGES : part;
  });
  const look = { role: 'foot', type: foot.type, align: 'center', indent: 0, after: 0, rightTab: null } as const;
  return new Footer({ children: [new Paragraph({ style: looks.style(look), children: [new TextRun({ children })] })] });
}
