import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** The column of the national data standard, in characters as a database counts them: spaces and line breaks too. */
export const longestInStandard = 2_000;

/** What does not fit into the column is cut off or refused on import. */
export const goalTooLong: Rule = {
  id: 'goal-too-long',
  severity: 'error',
  title: '绩效目标超过 2000 个字',
  basis: '财办〔2023〕12号 《预算管理一体化规范（2.0版）》的数据标准（部标 2.0）：绩效目标不超过 2000 个字',
  explanation: '预算管理一体化系统里绩效目标一栏最多存 2000 个字（空格和换行也计），再长就录不进去，或者被截断。',
  examples: [
    {
      title: '整份方案贴了进来',
      projects: [exampleProject({ 绩效目标: `${'完成校舍维修，改善办学条件；'.repeat(143)}保障教学。` })],
      expected: ['01.yaml:4:7 绩效目标有 2007 个字，超过一体化系统的 2000 个字。'],
    },
    {
      title: '几百个字',
      projects: [exampleProject({ 绩效目标: `${'完成校舍维修，改善办学条件；'.repeat(30)}保障教学。` })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const length = project.绩效目标.length;
      if (length <= longestInStandard) continue;
      yield {
        path: [...path, '绩效目标'],
        message: `绩效目标有 ${length} 个字，超过一体化系统的 ${longestInStandard} 个字。`,
        hint: `请压缩到 ${longestInStandard} 个字以内，最好不超过 500 个字；做法和背景写进实施方案。`,
      };
    }
  },
};
