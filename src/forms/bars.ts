import { type Decimal, decimalOf } from '../budget/decimal.ts';

/** How long a bar is beside the longest, from 0 to 1, as the template's `bar` wants it; what is less than nothing has none. */
export function shareOf(amount: Decimal, longest: Decimal): string {
  return longest.lte(0) || amount.lte(0) ? '0' : amount.div(longest).toFixed(5);
}

/** The same for numbers of things. */
export function shareOfCount(count: number, most: number): string {
  return shareOf(decimalOf(String(count)), decimalOf(String(most)));
}

/** The amount that has the longest bar; zero where there is none. */
export function longestOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((longest, amount) => (amount.gt(longest) ? amount : longest), decimalOf('0'));
}
