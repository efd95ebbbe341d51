import { formatAmount, signedAmount } from '../../budget/amount.ts';
import type { Funding } from '../../budget/unit.ts';
import { amountChange, amountColumns, amountOf } from '../../history/compare-funding.ts';
import type { AmountChange, AmountColumn } from '../../history/difference.ts';
import type { View } from '../form.ts';

/** The columns of money of a row. */
export type Amounts = Readonly<Record<AmountColumn, AmountChange>>;

/** The columns of one project, or of an approved sum; null where that version has none. */
export function amountsBetween(before: Funding | null, after: Funding | null): Amounts {
  return amountsOf((column) => amountChange(column, amountOf(before, column), amountOf(after, column)));
}

export function amountsOf(read: (column: AmountColumn) => AmountChange): Amounts {
  const [总计, 财政拨款, 财政专户拨款, 其他资金] = ['总计', '财政拨款', '财政专户拨款', '其他资金'] as const;
  return {
    总计: read(总计),
    财政拨款: read(财政拨款),
    财政专户拨款: read(财政专户拨款),
    其他资金: read(其他资金),
  };
}

/** A row of amounts as printed: before, after, difference of every column. What neither version has is blank; no change is 0.00. */
export function viewAmounts(amounts: Amounts): { readonly [column: string]: View } {
  return Object.fromEntries(amountColumns.map((column) => [column, viewAmount(amounts[column])]));
}

function viewAmount({ before, after, difference }: AmountChange): View {
  return {
    调整前: before === null ? '' : formatAmount(before),
    调整后: after === null ? '' : formatAmount(after),
    增减: before === null && after === null ? '' : signedAmount(difference),
  };
}
