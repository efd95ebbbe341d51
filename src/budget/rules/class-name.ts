import { quote } from '../../diagnostics/quote.ts';
import { classesOf, customaryLabel, type IndicatorClass, readClass } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { indicatorsOf } from '../walk.ts';

/** A known code under the name that the year's table gives it, character by character: it is printed as written. */
export const className: Rule = {
  id: 'class-name',
  severity: 'warning',
  strict: 'error',
  title: '分类的名称与本年度的指标分类表不同',
  basis: '表式：分类的名称照本年度的指标分类代码表填写',
  explanation:
    '分类照印在表上，应与本年度指标分类表（指标分类.yaml）一字不差。编号在表里、名称或写法不同时，看得出指的是哪一类，但同一类在表上会有几种叫法，系统也录不进去。表里没有名称的编号，写习惯名称（14-成本指标、24-可持续影响）不算错。',
  examples: [
    {
      title: '名称少了两个字',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:6:9 分类“13-时效”在 2025 年的指标分类表中是“13-时效指标”。'],
    },
    {
      title: '与分类表一字不差',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const classes = classesOf(unit.指标分类);
    for (const { indicator, path } of indicatorsOf(unit)) {
      const read = readClass(indicator.分类, classes);
      if (read.kind !== 'renamed') continue;
      const { label } = read.known;
      const message = `分类${quote(indicator.分类)}在 ${unit.指标分类.预算年度} 年的指标分类表中是“${label}”。`;
      yield { path: [...path, '分类'], message, ...repairOf(indicator.分类, read.known) };
    }
  },
};

/** A name where the table has none may say something: it is not deleted in silence. */
function repairOf(
  written: string,
  { label, name, code }: IndicatorClass,
): { readonly hint: string; readonly fix?: string } {
  const customary = customaryLabel(code);
  const isNameLost = name === '' && /\p{Letter}/u.test(written);
  if (!isNameLost) return { hint: `请写成“${label}”。`, fix: label };
  const orCustomary = customary === null ? '' : `，或写习惯名称“${customary}”`;
  return { hint: `本年度编号 ${code} 没有名称，请写到减号为止：“${label}”${orCustomary}。` };
}
