import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import { type Counts, countIndicators, countProjects } from '../../build/difference-counts.ts';
import { compareSums } from '../../history/compare-funding.ts';
import { countChanges } from '../../history/count-changes.ts';
import type { AmountChange, UnitChange, UnitData, UnitDifference } from '../../history/difference.ts';
import {
  type Line,
  listLines,
  projectSection,
  type Section,
  textLine,
  withoutRepetition,
  wrongTotalLines,
} from './sections.ts';
import { replaced } from './spans.ts';

/** What is said of one unit. */
export interface UnitReport {
  readonly mark: '' | '新增' | '删去';
  readonly title: string;
  readonly totals: readonly AmountChange[];
  /** 单位.yaml: the approved total and the rest. */
  readonly approved: readonly AmountChange[];
  readonly lines: readonly Line[];
  /** How many projects and indicators of each kind, e.g. `项目：新增 1 个`. */
  readonly counts: readonly string[];
  /** The largest change of money first, then as printed. */
  readonly sections: readonly Section[];
  /** How many things changed. */
  readonly changes: number;
}

export function reportUnit(change: UnitChange): UnitReport {
  switch (change.kind) {
    case 'added':
      return reportWhole('新增', change.after);
    case 'removed':
      return reportWhole('删去', change.before);
    case 'changed':
      return reportDifference(change.difference);
  }
}

function reportWhole(mark: '新增' | '删去', unit: UnitData): UnitReport {
  const fundings = unit.项目.map(({ 资金 }) => 资金);
  const totals = mark === '新增' ? compareSums([], fundings) : compareSums(fundings, []);
  const counts = [`${unit.项目.length} 个项目`];
  return { mark, title: titleOf(unit.单位), totals, approved: [], lines: [], counts, sections: [], changes: 1 };
}

function reportDifference(difference: UnitDifference): UnitReport {
  const { before, after, totals, approved, texts, lists, projects } = difference;
  const ordered = projects.toSorted((a, b) => sizeOf(b).cmp(sizeOf(a)));
  const renamed = before.单位名称 === after.单位名称 ? [] : [replaced(before.单位名称, after.单位名称)];
  const others = texts.filter(({ field }) => field !== '单位名称');
  return {
    mark: '',
    title: titleOf(after),
    totals,
    approved: withoutRepetition(approved.amounts),
    lines: [
      ...renamed.map((spans) => ({ label: '单位名称', spans })),
      ...others.map(textLine),
      ...wrongTotalLines(approved),
      ...lists.flatMap(listLines),
    ],
    counts: [...countsLine('项目', countProjects(difference)), ...countsLine('绩效指标', countIndicators(difference))],
    sections: ordered.map(projectSection),
    changes: countChanges(difference),
  };
}

function titleOf({ 单位名称, 预算年度 }: { readonly 单位名称: string; readonly 预算年度: string }): string {
  return `${单位名称}（${预算年度}）`;
}

/** How much 总计 changed. */
function sizeOf({ funding: { amounts } }: UnitDifference['projects'][number]): Decimal {
  const total = amounts.find(({ column }) => column === '总计') ?? null;
  return (total?.difference ?? zero).abs();
}

const zero = decimalOf('0');

/** `项目：新增 1 个，改动 2 个`; none where nothing is to be counted. */
export function countsLine(what: string, { added, removed, renamed, changed, moved }: Counts): readonly string[] {
  const parts = [
    [added, '新增'],
    [removed, '删去'],
    [renamed, '改名'],
    [changed, '改动'],
    [moved, '换位'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${word} ${number} 个`);
  return told.length === 0 ? [] : [`${what}：${told.join('，')}`];
}
