import { formatAmount, fundingSources } from '../../budget/amount.ts';
import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import type { Place } from '../import/draft.ts';
import type { Collector, ProjectNotes } from './collect.ts';
import { plainWords } from './header-words.ts';

export const amountColumns = ['总计', ...fundingSources] as const;
export type AmountColumn = (typeof amountColumns)[number];

/** The amounts of a row that adds up others, with their places. */
export interface SumRow {
  readonly word: string;
  readonly amounts: ReadonlyMap<AmountColumn, { readonly text: string; readonly place: Place }>;
}

/** The word in front of a row that adds up others, e.g. `合 计`; null for any other. */
export function sumWord(text: string): string | null {
  const [word] =
    /^(?:合计|总计|共计|小计|累计|本页(?:合计|小计)|合计数|总合计|汇总)$/.exec(
      plainWords(text).replace(/[:：]$/, ''),
    ) ?? [];
  return word ?? null;
}

/** Holds a row that adds up others against the sums of their projects; an amount that is not to be read leaves its column open. */
export function checkSumRow(collector: Collector, { word, amounts }: SumRow, projects: readonly ProjectNotes[]): void {
  for (const [column, { text, place }] of amounts) {
    const found = amountOf(text);
    const sum = projects.map((project) => amountIn(project, column));
    if (found === null || sum.some((one) => one === 'unknown')) continue;
    const total = sum.reduce<Decimal>((all, one) => (one === 'unknown' ? all : all.plus(one)), decimalOf('0'));
    if (total.eq(found)) continue;
    const [said, made, by] = [found, total, found.minus(total).abs()].map(formatAmount);
    collector.find({
      code: 'sum-row',
      severity: 'error',
      message: `“${word}”行的${column}是 ${said}（万元），上面各项目之和却是 ${made}，相差 ${by}。`,
      hint: '请核对各项目的金额有没有漏行、错行、重复，或者改正合计行，再导入。',
      place,
    });
  }
}

/** The amount of a project in a column, nothing counting as zero. */
function amountIn(project: ProjectNotes, column: AmountColumn): Decimal | 'unknown' {
  if (project.isUnread(['资金', column])) return 'unknown';
  const own = project.get(['资金', column]);
  if (own !== null) return amountOf(own) ?? 'unknown';
  if (column !== '总计') return decimalOf('0');
  const sources = fundingSources.map((source) => amountIn(project, source));
  return sources.some((one) => one === 'unknown')
    ? 'unknown'
    : sources.reduce<Decimal>((all, one) => (one === 'unknown' ? all : all.plus(one)), decimalOf('0'));
}

export function amountOf(text: string): Decimal | null {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? decimalOf(text) : null;
}
