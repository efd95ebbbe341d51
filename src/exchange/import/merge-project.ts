import { fundingSources, sumOf as sumOfAmounts } from '../../budget/amount.ts';
import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import type { Funding, Indicator } from '../../budget/unit.ts';
import { expectedTotal } from '../../history/compare-funding.ts';
import { indicatorFrom, indicatorKey, indicatorLikeness, plainName } from '../../history/likeness.ts';
import { pair } from '../../history/pair.ts';
import { isPlainMap, type PlainMap, type PlainValue } from '../../history/plain-unit.ts';
import type { DraftProject } from './draft.ts';

const amountColumns = ['总计', ...fundingSources] as const;

/** A project as it will be: what the source speaks of is as it says, all else as it was; indicators in the order of the source. */
export function mergeProject(before: PlainMap | null, draft: DraftProject): PlainMap {
  const old = before ?? {};
  const merged: { [key: string]: PlainValue } = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(draft.data)])) {
    const value = draft.keys.has(key) || old[key] === undefined ? draft.data[key] : old[key];
    if (value !== undefined) merged[key] = value;
  }
  const funding = mergeFunding(
    mapOf(old.资金),
    mapOf(draft.data.资金),
    (column) => draft.keys.has(`资金.${column}`),
    before === null && draft.writesTotal,
  );
  if (Object.keys(funding).length > 0) merged.资金 = funding;
  else delete merged.资金;
  const indicators = mergeIndicators(listOf(old.绩效指标), listOf(draft.data.绩效指标), draft);
  if (indicators.length > 0) merged.绩效指标 = indicators;
  return merged;
}

/**
 * Amounts column by column. 总计 is left out or written as an author does who changes the sources alone; where it is wrong it
 * stays, for the rules to find. `isNew` is for the sums of a new unit, which are written as they are said.
 */
export function mergeFunding(
  before: PlainMap,
  said: PlainMap,
  isSaid: (column: string) => boolean,
  isNew = false,
): PlainMap {
  const made: { [key: string]: PlainValue } = {};
  for (const column of amountColumns) {
    const amount = isSaid(column) ? said[column] : before[column];
    if (amount !== undefined) made[column] = amount;
  }
  const [was, now] = [fundingOf(before), fundingOf(made)];
  const isTotalOnly = isSaid('总计') && !fundingSources.some(isSaid);
  if (was === null || now === null || isNew) return made;
  if (isTotalOnly) return spreadTotal(before, was, now, made);
  const { 总计, ...sources } = made;
  const isWrong = isSaid('总计') && now.总计?.eq(sumOf(now)) === false;
  if (Object.keys(sources).length === 0 || isWrong) return made;
  const expected = expectedTotal(was, now, sumOf(now));
  return expected === null ? sources : { 总计: expected.toFixed(2), ...sources };
}

/** Only 总计 is said: it is right already, or it is that of the one source that there was, or nobody knows whose it is. */
function spreadTotal(before: PlainMap, was: Funding, { 总计 }: Funding, made: PlainMap): PlainMap {
  const sources = fundingSources.filter((source) => before[source] !== undefined);
  const [only] = sources;
  if (only === undefined || 总计 === undefined || 总计.eq(sumOf(was))) return only === undefined ? made : before;
  if (sources.length > 1) return made;
  return { ...(before.总计 === undefined ? {} : { 总计: 总计.toFixed(2) }), [only]: 总计.toFixed(2) };
}

/** Of the sources alone. */
function sumOf(funding: Funding): Decimal {
  return sumOfAmounts(fundingSources.flatMap((source) => funding[source] ?? []));
}

/** Null where an amount is none. */
function fundingOf(amounts: PlainMap): Funding | null {
  const entries = Object.entries(amounts).map(([column, text]) => [column, amountIn(text)] as const);
  return entries.some(([, amount]) => amount === null) ? null : (Object.fromEntries(entries) as Funding);
}

/** Null where a text is no amount of data that was read. */
export function amountIn(text: PlainValue | undefined): Decimal | null {
  return typeof text === 'string' && /^\d+(?:\.\d+)?$/.test(text) ? decimalOf(text) : null;
}

/** What an indicator says that its source has no place for (豁免, 备注) stays with it. */
function mergeIndicators(
  before: readonly PlainMap[],
  said: readonly PlainMap[],
  { indicatorKeys, keys }: DraftProject,
): readonly PlainMap[] {
  if (!keys.has('绩效指标')) return before;
  const pairs = pairIndicators(before, said);
  const partners = new Map([...pairs].map(([from, to]) => [to, before[from] ?? {}]));
  return said.map((indicator, place) => {
    const partner = partners.get(place) ?? {};
    const old = Object.entries(partner).filter(([key]) => !indicatorKeys.has(key));
    const isOneValue = partner.实施周期指标值 === partner.年度指标值;
    const merged = { ...Object.fromEntries(old), ...indicator };
    return isOneValue ? withBothValues(merged, indicatorKeys) : merged;
  });
}

const values = ['实施周期指标值', '年度指标值'] as const;

/** The column of values that a source does not have; null where it has both, or none. */
export function missingValue(indicatorKeys: ReadonlySet<string>): (typeof values)[number] | null {
  const missing = values.filter((key) => !indicatorKeys.has(key));
  return missing.length === 1 ? (missing[0] ?? null) : null;
}

/** Where the source has a column for one value alone, both are that. */
function withBothValues(indicator: PlainMap, indicatorKeys: ReadonlySet<string>): PlainMap {
  const missing = missingValue(indicatorKeys);
  const given = missing === null ? undefined : indicator[missing === values[0] ? values[1] : values[0]];
  if (missing === null || given === undefined) return indicator;
  return { ...indicator, [missing]: given };
}

/** Which indicator is which, place by place: by class and name, by name, by likeness. */
export function pairIndicators(before: readonly PlainMap[], after: readonly PlainMap[]): ReadonlyMap<number, number> {
  return pair(before.map(asIndicator), after.map(asIndicator), {
    keys: [indicatorKey, ({ 名称 }) => plainName(名称)],
    likeness: indicatorLikeness,
    threshold: 0.6,
  });
}

function asIndicator(data: PlainMap): Indicator {
  return indicatorFrom((key) => (typeof data[key] === 'string' ? data[key] : null));
}

export function mapOf(value: PlainValue | undefined): PlainMap {
  return value !== undefined && isPlainMap(value) ? value : {};
}

export function listOf(value: PlainValue | undefined): readonly PlainMap[] {
  return Array.isArray(value) ? value.filter((item): item is PlainMap => isPlainMap(item)) : [];
}
