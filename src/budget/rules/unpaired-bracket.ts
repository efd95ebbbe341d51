import { BRACKET_MARK, bracketsIn, partnerOf } from '../brackets.ts';
import { exampleProject } from '../example-project.ts';
import type { Finding, Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** The full-width form of a half-width bracket; the only repair that is surely meant. */
const wide: Readonly<Record<string, string>> = { '(': '（', ')': '）' };

/** What cannot be quoted legibly is called by its name. */
const names: Readonly<Record<string, string>> = {
  '“': '前引号',
  '”': '后引号',
  '‘': '前单引号',
  '’': '后单引号',
  '"': '半角引号',
};

/** A bracket without its partner, or with one of another width, is a slip of the keyboard or a lost piece of text. */
export const unpairedBracket: Rule = {
  id: 'unpaired-bracket',
  severity: 'warning',
  title: '括号、引号、书名号不成对',
  basis: 'GB/T 15834-2011 《标点符号用法》',
  explanation:
    '括号、引号、书名号要成对，左右同一形状、同一宽度。缺了一半的，可能丢了字；一半全角一半半角的，按名称检索时对不上。行首的“1）”“a)”一类编号不算。',
  examples: [
    {
      title: '一半半角、一半全角，和缺了一半',
      projects: [
        exampleProject({
          项目名称: '南沙职校校舍维修(二期）',
          绩效目标: '完成“平安校园建设任务，改善办学条件，保障教学安全。',
        }),
      ],
      expected: [
        '01.yaml:1:15 “(”与“）”配成一对，形状或宽度却不同。',
        '01.yaml:4:9 “绩效目标”里的前引号没有配对的后引号。',
      ],
    },
    {
      title: '都成对',
      projects: [
        exampleProject({
          项目名称: '南沙职校校舍维修（二期）',
          绩效目标: '1）完成“平安校园（示范点）”建设；2）改善办学条件，保障教学安全。',
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, BRACKET_MARK)) {
      const { pairs, unpaired } = bracketsIn(text);
      for (const { open, close, isMixed } of pairs) {
        if (!isMixed) continue;
        const wrong = wide[close.mark] === undefined ? open : close;
        const right = wide[wrong.mark];
        const meant = right ?? partnerOf(close);
        const finding: Finding = {
          path,
          within: { offset: wrong.offset, length: 1 },
          message: `${nameOf(open.mark)}与${nameOf(close.mark)}配成一对，形状或宽度却不同。`,
          hint: `请把${nameOf(wrong.mark)}改为${nameOf(meant)}。`,
        };
        yield right === undefined ? finding : { ...finding, fix: right };
      }
      for (const mark of unpaired) {
        const partner = partnerOf(mark);
        yield {
          path,
          within: { offset: mark.offset, length: 1 },
          message: `“${path.at(-1)}”里的${nameOf(mark.mark)}没有配对的${nameOf(partner)}。`,
          hint: `请补上${nameOf(partner)}，或删去这个${nameOf(mark.mark)}；请一并核对有没有丢字。`,
        };
      }
    }
  },
};

function nameOf(mark: string): string {
  return names[mark] ?? `“${mark}”`;
}
