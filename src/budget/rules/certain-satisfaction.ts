import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, lacksPercent, stretchOf, targetsOf } from '../target.ts';

/** How satisfaction is written; `120人` is no degree of it. */
const SCORED: ReadonlySet<string> = new Set(['', '%', '分']);

/** Satisfaction lies between 0 and 100, and 100 leaves no room for one answer; over 100 % is told by percent-over-hundred. */
export const certainSatisfaction: Rule = {
  id: 'certain-satisfaction',
  severity: 'info',
  title: '满意度定为 100，或不在 0 至 100 之间',
  basis: '惯例：满意度按调查的实际水平设定',
  explanation:
    '满意度 100% 的意思是一个不满意的人也没有，只要收到一份不满意的问卷就算没有完成，自评时反而扣分。请按往年调查的水平写，例如 ≥90%。用分数表示的满意度应在 0 至 100 之间。',
  examples: [
    {
      title: '定得没有余地',
      projects: [exampleProject({ 绩效指标: [{ 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '100%' }] })],
      expected: ['01.yaml:9:12 满意度写的是“100%”，只要有一人不满意就完不成。'],
    },
    {
      title: '留有余地',
      projects: [exampleProject({ 绩效指标: [{ 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≥90%' }] })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      for (const value of target.values) {
        if (!target.name.isSatisfaction && !/满意[度率]$/.test(value.subject)) continue;
        if (lacksPercent(target)) break;
        const { operator, digits, measure, number, means } = value;
        const written = `${operator}${digits}${measure}`;
        const place = { path: target.path, within: stretchOf(value, target.text) };
        const isOutside = number < 0 || (number > 100 && !isPercentage(target, value));
        if (number === 100 && means !== '≤' && means !== '＜')
          yield {
            ...place,
            message: `满意度写的是“${written}”，只要有一人不满意就完不成。`,
            hint: '请按往年调查的水平写，例如“≥90%”。',
          };
        else if (isOutside && SCORED.has(measure))
          yield {
            ...place,
            message: `满意度写的是“${number < 0 ? '-' : ''}${written}”，不在 0 至 100 之间。`,
            hint: '请核对，例如“≥90%”。',
          };
      }
    }
  },
};
