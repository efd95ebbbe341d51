import { fundingSources } from '../budget/amount.ts';
import { type Decimal, decimalOf } from '../budget/decimal.ts';
import type { Funding } from '../budget/unit.ts';
import type { Complain } from './apply-difference.ts';
import { amountColumns, amountOf, expectedTotal } from './compare-funding.ts';
import type { FundingJson } from './difference-json.ts';
import { isPlainMap, type PlainMap, plainMap } from './plain-unit.ts';

/** Changes the amounts of 资金 or 合计; what is written as 总计 follows as its author would have it. */
export function applyFunding(
  data: PlainMap,
  key: '资金' | '合计',
  { amounts, wrongTotal }: FundingJson,
  where: string,
  complain: Complain,
): PlainMap {
  if (amounts.length === 0 && wrongTotal === null) return data;
  const before = fundingOf(data[key] ?? {});
  const after = new Map(amountColumns.map((column) => [column, amountOf(before, column)]));
  for (const amount of amounts) {
    const found = amountOf(before, amount.column);
    if (!isSame(found, amount.before)) {
      complain({ where: `${where}的${amount.column}`, expected: amount.before, found: found?.toFixed(2) ?? null });
    }
    after.set(amount.column, amount.after === null ? null : decimalOf(amount.after));
  }
  if (wrongTotal !== null && !isSame(before.总计 ?? null, wrongTotal.before)) {
    complain({ where: `${where}写明的总计`, expected: wrongTotal.before, found: before.总计?.toFixed(2) ?? null });
  }
  const sources = fundingFrom(fundingSources.map((column) => [column, after.get(column) ?? null]));
  const total = after.get('总计') ?? decimalOf('0');
  const written = wrongTotal === null ? expectedTotal(before, sources, total) : decimalOrNull(wrongTotal.after);
  const funding = { ...fundingFrom([['总计', written]]), ...sources };
  return { ...data, [key]: plainMap(funding) };
}

/** The columns of plain data that hold an amount. */
function fundingOf(value: PlainMap[string]): Funding {
  if (!isPlainMap(value)) return {};
  const read = (text: PlainMap[string] | undefined) => (typeof text === 'string' ? decimalOf(text) : null);
  return fundingFrom(amountColumns.map((column) => [column, read(value[column])]));
}

function fundingFrom(columns: readonly (readonly [keyof Funding, Decimal | null])[]): Funding {
  return Object.fromEntries(columns.filter(([, amount]) => amount !== null));
}

function decimalOrNull(text: string | null): Decimal | null {
  return text === null ? null : decimalOf(text);
}

function isSame(amount: Decimal | null, text: string | null): boolean {
  return amount === null || text === null ? amount === text : amount.eq(decimalOf(text));
}
