import { quote } from '../../diagnostics/quote.ts';
import { classesOf, customaryLabel, readClass } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { indicatorsOf } from '../walk.ts';

/** A class that the year's table leaves without a name prints as a bare number, `14-`. */
export const classBlank: Rule = {
  id: 'class-blank',
  severity: 'warning',
  strict: 'error',
  title: '分类只有编号，没有名称',
  basis: '财办〔2023〕12号及其数据标准（部标 2.0）：指标级次的名称不得为空',
  explanation:
    '本年度的指标分类表里这个编号没有名称，表上就只印“14-”这样的编号，读表的人不知道是哪一类。习惯上编号 14 是成本指标，23 是生态效益，24 是可持续影响；本年度的正式代码表若有名称，请以它为准，并写进指标分类.yaml。',
  examples: [
    {
      title: '成本指标只写了编号',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 14-
    名称: 维修成本
    实施周期指标值: ≤150万元
    年度指标值: ≤150万元
`,
      ],
      expected: ['01.yaml:6:9 分类“14-”只有编号，没有名称。'],
    },
    {
      title: '写了习惯名称',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 14-成本指标
    名称: 维修成本
    实施周期指标值: ≤150万元
    年度指标值: ≤150万元
`,
      ],
      expected: [],
    },
  ],
  isFixedOnRequest: true,
  *check(unit) {
    const classes = classesOf(unit.指标分类);
    for (const { indicator, path } of indicatorsOf(unit)) {
      const read = readClass(indicator.分类, classes);
      if (read.kind !== 'known' || read.known.name !== '') continue;
      const customary = customaryLabel(read.known.code);
      const hint =
        customary === null
          ? '请向财政部门核实这个编号的名称，写进指标分类.yaml 和这里。'
          : `习惯上写“${customary}”；请与本年度的正式代码表核对。`;
      const message = `分类${quote(indicator.分类)}只有编号，没有名称。`;
      yield { path: [...path, '分类'], message, hint, ...(customary === null ? {} : { fix: customary }) };
    }
  },
};
