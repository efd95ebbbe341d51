import { exampleProject } from '../example-project.ts';
import { lengthOf } from '../goal.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';
import { longestInStandard } from './goal-too-long.ts';

const shortest = 20;
const longest = 500;

/** A goal of a few words sets no aim; one of a page hides it. */
export const goalLength: Rule = {
  id: 'goal-length',
  severity: 'warning',
  title: '绩效目标过短或过长',
  basis: '财预〔2015〕88号：绩效目标应当指向明确、细化量化；20 字和 500 字为惯例',
  explanation:
    '绩效目标要说清用这笔钱做什么、做到什么程度、有什么效果。不足 20 字的多半只写了用途；超过 500 字的多半抄了实施方案，重点看不出来。字数不计空格和换行。',
  examples: [
    {
      title: '只写了用途',
      projects: [exampleProject({ 绩效目标: '支付校舍维修结算款。' })],
      expected: ['01.yaml:4:7 绩效目标只有 10 个字，不足 20 个字。'],
    },
    {
      title: '抄了实施方案',
      projects: [exampleProject({ 绩效目标: `${'完成校舍维修，改善办学条件；'.repeat(36)}保障教学。` })],
      expected: ['01.yaml:4:7 绩效目标有 509 个字，超过 500 个字。'],
    },
    {
      title: '做什么、做到什么程度、有什么效果',
      projects: [exampleProject({ 绩效目标: '完成两栋校舍的维修，验收合格，改善办学条件。' })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const length = lengthOf(project.绩效目标);
      const goal = [...path, '绩效目标'];
      if (length < shortest) {
        const message = `绩效目标只有 ${length} 个字，不足 ${shortest} 个字。`;
        yield { path: goal, message, hint: '请写明做什么、做到什么程度（数量、质量、时间）、达到什么效果。' };
      } else if (length > longest && project.绩效目标.length <= longestInStandard) {
        const message = `绩效目标有 ${length} 个字，超过 ${longest} 个字。`;
        yield { path: goal, message, hint: '请只留目标和要达到的程度，做法和背景写进实施方案。' };
      }
    }
  },
};
