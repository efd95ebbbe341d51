import { exampleProject } from '../example-project.ts';
import type { Finding, Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

const SPACE = /[^\S\n\t]+|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/;
const ALL = new RegExp(SPACE, 'g');
const zeroWidth = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;
/** Between two of these one ordinary space is how their script is written: `IBM SPSS`, `1 000`. */
const spaced = /[!-$&-~À-ɏ]/;
const han = /\p{Script=Han}/u;

/** Chinese is written without spaces: one that is there was typed for the looks, or stands for a mark that is missing. */
export const straySpace: Rule = {
  id: 'stray-space',
  severity: 'warning',
  title: '有多余的空格',
  basis: '惯例：一体化系统录入时，目标、名称、指标值里不能有空格',
  explanation:
    '汉字之间、汉字与数字之间、标点旁边、首尾的空格，连续的空格，全角空格和看不见的零宽空格都是多余的：系统可能不收，检索时也对不上。英文词之间的一个空格不算。两个汉字之间的空格也许代替了标点，不自动删；其余可以自动删去。',
  examples: [
    {
      title: '各种空格',
      projects: [
        exampleProject({
          项目名称: '南沙职校校舍维修 （二期）',
          绩效目标: '完成  两栋校舍的维修，改善办学\u3000条件，保障教学\u200b安全。',
          绩效指标: [{ 名称: '维修栋数', 年度指标值: '2栋 ' }],
        }),
      ],
      expected: [
        '01.yaml:1:15 “项目名称”里有多余的空格。',
        '01.yaml:4:10 “绩效目标”里有 2 个连续的空格。',
        '01.yaml:4:24 “绩效目标”里有全角空格。',
        '01.yaml:4:32 “绩效目标”里有看不见的字符 U+200B。',
        '01.yaml:9:15 “年度指标值”的末尾有多余的空格。',
      ],
    },
    {
      title: '英文词之间的一个空格',
      projects: [exampleProject({ 绩效目标: '完成Adobe Creative Suite软件的采购，改善实训条件，保障教学。' })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, SPACE)) {
      for (const { 0: found, index: offset } of text.matchAll(ALL)) {
        const before = text.charAt(offset - 1);
        const after = text.charAt(offset + found.length);
        const isBetweenWords = spaced.test(before) && spaced.test(after);
        if (isBetweenWords && found === ' ') continue;
        const mayReplaceMark = han.test(before) && han.test(after) && !zeroWidth.test(found);
        const finding: Finding = {
          path,
          within: { offset, length: found.length },
          message: `“${path.at(-1)}”${placeOf(before, after)}${nameOf(found)}。`,
          hint: mayReplaceMark
            ? '请删去；如果它隔开的是并列的几项，请改用顿号、逗号或分号。'
            : isBetweenWords && !zeroWidth.test(found)
              ? '请只留一个半角空格。'
              : '请删去。',
        };
        yield mayReplaceMark ? finding : { ...finding, fix: isBetweenWords && !zeroWidth.test(found) ? ' ' : '' };
      }
    }
  },
};

function placeOf(before: string, after: string): string {
  if (before === '' || before === '\n') return '的行首有';
  return after === '' || after === '\n' ? '的末尾有' : '里有';
}

function nameOf(found: string): string {
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (zeroWidth.test(found)) return `看不见的字符 ${code}`;
  if (found.includes('\u3000')) return '全角空格';
  if (/[^ ]/.test(found)) return `特殊的空格 ${code}`;
  return found.length > 1 ? ` ${found.length} 个连续的空格` : '多余的空格';
}
