import type { FundingChange, IndicatorChange, ProjectChange, UnitDifference, ValueChange } from './difference.ts';

/** How many things changed, as people count: a new project is one, each source of money, text and value of an old one too. */
export function countChanges({ approved, texts, lists, projects }: UnitDifference): number {
  return countFunding(approved) + texts.length + lists.length + sum(projects.map(countInProject));
}

function countInProject(change: ProjectChange): number {
  if (change.kind !== 'changed') return 1;
  const { funding, indicators } = change;
  return countFunding(funding) + countInItem(change) + sum(indicators.map(countInIndicator));
}

function countInIndicator(change: IndicatorChange): number {
  if (change.kind !== 'changed') return 1;
  return countInItem(change) + (isOneValue(change.values) ? 1 : change.values.length);
}

function countInItem({
  renamed,
  moved,
  texts,
  lists,
}: Extract<ProjectChange | IndicatorChange, { readonly kind: 'changed' }>): number {
  return (renamed === null ? 0 : 1) + (moved === null ? 0 : 1) + texts.length + lists.length;
}

/** The sources; 总计 follows from them, and counts where it alone changed. */
function countFunding({ amounts, wrongTotal }: FundingChange): number {
  const sources = amounts.filter(({ column }) => column !== '总计').length;
  return Math.max(sources, Math.min(amounts.length, 1)) + (wrongTotal === null ? 0 : 1);
}

/** Whether both columns of an indicator said the same and say the same: people write the value once and mean both. */
export function isOneValue([one, other]: readonly ValueChange[]): boolean {
  return one !== undefined && other !== undefined && one.before === other.before && one.after === other.after;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
