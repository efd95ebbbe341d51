import { fundingSources, totalOf } from '../budget/amount.ts';
import { type Decimal, decimalOf, percentOf } from '../budget/decimal.ts';
import type { Funding } from '../budget/unit.ts';
import type { AmountChange, AmountColumn, FundingChange, WrittenTotal } from './difference.ts';

/** The columns of the form that hold money. */
export const amountColumns: readonly AmountColumn[] = ['总计', ...fundingSources];

/** What became of 资金 or 合计; null where there is none in that version. */
export function compareFunding(before: Funding | null, after: Funding | null): FundingChange {
  const amounts = amountColumns
    .map((column) => amountChange(column, amountOf(before, column), amountOf(after, column)))
    .filter(isChanged);
  const written = before === null || after === null ? null : compareWritten(before, after);
  return { amounts, wrongTotal: written?.isWrong === true ? written.total : null };
}

/** The sums of many, every column that one of the two versions has. */
export function compareSums(before: readonly Funding[], after: readonly Funding[]): readonly AmountChange[] {
  return amountColumns
    .map((column) => amountChange(column, sumIn(before, column), sumIn(after, column)))
    .filter((change) => change.before !== null || change.after !== null);
}

export function amountChange(column: AmountColumn, before: Decimal | null, after: Decimal | null): AmountChange {
  const difference = (after ?? nothing).minus(before ?? nothing);
  return { column, before, after, difference, percentage: percentOf(difference, before) };
}

/** Whether the two versions print another amount; a zero is printed, a blank is not. */
function isChanged({ before, after, difference }: AmountChange): boolean {
  return !difference.eq(0) || (before === null) !== (after === null);
}

/** As the form has it: 总计 is the sum, a source is blank where it is absent. */
export function amountOf(funding: Funding | null, column: AmountColumn): Decimal | null {
  if (funding === null) return null;
  return column === '总计' ? totalOf(funding) : (funding[column] ?? null);
}

/** The sum of a column; null where none of them has it. */
export function sumIn(fundings: readonly Funding[], column: AmountColumn): Decimal | null {
  let sum: Decimal | null = null;
  for (const funding of fundings) {
    const amount = amountOf(funding, column);
    if (amount !== null) sum = (sum ?? nothing).plus(amount);
  }
  return sum;
}

const nothing = decimalOf('0');

/** The key 总计 where it is not what follows from the sources; null where it is. */
export function compareWritten(before: Funding, after: Funding): UnexpectedTotal | null {
  const [was, now] = [before.总计 ?? null, after.总计 ?? null];
  const expected = expectedTotal(before, after, totalOf(after));
  if (expected === null ? now === null : now?.eq(expected) === true) return null;
  return { total: { before: was, after: now }, isWrong: isWrong(before) || isWrong(after) };
}

/** A 总计 that was added or left out, or, where `isWrong`, is no sum in one of the versions. */
interface UnexpectedTotal {
  readonly total: WrittenTotal;
  readonly isWrong: boolean;
}

/**
 * What an author who changes nothing but the sources writes as 总计: what was absent stays absent, what was right is made
 * right again, what was wrong stays as it is. Without a source, it is the `total` itself.
 */
export function expectedTotal(before: Funding, after: Funding, total: Decimal): Decimal | null {
  const sum = sumOfSources(after);
  if (sum === null) return total;
  if (before.总计 === undefined) return null;
  return isWrong(before) ? before.总计 : sum;
}

function isWrong(funding: Funding): boolean {
  const sum = sumOfSources(funding);
  return funding.总计 !== undefined && sum !== null && !funding.总计.eq(sum);
}

function sumOfSources(funding: Funding): Decimal | null {
  const isSplit = fundingSources.some((source) => funding[source] !== undefined);
  return isSplit ? totalOf(funding) : null;
}
