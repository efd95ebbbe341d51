import { fundingSources } from '../budget/amount.ts';
import type { Funding, Project } from '../budget/unit.ts';
import { amountChange, amountColumns, amountOf, sumIn } from './compare-funding.ts';
import type { AmountChange } from './difference.ts';

/**
 * Where the sums of the projects (`after`) depart from an approved total (`before`), column by column, 总计 first; none
 * where they agree. An approval that names no source is only held against 总计; a blank is nothing.
 */
export function departuresFrom(approved: Funding, projects: readonly Project[]): readonly AmountChange[] {
  const fundings = projects.map(({ 资金 }) => 资金);
  const isSplit = fundingSources.some((source) => approved[source] !== undefined);
  const columns = isSplit ? amountColumns : amountColumns.slice(0, 1);
  return columns
    .map((column) => amountChange(column, amountOf(approved, column), sumIn(fundings, column)))
    .filter(({ difference }) => !difference.eq(0));
}
