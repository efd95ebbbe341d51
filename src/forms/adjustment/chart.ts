import { formatAmount, signedAmount, sumOf } from '../../budget/amount.ts';
import { type Decimal, decimalOf, percentOf, signedPercentage } from '../../budget/decimal.ts';
import type { ProjectChange, UnitDifference } from '../../history/difference.ts';
import { shareOf } from '../bars.ts';
import type { View } from '../form.ts';
import { sidesOf } from './printed-changes.ts';

/** A project whose 总计 is another. */
interface Step {
  readonly kind: ProjectChange['kind'];
  readonly name: string;
  readonly before: Decimal | null;
  readonly difference: Decimal;
}

/**
 * The picture of what became of the money: the unit before and after, then every project whose total changed, the largest
 * first, what grew apart from what shrank. Bars are shares of the longest of their picture. '' where no total changed.
 */
export function viewChart({ totals, projects }: UnitDifference): View {
  const steps = projects.flatMap(stepOf).toSorted((a, b) => b.difference.abs().cmp(a.difference.abs()));
  const [longest] = steps;
  if (longest === undefined) return '';
  const scale = longest.difference.abs();
  const grown = steps.filter(({ difference }) => difference.gt(0));
  const shrunk = steps.filter(({ difference }) => difference.lt(0));
  return {
    合计: viewTotals(totals.find(({ column }) => column === '总计')),
    增加: viewGroup(grown, scale),
    减少: viewGroup(shrunk, scale),
  };
}

function stepOf(change: ProjectChange): readonly Step[] {
  const total = change.funding.amounts.find(({ column }) => column === '总计');
  if (total === undefined || total.difference.eq(0)) return [];
  const [before, after] = sidesOf(change);
  const name = (after ?? before)?.项目名称 ?? '';
  return [{ kind: change.kind, name, before: total.before, difference: total.difference }];
}

function viewTotals(total: UnitDifference['totals'][number] | undefined): View {
  const [before, after] = [total?.before ?? zero, total?.after ?? zero];
  const longest = before.gt(after) ? before : after;
  return [
    { 名称: '调整前合计', 金额: formatAmount(before), 样子: 'hollow', 比例: shareOf(before, longest) },
    { 名称: '调整后合计', 金额: formatAmount(after), 样子: 'solid', 比例: shareOf(after, longest) },
  ];
}

/** '' where there is none. */
function viewGroup(steps: readonly Step[], scale: Decimal): View {
  if (steps.length === 0) return '';
  return {
    个数: String(steps.length),
    合计: signedAmount(sumOf(steps.map(({ difference }) => difference))),
    项目: steps.map(({ kind, name, before, difference }) => ({
      名称: name,
      增减: signedAmount(difference),
      增减率: kind === 'changed' ? signedPercentage(percentOf(difference, before)) : kind === 'added' ? '新增' : '取消',
      比例: shareOf(difference.abs(), scale),
    })),
  };
}

const zero = decimalOf('0');
