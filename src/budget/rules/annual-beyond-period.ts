import { quote } from '../../diagnostics/quote.ts';
import type { Rule } from '../rule.ts';
import { readTargetValue, type TargetValue } from '../target-value.ts';
import { indicatorsOf } from '../walk.ts';

/** The year is part of the period: its target cannot be the larger one. */
export const annualBeyondPeriod: Rule = {
  id: 'annual-beyond-period',
  severity: 'warning',
  title: '年度指标值超过实施周期指标值',
  basis: '惯例：年度目标是实施周期目标的一部分',
  explanation:
    '实施周期包含本年度，年度要做的不会比整个周期还多。只比较两个单位相同、方向相同的数；上限类的比率（故障率 ≤5%）可以逐年收紧，不比较。',
  examples: [
    {
      title: '两栏填反了',
      projects: [
        `项目名称: 南沙职校实训室建设
资金:
  财政拨款: 150.00
绩效目标: 建设实训室，培养技能人才。
绩效指标:
  - 分类: 11-数量指标
    名称: 培训学生人数
    实施周期指标值: ≥100人
    年度指标值: ≥120人
`,
      ],
      expected: ['01.yaml:9:12 年度指标值“≥120人”超过了实施周期指标值“≥100人”。'],
    },
    {
      title: '年度是周期的一部分；单位不同的不比较',
      projects: [
        `项目名称: 南沙职校实训室建设
资金:
  财政拨款: 150.00
绩效目标: 建设实训室，培养技能人才。
绩效指标:
  - 分类: 11-数量指标
    名称: 培训学生人数
    实施周期指标值: ≥300人
    年度指标值: ≥100人
  - 分类: 11-数量指标
    名称: 服务社会
    实施周期指标值: ≥2万人
    年度指标值: ≥5000人
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { indicator, path } of indicatorsOf(unit)) {
      if (indicator.实施周期指标值 === indicator.年度指标值) continue;
      const period = readTargetValue(indicator.实施周期指标值);
      const annual = readTargetValue(indicator.年度指标值);
      if (period === null || annual === null || !isComparable(period, annual) || annual.number <= period.number)
        continue;
      yield {
        path: [...path, '年度指标值'],
        message: `年度指标值${quote(indicator.年度指标值)}超过了实施周期指标值${quote(indicator.实施周期指标值)}。`,
        hint: '请核对是否两栏填反了；实施周期指标值应不小于年度指标值。',
        related: [{ path: [...path, '实施周期指标值'], message: '实施周期指标值' }],
      };
    }
  },
};

/** The same unit and the same direction, said of the same thing; a ceiling of a share may well be tightened. */
function isComparable(period: TargetValue, annual: TargetValue): boolean {
  const isCeiling = period.means === '≤' || period.means === '＜';
  return (
    period.unit === annual.unit &&
    period.means === annual.means &&
    period.subject === annual.subject &&
    !(isCeiling && period.measure === '%')
  );
}
