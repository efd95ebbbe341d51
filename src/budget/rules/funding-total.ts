import type { Path } from '../../diagnostics/path.ts';
import { formatAmount, fundingSources, sumOf } from '../amount.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Funding } from '../unit.ts';

/** 总计 is the sum of the sources beside it, to the cent; where it is not written, it is computed and cannot be wrong. */
export const fundingTotal: Rule = {
  id: 'funding-total',
  severity: 'error',
  title: '总计不等于各资金来源之和',
  basis: '表式：总计栏为其后各资金来源栏之和',
  explanation: '总计应当等于财政拨款、财政专户拨款、其他资金之和，一分不差。总计可以不写，由程序合计；写了就核对。',
  examples: [
    {
      title: '总计多了十万元',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  总计: 160.00
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:3:7 总计写的是 160.00，各资金来源之和是 150.00，相差 10.00。'],
    },
    {
      title: '总计与来源相符',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  总计: 150.00
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
  *check({ 单位, 项目 }) {
    const hasSources = fundingSources.some((source) => 单位.合计[source] !== undefined);
    if (hasSources) yield* checkFunding(单位.合计, ['单位', '合计']);
    for (const [index, project] of 项目.entries()) yield* checkFunding(project.资金, ['项目', index, '资金']);
  },
};

function* checkFunding(funding: Funding, path: Path): Iterable<Finding> {
  const { 总计 } = funding;
  if (总计 === undefined) return;
  const sources = fundingSources.flatMap((source) => funding[source] ?? []);
  const written = formatAmount(总计);
  if (sources.length === 0) {
    const message = `只写了总计 ${written}，没有写资金来源。`;
    const hint = `请写明来源，例如“财政拨款: ${written}”，“总计”可以不写。`;
    yield { path: [...path, '总计'], message, hint };
    return;
  }
  const sum = sumOf(sources);
  if (sum.eq(总计)) return;
  const difference = formatAmount(sum.minus(总计).abs());
  const message = `总计写的是 ${written}，各资金来源之和是 ${formatAmount(sum)}，相差 ${difference}。`;
  const hint = `请核对各资金来源；如果它们没有错，总计应为“${formatAmount(sum)}”，也可以不写，由程序合计。`;
  yield { path: [...path, '总计'], message, hint };
}
