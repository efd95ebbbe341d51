import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';
import { yearsIn } from '../years.ts';

/** A name carried over from last year's budget still says last year. */
export const nameYear: Rule = {
  id: 'name-year',
  severity: 'info',
  title: '项目名称里的年份不是预算年度',
  basis: '惯例：项目名称写明年份的，与预算年度相符',
  explanation:
    '项目名称写了年份，却没有一个是预算年度，多半是沿用了上年的名称。跨年度的项目写起止年份（例如“2024年-2025年”），只要包含预算年度就不提示；确属上年结转的，名称与批复一致即可，不必理会。',
  examples: [
    {
      title: '沿用上年的名称',
      projects: [exampleProject({ 项目名称: '南沙职校2024年校舍维修' })],
      expected: ['01.yaml:1:11 项目名称里写的是“2024年”，预算年度是 2025。'],
    },
    {
      title: '跨年度的项目',
      projects: [exampleProject({ 项目名称: '南沙职校2024-2026年校舍维修' })],
      expected: [],
    },
  ],
  *check(unit) {
    const year = Number(unit.单位.预算年度);
    for (const { project, path } of projectsOf(unit)) {
      const named = yearsIn(project.项目名称);
      const [first] = named;
      if (first === undefined || named.some(({ from, to }) => from <= year && year <= to)) continue;
      const text = project.项目名称.slice(first.offset, first.offset + first.length);
      yield {
        path: [...path, '项目名称'],
        within: { offset: first.offset, length: first.length },
        message: `项目名称里写的是${quote(text)}，预算年度是 ${unit.单位.预算年度}。`,
        hint: `请与批复核对：是本年度的项目就写“${year}年”，跨年度的项目写起止年份，上年结转的项目不用改。`,
      };
    }
  },
};
