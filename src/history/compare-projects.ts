import type { Project } from '../budget/unit.ts';
import { compareFunding, compareWritten } from './compare-funding.ts';
import { compareIndicators } from './compare-indicators.ts';
import { compareItems, type ItemComparer } from './compare-items.ts';
import type { FundingChange, IndicatorChange, NotationChange, Place, ProjectChange, UnitData } from './difference.ts';
import { plainName, projectLikeness } from './likeness.ts';

interface Changed {
  readonly funding: FundingChange;
  readonly indicators: readonly IndicatorChange[];
}

const comparer: ItemComparer<Project, Changed> = {
  keys: [({ 项目名称 }) => 项目名称, ({ 项目名称 }) => plainName(项目名称)],
  likeness: projectLikeness,
  threshold: 0.45,
  name: '项目名称',
  apart: ['资金', '绩效指标'],
  compare: (before, after) => ({
    funding: compareFunding(before.资金, after.资金),
    indicators: compareIndicators(before.绩效指标, after.绩效指标),
  }),
  isEmpty: ({ funding, indicators }) =>
    funding.amounts.length === 0 && funding.wrongTotal === null && indicators.length === 0,
};

/** What became of the projects of a unit: by name, then by likeness; and what is only written otherwise. */
export function compareProjects(
  before: UnitData,
  after: UnitData,
): { readonly changes: readonly ProjectChange[]; readonly notation: readonly NotationChange[] } {
  const { changes, kept } = compareItems(before.项目, after.项目, comparer);
  const told = changes.map((change): ProjectChange => {
    const was = change.kind === 'added' ? null : change.before;
    const now = change.kind === 'removed' ? null : change.after;
    const file = { before: fileAt(before, change.at.before), after: fileAt(after, change.at.after) };
    return { funding: compareFunding(was?.资金 ?? null, now?.资金 ?? null), ...change, file };
  });
  return { changes: told, notation: kept.flatMap((at) => notationOf(before, after, at)) };
}

function notationOf(before: UnitData, after: UnitData, at: Place<number, number>): readonly NotationChange[] {
  const [was, now] = [before.项目[at.before], after.项目[at.after]];
  const written = was === undefined || now === undefined ? null : compareWritten(was.资金, now.资金);
  const [from, to] = [fileAt(before, at.before), fileAt(after, at.after)];
  return [
    ...(written === null || written.isWrong ? [] : [{ kind: 'written-total', at, ...written.total } as const]),
    ...(from === to || from === null || to === null
      ? []
      : [{ kind: 'file-name', at, before: from, after: to } as const]),
  ];
}

function fileAt({ files }: UnitData, place: number | null): string | null {
  return place === null ? null : (files?.[place] ?? null);
}
