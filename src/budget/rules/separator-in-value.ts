import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { targetsOf } from '../target.ts';

const SEPARATOR = /[；。]/;
const ALL = /[；。]/g;
/** At the end of the value, or of a bracket or quotation in it, the mark is just too much. */
const CLOSING = /[；。](?=[；。]*(?:\s*$|[）)”’」』]))/g;
const INNER = /[；。]+/g;

/** The form itself separates with ； and ends with 。: inside a value they break an indicator in two. */
export const separatorInValue: Rule = {
  id: 'separator-in-value',
  isFixedOnRequest: true,
  severity: 'warning',
  title: '指标值里有表式的分隔符',
  basis: '表式：指标各部分之间用“；”分隔，每条以“。”结束',
  explanation:
    '表上每条指标印成“一级；分类；名称；实施周期指标值:…；年度指标值:…。”，“；”和“。”由表式来写。指标值里再有，读表的人和程序就分不清哪里是一条指标的结尾。末尾的“。”删去；中间的改用“，”，几件事请拆成几条指标。',
  examples: [
    {
      title: '末尾多了句号',
      projects: [exampleProject({ 绩效指标: [{ 名称: '开展艺术研究', 年度指标值: '完成研究报告1篇。' }] })],
      expected: ['01.yaml:9:20 指标值里有表式的分隔符“。”，印出来会与指标的结尾混淆。'],
    },
    {
      title: '中间用了分号',
      projects: [
        exampleProject({
          绩效指标: [{ 分类: '31-服务对象满意度', 名称: '服务对象满意度', 年度指标值: '学生≥92%；企业≥90%' }],
        }),
      ],
      expected: ['01.yaml:9:18 指标值里有表式的分隔符“；”，印出来会与指标的结尾混淆。'],
    },
    {
      title: '没有分隔符',
      projects: [exampleProject({ 绩效指标: [{ 名称: '开展艺术研究', 年度指标值: '完成研究报告1篇' }] })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of targetsOf(unit)) {
      const first = text.search(SEPARATOR);
      if (first < 0) continue;
      const end = Math.max(text.lastIndexOf('；'), text.lastIndexOf('。')) + 1;
      const repaired = text.replace(CLOSING, '').replace(INNER, '，');
      const marks = [...new Set(text.match(ALL))].map((mark) => `“${mark}”`);
      yield {
        path,
        within: { offset: first, length: end - first },
        message: `指标值里有表式的分隔符${marks.join('和')}，印出来会与指标的结尾混淆。`,
        hint: end - first > 1 ? '请用“，”分开，末尾不写句号；说的是几件事，就拆成几条指标。' : hintFor(text, end),
        ...(repaired.trim() === '' ? {} : { fix: repaired.slice(first, repaired.length - (text.length - end)) }),
      };
    }
  },
};

function hintFor(text: string, end: number): string {
  return end === text.length ? '请删去末尾的标点。' : '请改用“，”；说的是几件事，就拆成几条指标。';
}
