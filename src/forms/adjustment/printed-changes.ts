import type { Project } from '../../budget/unit.ts';
import type { IndicatorChange, ProjectChange, TextChange, UnitDifference } from '../../history/difference.ts';

/** A project that both versions have and that changed. */
export type ChangedProject = Extract<ProjectChange, { readonly kind: 'changed' }>;

/**
 * The projects that the paper tells of, in the order of the later version, each that was given up where it stood. What is not
 * printed on the target form (备注, 豁免, the order of projects) is not told of here.
 */
export function printedChanges({ projects }: UnitDifference): readonly ProjectChange[] {
  return projects.filter((change) => change.kind !== 'changed' || contentsOf(change).length > 0);
}

/** A project before and after; null where it is not there. */
export function sidesOf(change: ProjectChange): readonly [before: Project | null, after: Project | null] {
  switch (change.kind) {
    case 'added':
      return [null, change.after];
    case 'removed':
      return [change.before, null];
    case 'changed':
      return [change.before, change.after];
  }
}

/** Its name, and on a line of its own the one that it had. */
export function namesOf(change: ProjectChange): readonly string[] {
  const [before, after] = sidesOf(change);
  const name = (after ?? before)?.项目名称 ?? '';
  return before === null || before.项目名称 === name ? [name] : [name, `（原名：${before.项目名称}）`];
}

/** `新增`, `取消`, or what of it was adjusted: `更名、资金`. */
export function describeAdjusted(change: ProjectChange): string {
  if (change.kind !== 'changed') return change.kind === 'added' ? '新增' : '取消';
  return contentsOf(change).join('、');
}

/** What of a project was adjusted, in the words of the trade. */
function contentsOf(change: ChangedProject): readonly string[] {
  const { renamed, funding } = change;
  return [
    ...(renamed === null ? [] : ['更名']),
    ...(funding.amounts.length === 0 ? [] : ['资金']),
    ...(goalChange(change) === null ? [] : ['目标']),
    ...(indicatorChanges(change).length === 0 ? [] : ['指标']),
  ];
}

export function goalChange({ texts }: ChangedProject): TextChange | null {
  return texts.find(({ field }) => field === '绩效目标') ?? null;
}

/** The indicators that are printed otherwise than before. */
export function indicatorChanges({ indicators }: ChangedProject): readonly IndicatorChange[] {
  return indicators.filter((one) => {
    if (one.kind !== 'changed') return true;
    return one.renamed !== null || one.moved !== null || one.values.length > 0 || classChange(one) !== null;
  });
}

export function classChange({ texts }: Extract<IndicatorChange, { readonly kind: 'changed' }>): TextChange | null {
  return texts.find(({ field }) => field === '分类') ?? null;
}
