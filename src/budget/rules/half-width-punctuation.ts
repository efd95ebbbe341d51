import { quote } from '../../diagnostics/quote.ts';
import { bracketsIn } from '../brackets.ts';
import { numberedYearsIn } from '../document-number.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule, Stretch } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '[': '［',
  ']': '］',
};
const HALF = /[,;:()[\]]/;
const ALL_HALF = new RegExp(HALF, 'g');
/** What makes a sentence Chinese at this place: a Han character, or a full-width mark that follows or leads one. */
const chinese = /[\p{Script=Han}，。；：、！？（）《》“”％]/u;
/** A listing of one level: `1)` is a number of a list, not a bracket. */
const listNumber = /(?:^|[\s。；;，])(?:\d{1,2}|[a-zA-Z])\)$/;

/** A stretch that is written half-width, with what belongs there. */
interface Slip extends Stretch {
  readonly fix: string;
  readonly hint: string;
}

/** Half-width marks in Chinese text are slips of the input method: they print narrow and break lines in the wrong places. */
export const halfWidthPunctuation: Rule = {
  id: 'half-width-punctuation',
  severity: 'warning',
  title: '汉字之间用了半角标点',
  basis: 'GB/T 15834-2011 《标点符号用法》',
  explanation:
    '汉字旁边的逗号、分号、冒号、圆括号、方括号应当是全角的；半角的多半是输入法没有切换。数字和字母之间的半角标点（3,800.00、1:1.4、1+X(A)）不算。发文字号的年份改用六角括号，其余改为对应的全角标点，可以自动改正。',
  examples: [
    {
      title: '输入法没有切换',
      projects: [
        exampleProject({
          绩效目标: '完成校舍维修,改善办学条件;按照穗府办[2024]12号文件验收。',
          绩效指标: [{ 名称: '验收合格率(%)', 年度指标值: '100%' }],
        }),
      ],
      expected: [
        '01.yaml:4:13 汉字旁边的“,”是半角的。',
        '01.yaml:4:20 汉字旁边的“;”是半角的。',
        '01.yaml:4:26 汉字旁边的“[2024]”是半角的。',
        '01.yaml:7:14 汉字旁边的“(%)”是半角的。',
      ],
    },
    {
      title: '数字和字母之间的半角标点',
      projects: [exampleProject({ 绩效目标: '投入3,800元建设ITIL(V4)运维体系，生师比达到1:1.4，保障教学安全。' })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, HALF)) {
      for (const { offset, length, fix, hint } of slipsIn(text)) {
        const message = `汉字旁边的${quote(text.slice(offset, offset + length))}是半角的。`;
        yield { path, within: { offset, length }, message, hint, fix };
      }
    }
  },
};

/**
 * In order and without overlap: a pair of brackets that holds other slips swallows them. A pair behind a Latin word and
 * around Latin text belongs to that word, whatever follows.
 */
function slipsIn(text: string): readonly Slip[] {
  const offsets = new Set(
    Array.from(text.matchAll(ALL_HALF), ({ index }) => index).filter((offset) => isInChinese(text, offset)),
  );
  const years = numberedYearsIn(text).filter(({ text: found }) => HALF.test(found));
  const stretches: Stretch[] = years.map(({ offset, text: found }) => ({ offset, length: found.length }));
  for (const { open, close, isMixed } of bracketsIn(text).pairs) {
    if (isMixed || wide[open.mark] === undefined) continue;
    offsets.delete(close.offset);
    if (!offsets.has(open.offset) && !chinese.test(text.charAt(close.offset - 1))) continue;
    offsets.add(open.offset).add(close.offset);
    stretches.push({ offset: open.offset, length: close.offset + 1 - open.offset });
  }
  stretches.push(...Array.from(offsets, (offset) => ({ offset, length: 1 })));
  let end = 0;
  return stretches
    .toSorted((a, b) => a.offset - b.offset || b.length - a.length)
    .flatMap((stretch) => {
      if (stretch.offset < end) return [];
      end = stretch.offset + stretch.length;
      const year = years.find(({ offset }) => offset === stretch.offset)?.year;
      const fix = year === undefined ? widened(text, stretch, offsets) : `〔${year}〕`;
      const hint = year === undefined ? `请改为全角的${quote(fix)}。` : `发文字号的年份请写成“${fix}”。`;
      return [{ ...stretch, fix, hint }];
    });
}

function isInChinese(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + 1);
  if (text[offset] === ')' && listNumber.test(text.slice(Math.max(0, offset - 3), offset + 1))) return false;
  return chinese.test(before) || chinese.test(after);
}

function widened(text: string, { offset, length }: Stretch, offsets: ReadonlySet<number>): string {
  return text
    .slice(offset, offset + length)
    .replace(ALL_HALF, (mark, index: number) => (offsets.has(offset + index) ? (wide[mark] ?? mark) : mark));
}
