import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, stretchOf, targetsOf } from '../target.ts';

/** Where more than the whole is possible. */
const GROWTH = /增|提高|提升|上升|涨|同比|环比|超额|收益|回报|利润|产出比|投入比|杠杆|放大|倍|负荷|达成率|目标完成率/;

/** A share of a whole is at most 100 %; growth is not a share. */
export const percentOverHundred: Rule = {
  id: 'percent-over-hundred',
  severity: 'warning',
  title: '百分比超过 100%',
  basis: '惯例：比率不超过 100%，增长、收益一类除外',
  explanation:
    '合格率、覆盖率、满意度这样的比率最多是 100%，超过的多半是多打了一位。增长率、收益率、投入产出比、超额完成等可以超过，不在此列。',
  examples: [
    {
      title: '多打了一位',
      projects: [exampleProject({ 绩效指标: [{ 分类: '12-质量指标', 名称: '课程合格率', 年度指标值: '950%' }] })],
      expected: ['01.yaml:9:12 百分比“950%”超过了 100%，“课程合格率”不会超过 100%。'],
    },
    {
      title: '增长率可以超过',
      projects: [
        exampleProject({
          绩效指标: [
            { 分类: '21-经济效益', 名称: '社会培训收入增长率', 年度指标值: '120%' },
            { 分类: '12-质量指标', 名称: '课程合格率', 年度指标值: '95%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const { text, path, place, values } = target;
      for (const value of values) {
        if (value.number <= 100 || !isPercentage(target, value)) continue;
        if (GROWTH.test(place.indicator.名称) || GROWTH.test(text)) break;
        const share = `${value.digits}%`;
        yield {
          path,
          within: stretchOf(value, text),
          message: `百分比“${share}”超过了 100%，${quote(place.indicator.名称)}不会超过 100%。`,
          hint: '请核对是否多打了一位；如果说的是增长，请在名称里写明“增长率”。',
        };
      }
    }
  },
};
