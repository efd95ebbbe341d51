import { quote } from '../../diagnostics/quote.ts';
import type { Finding, Rule } from '../rule.ts';
import { suggest } from '../suggest.ts';
import type { ClassTable } from '../unit.ts';

type Sentence = Pick<Finding, 'message' | 'hint'>;

/** 分类 is a level-2 class of the year's code table, exactly as it prints. */
export const unknownClass: Rule = {
  id: 'unknown-class',
  severity: 'error',
  title: '分类不在本年度的指标分类表中',
  basis: '表式：指标的一级、二级分类取自本年度的指标分类代码表',
  explanation:
    '分类必须是本年度指标分类表（指标分类.yaml）里的一个二级分类。分类代码表每年、各省都可能不同，写错的分类在系统里录不进去。',
  examples: [
    {
      title: '表中没有的分类',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 99-其他指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:6:9 分类“99-其他指标”不在 2025 年的指标分类表中。'],
    },
    {
      title: '表中有的分类',
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
  *check({ 指标分类, 项目 }) {
    const known = new Set(指标分类.指标分类.flatMap(({ 二级 }) => 二级));
    for (const [index, { 绩效指标 }] of 项目.entries()) {
      for (const [position, { 分类 }] of 绩效指标.entries()) {
        if (known.has(分类)) continue;
        yield { path: ['项目', index, '绩效指标', position, '分类'], ...describe(分类, 指标分类) };
      }
    }
  },
};

function describe(name: string, { 预算年度, 指标分类 }: ClassTable): Sentence {
  const levelTwo = 指标分类.flatMap(({ 二级 }) => 二级);
  const levelOne = 指标分类.find(({ 一级 }) => 一级 === name || codeOf(一级) === codeOf(narrowed(name)));
  if (levelOne !== undefined) {
    const hint = `请写它之下的二级分类：${list(levelOne.二级)}。`;
    return { message: `分类${quote(name)}是一级分类，这里要写二级分类。`, hint };
  }
  const message = `分类${quote(name)}不在 ${预算年度} 年的指标分类表中。`;
  const sameCode = levelTwo.find((known) => codeOf(known) === codeOf(narrowed(name)));
  const meant = sameCode ?? levelTwo.find((known) => nameOf(known) === name) ?? suggest(name, levelTwo);
  if (meant === null) return { message, hint: `可以写的分类：${list(levelTwo)}。` };
  const isBlank = nameOf(meant) === '';
  const note = isBlank ? `（本年度编号 ${codeOf(meant)} 没有名称，写到减号为止）` : '';
  return { message, hint: `是否想写“${meant}”？${note}` };
}

/** Full-width digits and dashes as half-width ones. */
function narrowed(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .trim();
}

function codeOf(name: string): string {
  return /^\d+/.exec(name)?.[0] ?? name;
}

function nameOf(known: string): string {
  return known.slice(codeOf(known).length + 1);
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('、');
}
