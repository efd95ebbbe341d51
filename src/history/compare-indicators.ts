import type { Indicator } from '../budget/unit.ts';
import { compareText } from './compare-fields.ts';
import { compareItems, type ItemComparer } from './compare-items.ts';
import type { IndicatorChange, ValueChange } from './difference.ts';
import { indicatorKey, indicatorLikeness, plainName } from './likeness.ts';
import { shiftBetween } from './target-shift.ts';

const valueFields = ['实施周期指标值', '年度指标值'] as const;

const comparer: ItemComparer<Indicator, { readonly values: readonly ValueChange[] }> = {
  keys: [indicatorKey, ({ 名称 }) => plainName(名称)],
  likeness: indicatorLikeness,
  threshold: 0.6,
  name: '名称',
  apart: valueFields,
  compare: (before, after) => ({ values: compareValues(before, after) }),
  isEmpty: ({ values }) => values.length === 0,
};

/** What became of the indicators of a project: by class and name, then by name, then by likeness. */
export function compareIndicators(
  before: readonly Indicator[],
  after: readonly Indicator[],
): readonly IndicatorChange[] {
  return compareItems(before, after, comparer).changes;
}

function compareValues(before: Indicator, after: Indicator): readonly ValueChange[] {
  return valueFields.flatMap((field) => {
    const change = compareText(field, before[field], after[field]);
    if (change === null) return [];
    return [{ ...change, field, shift: shiftBetween(before[field], after[field], after.名称) }];
  });
}
