import { formatAmount, signedAmount, sumOf } from '../../budget/amount.ts';
import { type Decimal, decimalOf, signedPercentage } from '../../budget/decimal.ts';
import { amountOf } from '../../history/compare-funding.ts';
import type { AmountChange, ProjectChange } from '../../history/difference.ts';
import { describeAdjusted, indicatorChanges, namesOf, printedChanges, sidesOf } from '../adjustment/printed-changes.ts';
import type { Since, View } from '../form.ts';

const nothing = decimalOf('0');
/** So many projects have a row of their own; the others are told as a sum. */
const most = 40;

/** A project that changed, with its total in both versions. */
interface Shift {
  readonly change: ProjectChange;
  readonly before: Decimal | null;
  readonly after: Decimal | null;
  readonly difference: Decimal;
  /** How many indicators came, went or are printed otherwise. */
  readonly indicators: number;
}

/** What became of the unit since another version; '' where it is compared with none. */
export function viewSince(since: Since | null): View {
  if (since === null) return '';
  const { label, versions } = since;
  if (versions === null) return { 版本: label, 说明: '这个版本里还没有这个单位，没有可以比较的。', 合计: [], 项目: '' };
  const { totals, projects } = versions.difference;
  const shifts = printedChanges(versions.difference).map(shiftOf);
  const isSame = shifts.length === 0;
  return {
    版本: label,
    说明: isSame ? describeSame(projects.length) : describeCounts(shifts),
    合计: isSame ? [] : totals.map(viewTotal),
    项目: isSame ? '' : viewShifts(shifts.toSorted((a, b) => b.difference.abs().cmp(a.difference.abs()))),
  };
}

function shiftOf(change: ProjectChange): Shift {
  const [old, now] = sidesOf(change);
  const [before, after] = [amountOf(old?.资金 ?? null, '总计'), amountOf(now?.资金 ?? null, '总计')];
  const whole = (now ?? old)?.绩效指标.length ?? 0;
  const indicators = change.kind === 'changed' ? indicatorChanges(change).length : whole;
  return { change, before, after, difference: (after ?? nothing).minus(before ?? nothing), indicators };
}

function describeSame(moved: number): string {
  return `项目的资金、绩效目标和绩效指标都没有改动${moved === 0 ? '' : `（${moved} 个项目只有次序、备注等有变）`}。`;
}

function describeCounts(shifts: readonly Shift[]): string {
  const parts = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = shifts.filter(({ change }) => change.kind === kind).length;
    return count === 0 ? [] : [`${words[kind]} ${count} 个`];
  });
  return `项目：${parts.join('，')}；有变动的绩效指标 ${sumIndicators(shifts)} 项。`;
}

const words: Readonly<Record<ProjectChange['kind'], string>> = { added: '新增', removed: '取消', changed: '调整' };

function viewTotal({ column, before, after, difference, percentage }: AmountChange): View {
  return {
    名称: column,
    ...viewAmounts(before, after, difference),
    增减率: signedPercentage(percentage),
  };
}

/** The largest shift of money first. */
function viewShifts(shifts: readonly Shift[]): View {
  const shown = shifts.length > most + 1 ? shifts.slice(0, most) : shifts;
  const others = shifts.slice(shown.length);
  return {
    行: shown.map(({ change, before, after, difference, indicators }, index) => ({
      序号: String(index + 1),
      名称: namesOf(change),
      变动: describeAdjusted(change),
      ...viewAmounts(before, after, difference),
      指标: String(indicators),
    })),
    其余: others.length === 0 ? '' : viewOthers(others),
  };
}

function viewOthers(others: readonly Shift[]): View {
  const sum = (amounts: readonly (Decimal | null)[]): Decimal => sumOf(amounts.flatMap((amount) => amount ?? []));
  const [before, after] = [sum(others.map((one) => one.before)), sum(others.map((one) => one.after))];
  return {
    名称: `其余 ${others.length} 个有变动的项目`,
    ...viewAmounts(before, after, after.minus(before)),
    指标: String(sumIndicators(others)),
  };
}

function viewAmounts(before: Decimal | null, after: Decimal | null, difference: Decimal) {
  const print = (amount: Decimal | null): string => (amount === null ? '' : formatAmount(amount));
  return { 原来: print(before), 现在: print(after), 增减: signedAmount(difference) };
}

function sumIndicators(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { indicators }) => sum + indicators, 0);
}
