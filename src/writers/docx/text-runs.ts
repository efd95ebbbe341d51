import { TextRun } from 'docx';
import type { Role, TypeSize } from '../../document/form-document.ts';
import { escapeText } from '../xml-text.ts';
import { blank } from './blanks.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import { halfPoints } from './units.ts';

/** Characters that both Latin and Chinese text use: Word takes them for Latin unless the run says otherwise. */
const AMBIGUOUS = /[“”‘’—…·×÷±≥≤°‰℃]/;

/** A tab, as a run. */
export const TAB = '<w:r><w:tab/></w:r>';

/** The runs of a text as WordprocessingML; an empty text has none. */
export function runsXml(fonts: EmbeddedFonts, role: Role, text: string): string {
  const main = fonts.main(role);
  return fonts
    .runs(role, text)
    .map(({ font, text: part }) => {
      const { family } = font;
      let properties = '';
      if (font !== main)
        properties = `<w:rPr><w:rFonts w:ascii="${family}" w:cs="${family}" w:eastAsia="${family}" w:hAnsi="${family}"/><w:b${font.bold ? '' : ' w:val="false"'}/></w:rPr>`;
      else if (isAmbiguous(part)) properties = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>';
      return `<w:r>${properties}<w:t xml:space="preserve">${escapeText(part)}</w:t></w:r>`;
    })
    .join('');
}

/**
 * The runs of a text for docx, in a size of their own where one is given. What the paragraph's style sets already is not
 * said again. The texts themselves are blanks, `slot.0` and so on.
 */
export function textRuns(
  fonts: EmbeddedFonts,
  role: Role,
  text: string,
  slot: string,
  type?: TypeSize,
): readonly TextRun[] {
  const main = fonts.main(role);
  const size = type === undefined ? {} : { size: halfPoints(type.size) };
  return fonts.runs(role, text).map(({ font, text: part }, index) => {
    const { family } = font;
    const open = { text: blank(`${slot}.${index}`), ...size };
    if (font !== main)
      return new TextRun({
        ...open,
        bold: font.bold,
        font: { ascii: family, hAnsi: family, eastAsia: family, cs: family },
      });
    return new TextRun({ ...open, ...(isAmbiguous(part) ? { font: { hint: 'eastAsia' } } : {}) });
  });
}

/** What `textRuns` makes of a text, apart from the words. */
export function shapeOfRuns(fonts: EmbeddedFonts, role: Role, text: string): readonly unknown[] {
  return fonts.runs(role, text).map(({ font, text: part }) => [font.family, font.bold, isAmbiguous(part)]);
}

/** What to put into the blanks of `textRuns`. */
export function runValues(
  fonts: EmbeddedFonts,
  role: Role,
  text: string,
  slot: string,
): readonly (readonly [slot: string, value: string])[] {
  return fonts.runs(role, text).map((run, index) => [`${slot}.${index}`, run.text]);
}

function isAmbiguous(text: string): boolean {
  return AMBIGUOUS.test(text);
}
