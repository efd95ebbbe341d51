import { fundingSources, sumOf } from '../../../../src/budget/amount.ts';
import type { HtmlManner } from './html-print.ts';
import type { Sample } from './sample.ts';
import type { Layout } from './table-given.ts';

/** A print as chance has it: some projects, laid out and drawn in some way; the same for the same seed. */
export function randomPrint(all: Sample, seed: number) {
  let state = seed * 7919 + 17;
  const below = (most: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
  const one = <T>(first: T, ...others: readonly T[]): T => [first, ...others][below(others.length + 1)] ?? first;
  const from = below(26);
  const 项目 = all.unit.项目.slice(from, from + 3 + below(8));
  const 合计 = fundingSources.flatMap((source) => {
    const own = 项目.flatMap(({ 资金 }) => 资金[source] ?? []);
    return own.length === 0 ? [] : [[source, sumOf(own)] as const];
  });
  const unit = { ...all.unit, 单位: { ...all.unit.单位, 合计: Object.fromEntries(合计) }, 项目 };
  const layout: Layout = {
    indicators: one('cell', 'cell', 'rows'),
    synonyms: one(true, false),
    money: one('万元', '元'),
    sum: one('unit', 'last', 'subtotals', 'none'),
    grouped: one(true, false),
    amountsLast: one(true, false, false),
    feet: one<readonly string[]>([], ['注：金额单位见表头。'], ['填表人：        审核人：']),
  };
  const manner: HtmlManner = {
    lines: one('all', 'all', 'none', 'rows', 'zebra'),
    size: one(6, 7, 8, 9, 10, 10.5),
    repeatsHead: one(true, false),
    splits: one(true, false),
    align: one('top', 'middle'),
    padding: one<readonly [number, number]>([0, 2], [1, 2], [2, 3], [4, 6]),
    portrait: one(true, false, false),
    foot: one(true, false),
  };
  return { sample: { ...all, unit }, layout, manner };
}
