import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { codeOf, codesAbout } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, stretchOf, targetsOf } from '../target.ts';

/** `misfiled-class` says where these belong. */
const ELSEWHERE = /满意[度率]$|成本/;

/** 数量指标 says how much is done; a share belongs to quality or time. */
export const percentUnderQuantity: Rule = {
  id: 'percent-under-quantity',
  severity: 'warning',
  title: '数量指标写成了百分比',
  basis: '惯例：数量指标写绝对数，比率属质量指标或时效指标',
  explanation:
    '数量指标说的是做多少，应当写绝对数和单位。“完成率 100%”这样的百分比没有说出工作量，多半应归入质量指标（合格率、完好率）或时效指标（及时率、按时完成率）。审核时常以“数量与质量混淆”退回。',
  examples: [
    {
      title: '完成率列在数量指标下',
      projects: [exampleProject({ 绩效指标: [{ 名称: '工单关闭率', 年度指标值: '100%' }] })],
      expected: ['01.yaml:9:12 “工单关闭率”在数量指标下，指标值却是百分比“100%”。'],
    },
    {
      title: '写了数量；比率列在质量指标下',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '处理工单数量', 年度指标值: '≥300件' },
            { 分类: '12-质量指标', 名称: '工单关闭率', 年度指标值: '100%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const quantity = codesAbout(unit.指标分类, '数量');
    for (const target of targetsOf(unit)) {
      const { text, path, name, value, place } = target;
      if (value === null || !quantity.has(codeOf(place.indicator.分类)) || !isPercentage(target, value)) continue;
      if (name.asksFor === 'count' || ELSEWHERE.test(name.core)) continue;
      const isRate = name.asksFor === 'percentage';
      yield {
        path,
        within: stretchOf(value, text),
        message: `${quote(place.indicator.名称)}在数量指标下，指标值却是百分比“${value.digits}%”。`,
        hint: isRate
          ? '比率请归入质量指标或时效指标；数量指标请另写做多少，例如“≥300件”。'
          : '请写做多少，例如“2处”；要考核的是完成的比例，就改名为“……完成率”，归入质量指标或时效指标。',
      };
    }
  },
};
