import { formatAmount, fundingSources, totalOf } from '../budget/amount.ts';
import { classesOf, codeOf } from '../budget/indicator-class.ts';
import { rules } from '../budget/rules/index.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { severities } from '../diagnostics/severity.ts';
import type { DeskUnit } from './desk.ts';
import { viewSums } from './unit-view.ts';
import type { FindingView, Overview } from './wire.ts';

/** What a unit comes to; null while its data cannot be read. */
export function overviewOf({ folder, checked }: DeskUnit): Overview | null {
  if (checked.read === null) return null;
  const { unit } = checked.read;
  const fileOf = (place: number): string => folder.projects[place]?.file ?? '';
  const sources = fundingSources.filter((source) => unit.项目.some(({ 资金 }) => 资金[source] !== undefined));
  const indicators = unit.项目.map(({ 绩效指标 }) => 绩效指标.map(({ 分类 }) => codeOf(分类)));
  const levels = unit.指标分类.指标分类;
  const missing = unit.项目.flatMap(({ 项目名称 }, place) => {
    const own = new Set(indicators[place]?.map((code) => code.charAt(0)));
    const absent = levels.filter(({ 一级 }) => !own.has(codeOf(一级))).map(({ 一级 }) => 一级);
    return absent.length === 0 ? [] : [{ file: fileOf(place), name: 项目名称, levels: absent }];
  });
  return {
    sums: viewSums(unit),
    sources,
    projects: unit.项目.map(({ 项目名称, 资金 }, place) => {
      const parts = sources.length > 0 ? sources.map((source) => 资金[source]) : [totalOf(资金)];
      return {
        label: 项目名称,
        file: fileOf(place),
        amounts: parts.map((amount) => Number(amount ?? 0)),
        texts: parts.map((amount) => (amount === undefined ? '' : formatAmount(amount))),
      };
    }),
    classes: classesOf(unit.指标分类).map(({ label, levelOne, code }) => ({
      label,
      levelOne,
      indicators: indicators.flat().filter((own) => own === code).length,
      projects: indicators.filter((codes) => codes.includes(code)).length,
    })),
    missing,
    rules: countByRule(checked.findings),
  };
}

/** The gravest first, then the most frequent. */
function countByRule(findings: readonly FindingView[]): Overview['rules'] {
  const counts = new Map<string, { code: string; severity: Severity; count: number }>();
  for (const { code, severity } of findings) {
    const key = `${severity} ${code}`;
    const known = counts.get(key) ?? { code, severity, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  const titleOf = (code: string): string => rules.find(({ id }) => id === code)?.title ?? code;
  return [...counts.values()]
    .map((one) => ({ ...one, title: titleOf(one.code) }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count);
}
