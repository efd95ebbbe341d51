import { quote } from '../../diagnostics/quote.ts';
import type { Rule } from '../rule.ts';
import type { Indicator } from '../unit.ts';
import { projectsOf } from '../walk.ts';

/** Two projects may well share a single general indicator; a whole set in common was copied. */
const FEWEST = 2;

/** Indicators follow from a project's own goal: two projects do not have the very same set by chance. */
export const sameIndicators: Rule = {
  id: 'same-indicators',
  severity: 'info',
  title: '两个项目的绩效指标完全相同',
  basis: '财预〔2015〕88号：绩效目标要相应匹配',
  explanation:
    '两个项目的绩效指标（两个以上）连同指标值完全相同，不论先后。指标应当从各自的绩效目标里来，与金额和任务相匹配；完全相同的多半是复制后没有改。',
  examples: [
    {
      title: '复制指标后没有改',
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
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
        `项目名称: 南沙职校消防改造
资金:
  财政拨款: 150.00
绩效目标: 完成消防设施改造，保障安全。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: ['02.yaml:5:1 本项目的 2 个绩效指标与项目“南沙职校校舍维修”的完全相同。'],
    },
    {
      title: '各有各的指标值',
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
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
        `项目名称: 南沙职校消防改造
资金:
  财政拨款: 150.00
绩效目标: 完成消防设施改造，保障安全。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥85%
    年度指标值: ≥85%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const first = new Map<string, number>();
    for (const [index, { project, path }] of projectsOf(unit).entries()) {
      const { 绩效指标 } = project;
      if (绩效指标.length < FEWEST) continue;
      const key = 绩效指标.map(textOf).sort().join('\n');
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, index);
        continue;
      }
      const name = unit.项目[earlier]?.项目名称 ?? '';
      yield {
        path: [...path, '绩效指标'],
        part: 'key',
        message: `本项目的 ${绩效指标.length} 个绩效指标与项目${quote(name)}的完全相同。`,
        hint: '如果是复制来的，请按本项目的目标和任务改写指标和指标值。',
        related: [{ path: ['项目', earlier, '绩效指标'], part: 'key', message: '首次出现在这里' }],
      };
    }
  },
};

function textOf({ 分类, 名称, 实施周期指标值, 年度指标值 }: Indicator): string {
  return `${分类}\t${名称}\t${实施周期指标值}\t${年度指标值}`;
}
