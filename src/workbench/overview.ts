import { formatAmount } from '../budget/amount.ts';
import { countByRule, unitOverview } from '../budget/unit-overview.ts';
import type { DeskUnit } from './desk.ts';
import { viewSum } from './unit-view.ts';
import type { Overview } from './wire.ts';

/** What a unit comes to; null while its data cannot be read. */
export function overviewOf({ folder, checked }: DeskUnit): Overview | null {
  if (checked.read === null) return null;
  const { sums, sources, projects, classes, missing } = unitOverview(checked.read.unit);
  const fileOf = (place: number): string => folder.projects[place]?.file ?? '';
  return {
    sums: sums.map(viewSum),
    sources,
    projects: projects.map(({ name, total, bySource }, place) => {
      const parts = sources.length > 0 ? sources.map((source) => bySource[source]) : [total];
      return {
        label: name,
        file: fileOf(place),
        amounts: parts.map((amount) => Number(amount ?? 0)),
        texts: parts.map((amount) => (amount === null ? '' : formatAmount(amount))),
      };
    }),
    classes: classes.map(({ label, levelOne, indicators, projects: holders }) => {
      return { label, levelOne, indicators, projects: holders };
    }),
    missing: missing.map(({ place, name, levels }) => ({ file: fileOf(place), name, levels })),
    rules: countByRule(checked.findings).map(({ code, severity, title, count }) => {
      return { code, severity, title: title ?? code, count };
    }),
  };
}
