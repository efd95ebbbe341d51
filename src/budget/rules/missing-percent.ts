import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { lacksPercent, targetsOf } from '../target.ts';

const ENDINGS = ['满意度', '百分比', '比例', '占比', '比重', '率'];

/** A name that ends in 率, 比例 or 满意度 asks for a percentage. */
export const missingPercent: Rule = {
  id: 'missing-percent',
  severity: 'warning',
  title: '比率类指标没有写百分比',
  basis: '惯例：比率类指标的指标值用百分数',
  explanation:
    '名称以“率”“比例”“满意度”等结尾，指标值却没有百分数：或者漏了 %，或者名称与指标值说的不是一件事。名称末尾已写（%）的，只写数字也可以；满意度用分数表示的，请写明“分”。',
  examples: [
    {
      title: '漏了百分号',
      projects: [exampleProject({ 绩效指标: [{ 分类: '12-质量指标', 名称: '课程合格率', 年度指标值: '90' }] })],
      expected: ['01.yaml:9:12 名称以“率”结尾，指标值“90”却不是百分数。'],
    },
    {
      title: '比率写成了文字',
      projects: [
        exampleProject({ 绩效指标: [{ 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '比较满意' }] }),
      ],
      expected: ['01.yaml:9:12 名称以“满意度”结尾，指标值“比较满意”却不是百分数。'],
    },
    {
      title: '写了百分号，或者写在名称里',
      projects: [
        exampleProject({
          绩效指标: [
            { 分类: '12-质量指标', 名称: '课程合格率', 年度指标值: '90%' },
            { 分类: '31-服务对象满意度', 名称: '师生满意度（%）', 年度指标值: '≥90' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      if (!lacksPercent(target)) continue;
      const { text, path, name, value } = target;
      const ending = ENDINGS.find((word) => name.core.endsWith(word)) ?? '率';
      const isBare = value !== null && value.unit === '' && value.number <= 100;
      yield {
        path,
        message: `名称以“${ending}”结尾，指标值${quote(text.trim())}却不是百分数。`,
        hint: isBare
          ? `如果是百分数，请写成“${text.trim()}%”。`
          : '请写百分数，例如“≥90%”；如果要写的不是比率，请改名称。',
      };
    }
  },
};
