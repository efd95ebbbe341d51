import { exampleProject } from '../example-project.ts';
import { lookAlikeSigns } from '../operator.ts';
import type { Rule } from '../rule.ts';
import { targetsOf } from '../target.ts';

/** A sign in front of a number; no arrow (`->3`). */
const SIGN = new RegExp(`(?<![-=<>])(?:${[...lookAlikeSigns.keys()].join('|')})(?=\\s?(?:约|近)?[\\d０-９])`);
const ALL = new RegExp(SIGN, 'g');

/** A relation is written with one of the five signs that the form and the systems behind it know. */
export const oddOperator: Rule = {
  id: 'odd-operator',
  severity: 'warning',
  title: '比较符号不规范',
  basis: '惯例：指标值的比较符号只用 ≥、≤、=、＞、＜',
  explanation:
    '大小关系用五个符号表示：≥、≤、=、＞、＜。形近的 ≧、≦，用两个键打出的 >=、<=，以及半角的 > <，看上去差不多，系统和读表的程序却认不出来，字体里也可能没有。',
  examples: [
    {
      title: '用了形近的符号',
      projects: [exampleProject({ 绩效指标: [{ 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≧90%' }] })],
      expected: ['01.yaml:9:13 指标值里的“≧”不是规范的比较符号，应为“≥”。'],
    },
    {
      title: '用两个键打成一个符号',
      projects: [exampleProject({ 绩效指标: [{ 分类: '12-质量指标', 名称: '设备故障率', 年度指标值: '<=5%' }] })],
      expected: ['01.yaml:9:13 指标值里的“<=”不是规范的比较符号，应为“≤”。'],
    },
    {
      title: '符号规范',
      projects: [
        exampleProject({
          绩效指标: [
            { 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≥90%' },
            { 分类: '12-质量指标', 名称: '设备故障率', 年度指标值: '＜5%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of targetsOf(unit)) {
      if (!SIGN.test(text)) continue;
      for (const { 0: sign, index: offset } of text.matchAll(ALL)) {
        const meant = lookAlikeSigns.get(sign);
        if (meant === undefined) continue;
        yield {
          path,
          within: { offset, length: sign.length },
          message: `指标值里的“${sign}”不是规范的比较符号，应为“${meant}”。`,
          hint: `请改成“${meant}”。`,
          fix: meant,
        };
      }
    }
  },
};
