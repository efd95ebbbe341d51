import { quote } from '../../diagnostics/quote.ts';
import { codeOf } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import type { Indicator } from '../unit.ts';
import { projectsOf } from '../walk.ts';

/** The order in which the system prints, and so the one in which two versions can be laid side by side. */
export const indicatorOrder: Rule = {
  id: 'indicator-order',
  severity: 'info',
  title: '绩效指标没有按分类和名称排列',
  basis: '表式：指标先按分类的编号、再按名称的字符编码排列，公布的表无一例外',
  explanation:
    '系统印出的表里，指标先按分类的编号排，同一分类的再按名称逐字的编码（Unicode）排，不是按拼音或笔画。照这个次序写，与系统印的表、与上一版都好逐行核对。一个项目只说第一处；次序不对不影响内容，只是提示。',
  examples: [
    {
      title: '效益写在产出前面',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: ['01.yaml:11:9 指标“维修校舍数”（11）应排在“受益学生数”（22）之前。'],
    },
    {
      title: '按分类和名称排列',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: [],
    },
  ],
  isFixedOnRequest: true,
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const { 绩效指标 } = project;
      const index = 绩效指标.findIndex((indicator, at) => at > 0 && isBefore(indicator, 绩效指标[at - 1]));
      const misplaced = 绩效指标[index];
      if (misplaced === undefined) continue;
      const target = 绩效指标.findIndex((other) => isBefore(misplaced, other));
      const follower = 绩效指标[target];
      if (follower === undefined) continue;
      yield {
        path: [...path, '绩效指标', index, '名称'],
        message: `指标${nameOf(misplaced)}应排在${nameOf(follower)}之前。`,
        hint: '请把这个指标整段（从“- 分类”起的几行）移过去；先按分类的编号排，同一分类的按名称的字符编码排。',
        related: [{ path: [...path, '绩效指标', target, '名称'], message: '应排在它之前' }],
        reorder: { path: [...path, '绩效指标'], order: orderOf(绩效指标) },
      };
    }
  },
};

/** The present numbers of the indicators in the order in which they belong. */
function orderOf(indicators: readonly Indicator[]): readonly number[] {
  const sorted = indicators.map((indicator, index) => ({ indicator, index }));
  sorted.sort((a, b) => (isBefore(a.indicator, b.indicator) ? -1 : isBefore(b.indicator, a.indicator) ? 1 : 0));
  return sorted.map(({ index }) => index);
}

function isBefore(a: Indicator, b: Indicator | undefined): boolean {
  if (b === undefined) return false;
  if (a.分类 === b.分类) return compareCodePoints(a.名称, b.名称) < 0;
  const [codeA, codeB] = [codeOf(a.分类), codeOf(b.分类)];
  return codeA === codeB ? compareCodePoints(a.名称, b.名称) < 0 : codeA < codeB;
}

/** Not by code unit: Han beyond U+FFFF (rare characters in names) come after all others. */
function compareCodePoints(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

function nameOf({ 分类, 名称 }: Indicator): string {
  return `${quote(名称)}（${codeOf(分类)}）`;
}
