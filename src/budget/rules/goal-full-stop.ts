import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

const ended = /[。！？][”’」』）】》]*$/u;
/** What stands where the 。 belongs: it is put in its place, anything else stays before it. */
const wrongEnd = /^[，、；：,;:.．]$/;
/** Text that trails off is the business of the rule `placeholder`. */
const trailsOff = /(?:…|\.{3}|。{3})$/;

/** A goal without its full stop may have lost more than that. */
export const goalFullStop: Rule = {
  id: 'goal-full-stop',
  severity: 'warning',
  title: '绩效目标末尾没有句号',
  basis: 'GB/T 15834-2011 《标点符号用法》',
  explanation:
    '绩效目标是完整的句子，末尾用句号。没有句号，或以逗号、分号结尾的，读的人会疑心后面还有字没抄全。可以自动补上。',
  examples: [
    {
      title: '没有句号，或以分号结尾',
      projects: [
        exampleProject({ 绩效目标: '完成两栋校舍的维修，改善办学条件，保障教学安全' }),
        exampleProject({ 项目名称: '南沙职校教师培训', 绩效目标: '完成两期教师培训；提高教师的教学和实践能力；' }),
      ],
      expected: ['01.yaml:4:29 绩效目标以“全”结尾，没有句号。', '02.yaml:4:28 绩效目标以“；”结尾，没有句号。'],
    },
    {
      title: '句号在引号里面',
      projects: [exampleProject({ 绩效目标: '完成校舍维修，做到“开学前交付，开学时安全使用。”' })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const goal = project.绩效目标.trimEnd();
      if (ended.test(goal.slice(-8)) || trailsOff.test(goal.slice(-3))) continue;
      const last = Array.from(goal.slice(-2)).at(-1) ?? '';
      yield {
        path: [...path, '绩效目标'],
        within: { offset: goal.length - last.length, length: last.length },
        message: `绩效目标以${quote(last)}结尾，没有句号。`,
        hint: wrongEnd.test(last)
          ? `请确认内容完整，把末尾的${quote(last)}改为“。”。`
          : '请确认内容完整，在末尾加上“。”。',
        fix: wrongEnd.test(last) ? '。' : `${last}。`,
      };
    }
  },
};
