import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, stretchOf, targetsOf } from '../target.ts';

/** A name that ends in 数 asks for a count, not for a share. */
export const countInPercent: Rule = {
  id: 'count-in-percent',
  severity: 'warning',
  title: '数量类指标写成了百分比',
  basis: '惯例：名称以“数”“数量”结尾的指标写绝对数',
  explanation:
    '名称说的是数量（人数、次数、数量），指标值却是百分比。要么把名称改成“率”“比例”“覆盖率”，要么写出数量和单位。系数、指数不在此列。',
  examples: [
    {
      title: '人数写成了百分比',
      projects: [exampleProject({ 绩效指标: [{ 名称: '体检人数', 年度指标值: '100%' }] })],
      expected: ['01.yaml:9:12 名称“体检人数”说的是数量，指标值却是百分比“100%”。'],
    },
    {
      title: '名称和指标值说的是一件事',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '体检人数', 年度指标值: '138人' },
            { 分类: '12-质量指标', 名称: '体检覆盖率', 年度指标值: '100%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const { text, path, name, value } = target;
      if (value === null || name.asksFor !== 'count' || name.measure === '%' || !isPercentage(target, value)) continue;
      yield {
        path,
        within: stretchOf(value, text),
        message: `名称${quote(name.core)}说的是数量，指标值却是百分比“${value.digits}%”。`,
        hint: '请写数量和单位，例如“≥100人”；要考核的是比率，就把名称改成“……率”或“……比例”。',
      };
    }
  },
};
