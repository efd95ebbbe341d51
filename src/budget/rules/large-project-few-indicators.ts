import { Big } from 'big.js';
import { formatAmount, totalOf } from '../amount.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** 万元. */
const large = new Big(1_000);
const fewest = 3;

/** Much money on one or two indicators: most of it is measured by nothing. */
export const largeProjectFewIndicators: Rule = {
  id: 'large-project-few-indicators',
  severity: 'warning',
  title: '资金量大而指标太少',
  basis: '财预〔2015〕88号：绩效目标应当细化量化、相应匹配；1,000 万元和 3 项为惯例',
  explanation:
    '一千万元以上的项目只有一两项指标，大部分资金没有指标来衡量，评审时会退回补充。目标与资金量要相应匹配：钱越多，要回答的问题越多。',
  examples: [
    {
      title: '三千万元只有一项指标',
      projects: [exampleProject({ 财政拨款: '3,000.00' })],
      expected: ['01.yaml:5:1 本项目资金 3,000.00 万元，只有 1 项绩效指标。'],
    },
    {
      title: '三千万元有三项指标',
      projects: [
        exampleProject({
          财政拨款: '3,000.00',
          绩效指标: [
            { 名称: '维修校舍栋数', 年度指标值: '2栋' },
            { 分类: '12-质量指标', 名称: '验收合格率', 年度指标值: '100%' },
            { 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≥90%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const count = project.绩效指标.length;
      if (count >= fewest) continue;
      const total = totalOf(project.资金);
      if (total.lt(large)) continue;
      yield {
        path: [...path, '绩效指标'],
        part: 'key',
        message: `本项目资金 ${formatAmount(total)} 万元，只有 ${count} 项绩效指标。`,
        hint: '请按资金的主要用途补充指标：做多少（数量）、做得怎样（质量）、何时完成（时效）、带来什么（效益）。',
      };
    }
  },
};
