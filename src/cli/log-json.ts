import { countIndicators, countProjects } from '../build/difference-counts.ts';
import type { HistoryEntry, HistoryEvent } from '../build/history-events.ts';
import { positionAt } from '../diagnostics/span.ts';
import { compareSums } from '../history/compare-funding.ts';
import type { AmountChange, ProjectChange, UnitData } from '../history/difference.ts';
import type { UnitLog } from './log-text.ts';

/** The log for programs: always the same keys, amounts as texts with two decimals, null for what there is not. */
export function logJson({ folder, isShallow, entries }: UnitLog): string {
  return `${JSON.stringify({ unit: folder, isShallow, commits: entries.map(commitOf) }, null, 2)}\n`;
}

function commitOf({ commit, folder, movedFrom, movedTo, isOwn, event }: HistoryEntry) {
  const { id, date, author, subject } = commit;
  return { commit: id, date, author, subject, folder, movedFrom, movedTo, isOwn, ...outcomeOf(event) };
}

function outcomeOf(event: HistoryEvent) {
  const nothing = { since: null, totals: null, approved: null, projects: null, indicators: null, errors: [] };
  switch (event.kind) {
    case 'started':
    case 'standing':
      return { change: event.kind, ...nothing, totals: sums([], event.data) };
    case 'ended':
      return { change: event.kind, ...nothing, totals: event.data === null ? null : sums(event.data, []) };
    case 'untouched':
      return { change: event.kind, ...nothing };
    case 'unreadable': {
      const errors = event.errors.map(({ code, message, span }) => {
        return { code, message, file: span.source.file, line: positionAt(span.source, span.start).line };
      });
      return { change: event.isOtherFormat ? 'other-format' : 'unreadable', ...nothing, errors };
    }
    case 'changed': {
      const { difference, since } = event;
      const { projects } = difference;
      return {
        change: event.kind,
        since: since?.id ?? null,
        totals: difference.totals.map(amountOf),
        approved: difference.approved.amounts.map(amountOf),
        projects: { ...countProjects(difference), names: projects.map(namesOf) },
        indicators: countIndicators(difference),
        errors: [],
      };
    }
  }
}

function namesOf(project: ProjectChange) {
  return {
    kind: project.kind,
    before: project.kind === 'added' ? null : project.before.项目名称,
    after: project.kind === 'removed' ? null : project.after.项目名称,
  };
}

function sums(before: UnitData | [], after: UnitData | []) {
  const fundings = (data: UnitData | []) => ('项目' in data ? data.项目.map(({ 资金 }) => 资金) : []);
  return compareSums(fundings(before), fundings(after)).map(amountOf);
}

function amountOf({ column, before, after, difference, percentage }: AmountChange) {
  const text = (amount: AmountChange['before']) => amount?.toFixed(2) ?? null;
  return {
    column,
    before: text(before),
    after: text(after),
    difference: difference.toFixed(2),
    percentage: text(percentage),
  };
}
