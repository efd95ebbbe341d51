import type { FormDocument } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { ORIGIN_SIZE } from '../origin-size.ts';
import type { LaidOutLine, LaidOutPage, PdfKitDocument } from './pdfmake.ts';

/** Sets where the file comes from at the left of every page foot, on the base line of the page number. Tagged as the foot is. */
export function withOrigin(
  pages: readonly LaidOutPage[],
  { page, foot, marks }: FormDocument,
  document: PdfKitDocument,
  shelf: Shelf,
): readonly LaidOutPage[] {
  const text = marks?.origin ?? null;
  if (text === null) return pages;
  const type = foot?.type ?? ORIGIN_SIZE;
  const top = page.height - page.margin.bottom + Math.max(0, (page.margin.bottom - type.leading) / 2);
  let x = 0;
  const inlines = shelf.runs('foot', text).map((run): LaidOutLine['inlines'][number] => {
    const font = document.provideFont(run.face.name);
    const inline = { text: run.text, glyphs: font.include(run.text), x, font, fontSize: ORIGIN_SIZE.size };
    x += font.widthOfString(run.text, ORIGIN_SIZE.size);
    return inline;
  });
  // All faces of the foot rise alike; the larger type of the page number puts the base line lower.
  const ascent = (inlines[0]?.font.ascender ?? 0) / 1000;
  const item = { x: page.margin.left, y: top + ascent * (type.size - ORIGIN_SIZE.size), inlines };
  return pages.map(({ items, ...rest }) => ({ ...rest, items: [...items, { type: 'line', item }] }));
}
