import { findLookAlikes, LOOK_ALIKE_UNIT } from '../look-alike-character.ts';
import type { Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** Text copied out of a PDF brings radicals in place of characters: they look the same and are found by no search. */
export const lookAlikeCharacter: Rule = {
  id: 'look-alike-character',
  severity: 'warning',
  title: '看起来一样、其实是另一个字符',
  basis: '惯例：公开文件的文字要能检索，能被程序读出',
  explanation:
    '从 PDF 里复制出来的文字，常把“工”“生”“页”换成形状相同的部首字符或兼容字符。印出来看不出差别，但检索不到，读不出来，名称也会对不上。检查康熙部首、部首补充、兼容汉字、数学字母和拉丁连字；全角字符和“℃”“㎡”“①”不在此列。',
  examples: [
    {
      title: '从 PDF 复制来的部首字符',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学\u2F2F作。
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
      expected: ['01.yaml:4:18 “绩效目标”里的“\u2F2F”（U+2F2F）不是普通的“工”，只是看起来一样。'],
    },
    {
      title: '普通的汉字和符号',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修30㎡，室温不高于26℃，保障教学工作。
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
    for (const { text, path } of printedTextsWith(unit, LOOK_ALIKE_UNIT)) {
      for (const { character, code, ordinary, offset } of findLookAlikes(text)) {
        yield {
          path,
          within: { offset, length: character.length },
          message: `“${path.at(-1)}”里的“${character}”（${code}）不是普通的“${ordinary}”，只是看起来一样。`,
          hint: `请删去它，重新输入“${ordinary}”。`,
          fix: ordinary,
        };
      }
    }
  },
};
