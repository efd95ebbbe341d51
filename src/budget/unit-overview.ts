import type { Severity } from '../diagnostics/diagnostic.ts';
import { severities, severityWords } from '../diagnostics/severity.ts';
import { fundingSources, sumOf, totalOf } from './amount.ts';
import type { Decimal } from './decimal.ts';
import { classesOf, codeOf, type IndicatorClass } from './indicator-class.ts';
import { rules } from './rules/index.ts';
import type { Unit } from './unit.ts';

export type FundingSource = (typeof fundingSources)[number];

/** A column of money, in 万元: what was approved for the unit, and what its projects add up to. */
export interface UnitSum {
  readonly column: '总计' | FundingSource;
  /** Null where 合计 has none. */
  readonly approved: Decimal | null;
  readonly sum: Decimal;
  readonly isRight: boolean;
}

/** What one project takes. */
export interface ProjectSum {
  readonly name: string;
  readonly total: Decimal;
  /** Null where the project has none of that source. */
  readonly bySource: Readonly<Record<FundingSource, Decimal | null>>;
}

/** A class of the year's table and how much of it the unit has. */
export interface ClassCount extends IndicatorClass {
  readonly indicators: number;
  /** In how many projects they stand. */
  readonly projects: number;
}

/** A project without a single indicator of some levels 1. */
export interface MissingLevels {
  /** 0-based, among the projects of the unit. */
  readonly place: number;
  readonly name: string;
  readonly levels: readonly string[];
}

/** What a unit comes to. */
export interface UnitOverview {
  /** 总计 first; sources that neither a project nor 合计 has are left out. */
  readonly sums: readonly UnitSum[];
  /** The sources that any project has. */
  readonly sources: readonly FundingSource[];
  /** In the order of the form. */
  readonly projects: readonly ProjectSum[];
  /** In the order of the year's table. */
  readonly classes: readonly ClassCount[];
  readonly missing: readonly MissingLevels[];
}

export function unitOverview(unit: Unit): UnitOverview {
  const { 项目, 指标分类 } = unit;
  const codes = 项目.map(({ 绩效指标 }) => 绩效指标.map(({ 分类 }) => codeOf(分类)));
  return {
    sums: unitSums(unit),
    sources: fundingSources.filter((source) => 项目.some(({ 资金 }) => 资金[source] !== undefined)),
    projects: 项目.map(({ 项目名称, 资金 }) => ({
      name: 项目名称,
      total: totalOf(资金),
      bySource: {
        财政拨款: 资金.财政拨款 ?? null,
        财政专户拨款: 资金.财政专户拨款 ?? null,
        其他资金: 资金.其他资金 ?? null,
      },
    })),
    classes: classesOf(指标分类).map((known) => ({
      ...known,
      indicators: codes.flat().filter((code) => code === known.code).length,
      projects: codes.filter((own) => own.includes(known.code)).length,
    })),
    missing: 项目.flatMap(({ 项目名称 }, place) => {
      const own = new Set(codes[place]?.map((code) => code.charAt(0)));
      const levels = 指标分类.指标分类.filter(({ 一级 }) => !own.has(codeOf(一级))).map(({ 一级 }) => 一级);
      return levels.length === 0 ? [] : [{ place, name: 项目名称, levels }];
    }),
  };
}

export function unitSums({ 单位: { 合计 }, 项目 }: Unit): readonly UnitSum[] {
  const total = sumOf(项目.map(({ 资金 }) => totalOf(资金)));
  const sources = fundingSources.flatMap((source) => {
    const parts = 项目.flatMap(({ 资金 }) => 资金[source] ?? []);
    const approved = 合计[source] ?? null;
    return parts.length === 0 && approved === null ? [] : [{ column: source, approved, sum: sumOf(parts) }];
  });
  return [{ column: '总计' as const, approved: 合计.总计 ?? totalOf(合计), sum: total }, ...sources].map((one) => ({
    ...one,
    isRight: one.approved === null ? one.sum.eq(0) : one.approved.eq(one.sum),
  }));
}

/** What a finding is of, without where it is and what it says. */
export interface FoundKind {
  /** A rule's id, or what a finding of no rule goes by. */
  readonly code: string;
  readonly severity: Severity;
}

/** What was found of one kind. */
export interface RuleCount extends FoundKind {
  /** 错误, 警告 or 提示. */
  readonly weight: string;
  /** The rule's; null where it is no rule that speaks. */
  readonly title: string | null;
  readonly count: number;
}

/** The gravest first, then the most frequent. */
export function countByRule(findings: readonly FoundKind[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { code, severity } of findings) {
    const key = `${severity} ${code}`;
    const known = counts.get(key) ?? {
      code,
      severity,
      weight: severityWords[severity],
      title: titleOf(code),
      count: 0,
    };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
  );
}

function titleOf(code: string): string | null {
  return rules.find(({ id }) => id === code)?.title ?? null;
}

/** How much was found of each weight, by its word: 错误, 警告, 提示. */
export function countByWeight(findings: readonly FoundKind[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    severities.map((wanted) => [severityWords[wanted], findings.filter(({ severity }) => severity === wanted).length]),
  );
}
