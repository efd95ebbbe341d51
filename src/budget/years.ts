/** Years that a text names: one, or a range. */
export interface NamedYears {
  readonly from: number;
  /** Inclusive; the same as `from` for a single year. */
  readonly to: number;
  readonly offset: number;
  readonly length: number;
}

const YEARS =
  /(?<![\d.])((?:19|20)\d{2})(?:年度?)?(?:\s*[-—–－~～至到]+\s*((?:19|20)\d{2}))?(学年|年度?)|[〇○零一二三四五六七八九]{4}年度?/g;
const HAN_DIGITS = '〇一二三四五六七八九';

/** Every year that a text calls one: `2025年`, `2024年-2025年`, `2024-2025学年`, `二〇二五年`. A 学年 ends in the year after. */
export function yearsIn(text: string): readonly NamedYears[] {
  if (!text.includes('年')) return [];
  return Array.from(text.matchAll(YEARS), (match) => {
    const [whole, first, last, kind] = match;
    const from = first === undefined ? arabic(whole.slice(0, 4)) : Number(first);
    const end = last === undefined ? from : Number(last);
    const to = kind === '学年' && last === undefined ? end + 1 : end;
    return { from, to, offset: match.index, length: whole.length };
  });
}

function arabic(han: string): number {
  return Number(Array.from(han.replace(/[○零]/g, '〇'), (digit) => HAN_DIGITS.indexOf(digit)).join(''));
}
