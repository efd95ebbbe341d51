import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { stretchOf, targetsOf } from '../target.ts';

const MOST_SHOWN = 3;

/** One indicator, one number. */
export const severalValues: Rule = {
  id: 'several-values',
  severity: 'warning',
  strict: 'error',
  title: '一个指标值里有几个数',
  basis: '财办〔2023〕12号的数据标准：计量单位与指标值分列；惯例：一条指标一个值',
  explanation:
    '一条指标只考核一件事、一个数。几个数写在一个指标值里，录不进系统的“指标值＋计量单位”，执行后也说不清完成了其中几个。请拆成几条指标。日期、“1+X”这样的名称、括号里的说明和一个区间（80%—90%）不算。',
  examples: [
    {
      title: '两件事写在一起',
      projects: [exampleProject({ 绩效指标: [{ 名称: '师生竞赛获奖', 年度指标值: '教师获奖≥4项，学生获奖≥10项' }] })],
      expected: ['01.yaml:9:25 指标值里有 2 个数（≥4项、≥10项），一条指标只能考核一个。'],
    },
    {
      title: '拆成两条；括号里的说明不算',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '教师竞赛获奖', 年度指标值: '≥4项（含省级1项）' },
            { 名称: '1+X证书数量', 年度指标值: '≥32个' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path, values } of targetsOf(unit)) {
      const [, second] = values;
      if (second === undefined) continue;
      const shown = values
        .slice(0, MOST_SHOWN)
        .map(({ operator, digits, measure }) => `${operator}${digits}${measure}`);
      const list = `${shown.join('、')}${values.length > MOST_SHOWN ? '……' : ''}`;
      yield {
        path,
        within: stretchOf(second, text),
        message: `指标值里有 ${values.length} 个数（${list}），一条指标只能考核一个。`,
        hint: `请拆成 ${values.length} 条指标，每条一个名称、一个数；只是其中一部分的，写在括号里。`,
      };
    }
  },
};
