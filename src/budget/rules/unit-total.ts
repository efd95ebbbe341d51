import { Big } from 'big.js';
import { formatAmount, fundingSources, sumOf, totalOf } from '../amount.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Unit } from '../unit.ts';

type Column = '总计' | (typeof fundingSources)[number];

/**
 * The unit's row is the sum of its projects, column by column, to the cent. 总计 is looked at only where 合计 names no
 * source: else it follows from the columns and `funding-total`, and one mistake would be told twice.
 */
export const unitTotal: Rule = {
  id: 'unit-total',
  severity: 'error',
  title: '单位合计不等于各项目之和',
  basis: '表式：单位行为其下各项目之和',
  explanation:
    '单位行的每一栏应当等于各项目同一栏之和，一分不差。合计是批复的数，项目文件是各处室写的数，两边不符时要查清是谁错。',
  examples: [
    {
      title: '批复数与项目数差一万元',
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
预算年度: 2025
合计:
  财政拨款: 151.00
`,
      expected: ['单位.yaml:4:9 “合计”的财政拨款是 151.00，1 个项目之和是 150.00，相差 1.00。'],
    },
    {
      title: '两边相符',
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
  *check(unit) {
    const hasSources = fundingSources.some((source) => unit.单位.合计[source] !== undefined);
    const columns: readonly Column[] = hasSources ? fundingSources : ['总计', ...fundingSources];
    for (const column of columns) yield* checkColumn(unit, column);
  },
};

function* checkColumn({ 单位, 项目 }: Unit, column: Column): Iterable<Finding> {
  const approved = 单位.合计[column];
  const amounts = 项目.map(({ 资金 }) => (column === '总计' ? totalOf(资金) : 资金[column]));
  const sum = sumOf(amounts.flatMap((amount) => amount ?? []));
  const path = ['单位', '合计', column];
  if (sum.eq(approved ?? new Big(0))) return;
  const total = formatAmount(sum);
  const first = amounts.findIndex((amount) => amount !== undefined);
  if (approved === undefined) {
    const related = [
      { path: ['项目', first, '资金', column], part: 'key', message: `第一个有${column}的项目` } as const,
    ];
    const message = `“合计”没有写${column}，而各项目的${column}之和是 ${total}。`;
    yield { path, part: 'key', message, hint: `请在“合计”里加上“${column}: ${total}”，或核对各项目。`, related };
  } else if (first < 0) {
    const message = `“合计”的${column}是 ${formatAmount(approved)}，却没有一个项目写了${column}。`;
    yield { path, message, hint: `请在项目的“资金”里写明${column}，或删去“合计”里的这一行。` };
  } else {
    const difference = formatAmount(sum.minus(approved).abs());
    const message = `“合计”的${column}是 ${formatAmount(approved)}，${项目.length} 个项目之和是 ${total}，相差 ${difference}。`;
    yield { path, message, hint: `请核对各项目的${column}；如果它们没有错，这里应为“${total}”。` };
  }
}
