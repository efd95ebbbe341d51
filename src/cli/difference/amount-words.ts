import { formatAmount } from '../../budget/amount.ts';
import { type Decimal, signedPercentage } from '../../budget/decimal.ts';
import type { AmountChange } from '../../history/difference.ts';

/** An amount as printed; a blank says so, for it is not zero. */
export function amountWord(amount: Decimal | null): string {
  return amount === null ? '空白' : formatAmount(amount);
}

/** `+0.98%`; '' where nothing changed, or there was nothing to compare with. */
export function signedPercent({ difference, percentage }: AmountChange): string {
  if (percentage === null || difference.eq(0)) return '';
  if (percentage.eq(0)) return '不到 0.01%';
  return signedPercentage(percentage);
}
