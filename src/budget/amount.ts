import { Big } from 'big.js';
import type { Funding } from './unit.ts';

/** The columns of the form that hold a source of funds, in the form's order. */
export const fundingSources = ['财政拨款', '财政专户拨款', '其他资金'] as const;

/** 总计 as it is meant: the sum of the sources; the written 总计 counts only where no source is written. */
export function totalOf(funding: Funding): Big {
  const sources = fundingSources.flatMap((source) => funding[source] ?? []);
  return sources.length === 0 ? (funding.总计 ?? new Big(0)) : sumOf(sources);
}

export function sumOf(amounts: Iterable<Big>): Big {
  let sum = new Big(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum;
}

/** `+152.00`, `-3.50`, `0.00`. */
export function signedAmount(difference: Big): string {
  return `${difference.gt(0) ? '+' : ''}${formatAmount(difference)}`;
}

/** As printed: thousands separators and exactly two decimals. */
export function formatAmount(amount: Big): string {
  const [whole = '', cents = ''] = amount.abs().toFixed(2).split('.');
  const isNegative = amount.lt(0) && !/^[0.]*$/.test(`${whole}${cents}`);
  return `${isNegative ? '-' : ''}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
}
