import { TextRun } from 'docx';
import type { Role } from '../../document/form-document.ts';
import { escapeText } from '../xml-text.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';

/** Characters that both Latin and Chinese text use: Word takes them for Latin unless the run says otherwise. */
const AMBIGUOUS = /[“”‘’—…·×÷±≥≤°‰℃]/;

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
      else if (AMBIGUOUS.test(part)) properties = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>';
      return `<w:r>${properties}<w:t xml:space="preserve">${escapeText(part)}</w:t></w:r>`;
    })
    .join('');
}

/** The runs of a text. What the paragraph's style sets already is not said again. */
export function textRuns(fonts: EmbeddedFonts, role: Role, text: string): readonly TextRun[] {
  const main = fonts.main(role);
  return fonts.runs(role, text).map(({ font, text: part }) => {
    const { family } = font;
    if (font !== main)
      return new TextRun({
        text: part,
        bold: font.bold,
        font: { ascii: family, hAnsi: family, eastAsia: family, cs: family },
      });
    return AMBIGUOUS.test(part) ? new TextRun({ text: part, font: { hint: 'eastAsia' } }) : new TextRun(part);
  });
}
