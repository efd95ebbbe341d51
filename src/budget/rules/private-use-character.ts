import type { Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** The private use areas of Unicode, and the mark that a failed conversion leaves behind. */
const NO_CHARACTER = /\uFFFD+|[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;
/** The same by code unit, which is read faster: most texts hold none. */
const ANY_UNIT = /[\uDB80-\uDBFF\uE000-\uF8FF\uFFFD]/;

/** No other computer shows what was meant. */
export const privateUseCharacter: Rule = {
  id: 'private-use-character',
  severity: 'error',
  title: '乱码或自造的字符',
  basis: 'GB 18030-2022：汉字各有编码；惯例：公开文件不用自造字',
  explanation:
    '“�”是转换编码失败留下的，原来的字已经丢失。私人用字区的字符（自造字、某些软件的图标和项目符号）只在原来的电脑上有字形，换一台就是空白或方框，表上印不出来。',
  examples: [
    {
      title: '转换编码时丢了一个字',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校\uFFFD维修，保障教学。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: ['01.yaml:4:10 “绩效目标”里有乱码“\uFFFD”（U+FFFD），原来的字已经丢失。'],
    },
    {
      title: '从 Word 复制来的项目符号',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: "\\uF06C 完成校舍维修，保障教学。"
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: ['01.yaml:4:8 “绩效目标”里有私人用字区的字符 U+F06C，别的电脑上没有这个字形。'],
    },
    {
      title: '生僻字有自己的编码',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成石硖𡊢校区的校舍维修，保障教学。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, ANY_UNIT)) {
      for (const { 0: match, index } of text.matchAll(NO_CHARACTER)) {
        const place = { path, within: { offset: index, length: match.length } };
        if (match.startsWith('\uFFFD')) {
          const message = `“${path.at(-1)}”里有乱码“${match}”（U+FFFD），原来的字已经丢失。`;
          yield { ...place, message, hint: '请对照原文重新输入这几个字。' };
          continue;
        }
        const code = `U+${match.codePointAt(0)?.toString(16).toUpperCase()}`;
        const message = `“${path.at(-1)}”里有私人用字区的字符 ${code}，别的电脑上没有这个字形。`;
        yield { ...place, message, hint: '请换成普通的字或符号；生僻字请用输入法的国标大字库（GB 18030）输入。' };
      }
    }
  },
};
