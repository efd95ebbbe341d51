import { Big } from 'big.js';

/** An exact decimal number; amounts are in 万元. */
export type Decimal = Big;

/** The number that digits say, e.g. `1,000.5`; nothing else may be handed in. */
export function decimalOf(digits: string): Decimal {
  return new Big(digits.replaceAll(',', ''));
}

/** `difference` in percent of `base`, to two decimals; null where there is no base to compare with. */
export function percentOf(difference: Decimal, base: Decimal | null): Decimal | null {
  return base === null || base.eq(0) ? null : difference.times(100).div(base).round(2);
}

/** `+0.98%`, `-3.50%`, `0.00%`; '' where there was nothing to compare with. */
export function signedPercentage(percentage: Decimal | null): string {
  return percentage === null ? '' : `${percentage.gt(0) ? '+' : ''}${percentage.toFixed(2)}%`;
}
