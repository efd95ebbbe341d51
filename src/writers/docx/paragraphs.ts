import { AlignmentType, Footer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Foot, FormDocument, Paragraph as FormParagraph, Page } from '../../document/form-document.ts';
import { ORIGIN_SIZE } from '../origin-size.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import { type Look, TABLE_END } from './looks.ts';
import { runsXml, TAB, textRuns } from './text-runs.ts';
import { twips } from './units.ts';

/** A paragraph outside of tables; its parts stand between tabs, the last at the right margin. */
export function formParagraphXml({ role, segments }: FormParagraph, style: string, fonts: EmbeddedFonts): string {
  const runs = segments.map((text) => runsXml(fonts, role, text)).join(TAB);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`;
}

export function lookOf({ role, type, align, before, after, segments }: FormParagraph, page: Page): Look {
  const rightTab = segments.length > 1 ? page.width - page.margin.left - page.margin.right : null;
  // What stands off from what is above belongs to what follows.
  const above = before === undefined ? {} : ({ before, isKept: true } as const);
  return { role, type, align, indent: 0, ...above, after, rightTab };
}

/** What Word wants between two tables and behind the last one. */
export function tableEnd(): Paragraph {
  return new Paragraph({ style: TABLE_END });
}

/**
 * The foot of every page: `{page}` and `{pages}` become fields, which Word counts. Where the file comes from stands left
 * of the page number, in a smaller type. Null where there is neither.
 */
export function pageFoot(
  { foot, marks, page }: FormDocument,
  style: string,
  fonts: EmbeddedFonts,
  slot: string,
): Footer | null {
  const origin = marks?.origin ?? null;
  if (foot === null && origin === null) return null;
  const number = foot === null ? [] : [new TextRun({ children: fieldsOf(foot) })];
  if (origin === null) return new Footer({ children: [new Paragraph({ style, children: number })] });
  const middle = twips((page.width - page.margin.left - page.margin.right) / 2);
  const children = [
    ...textRuns(fonts, 'foot', origin, slot, ORIGIN_SIZE),
    ...(number.length === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
    ...number,
  ];
  const tabStops = [{ type: TabStopType.CENTER, position: middle }];
  return new Footer({ children: [new Paragraph({ style, alignment: AlignmentType.LEFT, tabStops, children })] });
}

export function footLook(foot: Foot | null): Look {
  return { role: 'foot', type: foot?.type ?? ORIGIN_SIZE, align: 'center', indent: 0, after: 0, rightTab: null };
}

function fieldsOf({ pattern }: Foot): readonly (string | (typeof PageNumber)['CURRENT' | 'TOTAL_PAGES'])[] {
  const parts = pattern.split(/(\{pages?\})/).filter((part) => part !== '');
  return parts.map((part) => {
    if (part === '{page}') return PageNumber.CURRENT;
    return part === '{pages}' ? PageNumber.TOTAL_PAGES : part;
  });
}
