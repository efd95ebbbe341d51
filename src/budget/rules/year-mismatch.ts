import type { Rule } from '../rule.ts';

/** Code tables change between years: a unit is checked against the table of its own. */
export const yearMismatch: Rule = {
  id: 'year-mismatch',
  severity: 'error',
  title: '预算年度不一致',
  basis: '惯例：指标分类代码表按年度发布',
  explanation: '单位的预算年度要与同一文件夹下指标分类表的年度一致，否则是拿别的年度的代码表在检查。',
  examples: [
    {
      title: '单位还写着上一年',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      sheet: `单位名称: 南沙职校
预算年度: 2024
合计:
  财政拨款: 150.00
`,
      expected: ['单位.yaml:2:7 单位的预算年度是 2024，而指标分类表是 2025 年的。'],
    },
    {
      title: '年度一致',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: [],
    },
  ],
  isWaivable: false,
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
