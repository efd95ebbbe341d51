import { measureOf } from '../budget/measure.ts';

/** What is read as one word whatever stands in it: a title in 《》, a document number, a date, a class of indicators as printed. */
const WHOLE = [
  '《[^《》\\n]{1,60}》',
  '[〔［（【\\[(](?:19|20)\\d\\d[〕］）】\\])] ?第? ?\\d{1,5} ?号',
  '(?:19|20)\\d\\d ?(?:学年|年)度?(?: ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号])?)?',
  '\\d{1,2} ?月 ?\\d{1,2} ?[日号]',
  '(?:19|20)\\d\\d([-./])\\d{1,2}\\1\\d{1,2}(?!\\d)',
  '(?<![\\d.,-])[1-9]\\d?-(?:\\p{Script=Han}{0,8}?(?:指标|效益|影响|满意度)(?:指标)?|(?=；))',
];
/** A number with the signs before it; its unit is looked up. */
const NUMBER = '[≥≤≧≦＞＜><=＝±]{0,2} ?\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const OTHER = ['[A-Za-z]+', '\\p{Script=Han}+', '[^\\S\\n]+', '[\\s\\S]'];
/** A mark that belongs to the character before it is never parted from it. */
const TOKEN = new RegExp(`(?:(?:${WHOLE.join('|')})|(${NUMBER})|(?:${OTHER.join('|')}))\\p{M}*`, 'gu');
const HAN = /^\p{Script=Han}/u;

/** Segmentation by the dictionary of ICU, which Node brings along; without it, every character is a word. */
const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/**
 * The words of a text, in order; together they are the text. Numbers keep their sign and unit (`≥5000人次`, `90%`), dates,
 * document numbers, 《titles》 and `12-质量指标` stay whole, Chinese is cut as a reader would, a mark or a line break stands alone.
 */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [word, , number] = found;
    if (number !== undefined) {
      const unit = unitAt(text, TOKEN.lastIndex);
      TOKEN.lastIndex += unit.length;
      words.push(word + unit);
    } else if (HAN.test(word)) words.push(...hanWords(word));
    else words.push(word);
  }
  return words;
}

/** The unit behind a number; a Han numeral at its end goes with it (`3万`), a longer word that begins like it does not. */
function unitAt(text: string, from: number): string {
  const next = text.slice(from, from + 8);
  const space = /^ /.test(next) ? ' ' : '';
  const measure = measureOf(next.slice(space.length).replace(/^％/, '%'));
  return measure === '' ? '' : text.slice(from, from + space.length + measure.length);
}

function hanWords(run: string): readonly string[] {
  if (segmenter === null) return [...run];
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
}
