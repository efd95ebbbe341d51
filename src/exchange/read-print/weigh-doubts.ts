import { fundingSources } from '../../budget/amount.ts';
import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import type { Path } from '../../diagnostics/path.ts';
import type { Draft, PlacedFinding } from '../import/draft.ts';
import { amountIn, listOf, mapOf } from '../import/merge-project.ts';
import { fillMissing } from './fill-missing.ts';
import type { Doubt } from './print-to-book.ts';

const columns = ['总计', ...fundingSources] as const;
/** A doubt of the whole table from which projects are spared that are whole and add up. */
const LIGHT = 0.75;
const hint = '请与原件核对；已写进这个项目的备注，核对后可以删去那一行。';

/**
 * Holds what was read out of a print against the sums that it prints. Where a column adds up, its doubtful digits are sure;
 * an amount that is missing in one project alone follows from the others. What stays doubtful is told, and stands in the
 * project's 备注. `labelOf` names the place of a doubt as the draft does.
 */
export function weighDoubts(draft: Draft, doubts: readonly Doubt[], labelOf: (doubt: Doubt) => string): Draft {
  const filled = fillMissing(draft);
  const sure: ReadonlySet<string> = new Set(columns.filter((column) => addsUp(filled.draft, column)));
  const findings: PlacedFinding[] = [];
  const notes = openNotes();
  const pathOf = pathsByLabel(draft);
  for (const doubt of doubts.filter(({ row }) => row > 0)) {
    const label = labelOf(doubt);
    const path = pathOf(label);
    const isAmount = path !== null && (path[1] === '合计' || path[2] === '资金');
    if (isAmount && doubt.isOfDigits && sure.has(String(path.at(-1)))) continue;
    const field = String(path?.findLast((step) => typeof step === 'string') ?? '');
    const percent = Math.round(doubt.confidence * 100);
    const message = `${doubt.why.replace(/。$/, '')}（把握 ${percent}%）。`;
    findings.push({ code: 'doubtful-cell', severity: 'warning', message, hint, place: { label, cell: null } });
    const project = path?.[1];
    if (path?.[0] === '项目' && typeof project === 'number') notes.add(project, field, doubt.why);
  }
  for (const doubt of doubts.filter(({ row }) => row === 0)) {
    const open = draft.projects.flatMap((_, index) =>
      doubt.confidence > LIGHT && isProven(filled.draft, index, sure) ? [] : [index],
    );
    for (const index of open) notes.add(index, '整个项目', doubt.why);
    if (open.length > 0) findings.push(wholeDoubt(doubt, open.length, labelOf(doubt)));
  }
  for (const { project, why } of filled.notes) {
    notes.add(project, '', why);
    const place = draft.placeOf(['项目', project]) ?? { label: '', cell: null };
    findings.push({ code: 'doubtful-cell', severity: 'warning', message: why, hint, place });
  }
  return {
    ...filled.draft,
    findings: [...draft.findings, ...findings],
    projects: filled.draft.projects.map((project, index) => ({ ...project, doubts: notes.of(index) })),
  };
}

function wholeDoubt({ why, confidence }: Doubt, count: number, label: string): PlacedFinding {
  const percent = Math.round(confidence * 100);
  const message = `${why.replace(/。$/, '')}（把握 ${percent}%），有 ${count} 个项目要逐格核对。`;
  const told = '请与原件核对；已写进这些项目的备注，核对后可以删去那一行。';
  return { code: 'doubtful-cell', severity: 'warning', message, hint: told, place: { label, cell: null } };
}

/** Notes for the 备注 of projects: one for each reason, with all that it is about. */
function openNotes() {
  const notes = new Map<number, Map<string, string[]>>();
  return {
    add: (project: number, field: string, why: string): void => {
      const own = notes.get(project) ?? new Map<string, string[]>();
      notes.set(project, own);
      own.set(why, [...(own.get(why) ?? []), ...(field === '' ? [] : [field])]);
    },
    of: (project: number): readonly string[] =>
      [...(notes.get(project) ?? [])].map(([why, fields]) => {
        const about = [...new Set(fields)].join('、');
        return `导入存疑：${about}${about === '' ? '' : '，'}${why}`;
      }),
  };
}

/** Where in the draft a place is spoken of: the first path, the deepest of them. */
function pathsByLabel(draft: Draft): (label: string) => Path | null {
  const paths = draft.projects.flatMap(({ data }, index): readonly Path[] => [
    ...columns.map((column): Path => ['项目', index, '资金', column]),
    ['项目', index, '绩效目标'],
    ...listOf(data.绩效指标).flatMap((one, place): readonly Path[] => [
      ...Object.keys(one).map((key): Path => ['项目', index, '绩效指标', place, key]),
      ['项目', index, '绩效指标', place],
    ]),
    ['项目', index, '项目名称'],
  ]);
  const ofUnit = columns.map((column): Path => ['单位', '合计', column]);
  const known = new Map<string, Path>();
  for (const path of [...paths, ...ofUnit]) {
    const label = draft.hasPlace(path) ? draft.placeOf(path)?.label : undefined;
    if (label !== undefined && !known.has(label)) known.set(label, path);
  }
  return (label) => known.get(label) ?? null;
}

/** Whether a project has all that the form prints, its sources add up to its 总计, and all columns to the unit's amounts. */
function isProven({ projects, findings }: Draft, index: number, sure: ReadonlySet<string>): boolean {
  const data = projects[index]?.data ?? {};
  const funding = mapOf(data.资金);
  const [total] = [amountIn(funding.总计)];
  const sum = sumOf(fundingSources.map((source) => funding[source]));
  const isWhole =
    typeof data.项目名称 === 'string' && typeof data.绩效目标 === 'string' && listOf(data.绩效指标).length > 0;
  return isWhole && total?.eq(sum) === true && sure.size === columns.length && findings.length === 0;
}

function addsUp({ sheet, projects }: Draft, column: (typeof columns)[number]): boolean {
  const approved = mapOf(sheet.data.合计);
  const total = amountIn(approved[column]) ?? (amountIn(approved.总计) === null ? null : decimalOf('0'));
  return total !== null && sumOf(projects.map(({ data }) => mapOf(data.资金)[column])).eq(total);
}

function sumOf(amounts: readonly Parameters<typeof amountIn>[0][]): Decimal {
  return amounts.reduce<Decimal>((all, one) => all.plus(amountIn(one) ?? decimalOf('0')), decimalOf('0'));
}
