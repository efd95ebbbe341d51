import { quote } from '../../diagnostics/quote.ts';
import type { Rule } from '../rule.ts';

/** Two projects of one name are one project entered twice, or two that nobody can tell apart. */
export const duplicateProject: Rule = {
  id: 'duplicate-project',
  severity: 'error',
  title: '项目名称重复',
  basis: '惯例：一个项目在表上占一行',
  explanation: '两个项目文件写了同一个项目名称（不计空格）。多半是复制文件后忘了改名，金额会因此算两次。',
  examples: [
    {
      title: '复制后没有改名',
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
      expected: ['02.yaml:1:7 项目名称“南沙职校校舍维修”与另一个项目相同。'],
    },
    {
      title: '名称各不相同',
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
        `项目名称: 南沙职校教师培训
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
  *check({ 项目 }) {
    const first = new Map<string, number>();
    for (const [index, { 项目名称 }] of 项目.entries()) {
      const name = 项目名称.replace(/\s/g, '');
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, index);
        continue;
      }
      yield {
        path: ['项目', index, '项目名称'],
        message: `项目名称${quote(项目名称)}与另一个项目相同。`,
        hint: '如果是同一个项目，请删去其中一个文件；如果不是，请改正名称。',
        related: [{ path: ['项目', earlier, '项目名称'], message: '首次出现在这里' }],
      };
    }
  },
};
