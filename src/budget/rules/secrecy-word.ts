import type { Rule } from '../rule.ts';
import { findSecrecyWords, SECRECY } from '../secrecy-mark.ts';
import { printedTextsWith } from '../walk.ts';

/** What is secret is not published; the word on a public form is either a leak or a scare. */
export const secrecyWord: Rule = {
  id: 'secrecy-word',
  severity: 'error',
  title: '要公开的内容里有密级字样',
  basis: '财预〔2016〕143号《地方预决算公开操作规程》：公开为常态，涉密除外',
  explanation:
    '“绝密”“机密”和“秘密★1年”“密级：秘密”这样的标志，说明内容可能来自涉密文件，不能公开。“保密”“机密性”“商业秘密”“计算机密码”不算。',
  examples: [
    {
      title: '从涉密文件里抄来的一句',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 机密★1年 完成机房维修，保障教学。
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
      expected: ['01.yaml:4:7 “绩效目标”里有密级字样“机密★”，涉密内容不得公开。'],
    },
    {
      title: '保密工作本身可以写',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成机房维修，保障数据的机密性，做好保密工作和计算机密码管理。
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
    for (const { text, path } of printedTextsWith(unit, SECRECY)) {
      for (const within of findSecrecyWords(text)) {
        const word = text.slice(within.offset, within.offset + within.length);
        yield {
          path,
          within,
          message: `“${path.at(-1)}”里有密级字样“${word}”，涉密内容不得公开。`,
          hint: '请先按保密规定审查；涉密的项目不放进公开的表，不涉密的请改用别的说法。',
        };
      }
    }
  },
};
