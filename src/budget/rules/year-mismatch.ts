import type { Rule } from '../rule.ts';

/** Code tables change between years: a unit is checked against the table of its own. */
export const yearMismatch: Rule = {
  id: 'year-mismatch',
  severity: 'error',
  title: '预算年度不一致',
  basis: '惯例：指标分类代码表按年度发布',
  *check({ 单位, 指标分类 }) {
    if (单位.预算年度 === 指标分类.预算年度) return;
    yield {
      path: ['单位', '预算年度'],
      message: `单位的预算年度是 ${单位.预算年度}，而指标分类表是 ${指标分类.预算年度} 年的。`,
      hint: '请改正其中一个，或把单位的文件夹移到它的年度之下。',
      related: [{ path: ['指标分类', '预算年度'], message: '指标分类表的年度' }],
    };
  },
};
