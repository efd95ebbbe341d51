import { formatAmount, signedAmount } from '../../budget/amount.ts';
import { type Decimal, decimalOf, percentOf } from '../../budget/decimal.ts';
import type { UnitOverview, UnitSum } from '../../budget/unit-overview.ts';
import { longestOf, shareOf } from '../bars.ts';
import type { View } from '../form.ts';

const nothing = decimalOf('0');

/** The approved totals against the projects, and how much of all comes from each source; bars beside the largest source. */
export function viewSums({ sums }: UnitOverview): View {
  const [all, ...sources] = sums;
  const longest = longestOf(sources.map(({ sum }) => sum));
  return {
    总计: all === undefined ? '' : viewSum(all),
    来源: sources.map((one) => ({
      ...viewSum(one),
      占比: percentWord(one.sum, all?.sum ?? null),
      比例: shareOf(one.sum, longest),
    })),
  };
}

function viewSum({ column, approved, sum, isRight }: UnitSum): { readonly [name: string]: View } {
  return {
    名称: column,
    批复: approved === null ? '空白' : formatAmount(approved),
    项目合计: formatAmount(sum),
    相差: signedAmount(sum.minus(approved ?? nothing)),
    核对: isRight ? '一致' : '不一致',
  };
}

/** `24.60%`; '' where there is no whole to be a part of. */
export function percentWord(part: Decimal, whole: Decimal | null): string {
  const percent = percentOf(part, whole);
  return percent === null ? '' : `${percent.toFixed(2)}%`;
}
