import { formatAmount, fundingSources } from '../../budget/amount.ts';
import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import type { Path } from '../../diagnostics/path.ts';
import type { Draft, DraftProject, PlacedFinding } from '../import/draft.ts';
import { amountIn, listOf, mapOf } from '../import/merge-project.ts';
import type { Doubt } from './print-to-book.ts';

const columns = ['总计', ...fundingSources] as const;

/**
 * Holds what was read out of a print against the sums that it prints. Where a column adds up, its doubtful amounts are sure;
 * an amount that is missing in one project alone follows from the others. What stays doubtful is told, and stands in the
 * project's 备注. `labelOf` names the place of a doubt as the draft does.
 */
export function weighDoubts(draft: Draft, doubts: readonly Doubt[], labelOf: (doubt: Doubt) => string): Draft {
  const filled = fillMissing(draft);
  const sure: ReadonlySet<string> = new Set(columns.filter((column) => addsUp(filled.draft, column)));
  const findings: PlacedFinding[] = [];
  const notes = new Map<number, string[]>();
  const note = (project: number, text: string): void => void notes.set(project, [...(notes.get(project) ?? []), text]);
  for (const doubt of doubts) {
    const label = labelOf(doubt);
    const path = findPath(draft, label);
    const isAmount = path !== null && (path[1] === '合计' || path[2] === '资金');
    if (isAmount && sure.has(String(path.at(-1)))) continue;
    const field = String(path?.findLast((step) => typeof step === 'string') ?? '');
    const percent = Math.round(doubt.confidence * 100);
    findings.push({
      code: 'doubtful-cell',
      severity: 'warning',
      message: `${doubt.why.replace(/。$/, '')}（把握 ${percent}%）。`,
      hint: '请与原件核对；已写进这个项目的备注，核对后可以删去那一行。',
      place: { label, cell: null },
    });
    const project = path?.[1];
    if (path?.[0] === '项目' && typeof project === 'number') note(project, `导入存疑：${field}，${doubt.why}`);
  }
  for (const { project, why } of filled.notes) {
    note(project, `导入存疑：${why}`);
    const place = draft.placeOf(['项目', project]) ?? { label: '', cell: null };
    const hint = '请与原件核对；已写进这个项目的备注，核对后可以删去那一行。';
    findings.push({ code: 'doubtful-cell', severity: 'warning', message: why, hint, place });
  }
  return {
    ...filled.draft,
    findings: [...draft.findings, ...findings],
    projects: filled.draft.projects.map((project, index) => ({ ...project, doubts: notes.get(index) ?? [] })),
  };
}

/** Where in the draft a place is spoken of: the first path, the deepest of them. */
function findPath(draft: Draft, label: string): Path | null {
  const paths = draft.projects.flatMap(({ data }, index): readonly Path[] => [
    ...columns.map((column): Path => ['项目', index, '资金', column]),
    ['项目', index, '绩效目标'],
    ...listOf(data.绩效指标).map((_, place): Path => ['项目', index, '绩效指标', place]),
    ['项目', index, '项目名称'],
  ]);
  const ofUnit = columns.map((column): Path => ['单位', '合计', column]);
  return [...paths, ...ofUnit].find((path) => draft.hasPlace(path) && draft.placeOf(path)?.label === label) ?? null;
}

function addsUp({ sheet, projects }: Draft, column: (typeof columns)[number]): boolean {
  const total = amountIn(mapOf(sheet.data.合计)[column]);
  if (total === null) return false;
  const sum = projects.reduce<Decimal>(
    (all, { data }) => all.plus(amountIn(mapOf(data.资金)[column]) ?? decimalOf('0')),
    decimalOf('0'),
  );
  return sum.eq(total);
}

/** Of one project without amounts, what the unit's row less all others leaves for it. */
function fillMissing(draft: Draft): {
  readonly draft: Draft;
  readonly notes: readonly { readonly project: number; readonly why: string }[];
} {
  const bare = draft.projects.flatMap(({ data }, index) =>
    columns.every((column) => amountIn(mapOf(data.资金)[column]) === null) ? [index] : [],
  );
  const [only, ...others] = bare;
  if (only === undefined || others.length > 0) return { draft, notes: [] };
  const left = columns.flatMap((column): readonly (readonly [string, Decimal])[] => {
    const total = amountIn(mapOf(draft.sheet.data.合计)[column]);
    if (total === null) return [];
    const rest = draft.projects.reduce<Decimal>(
      (all, { data }) => all.minus(amountIn(mapOf(data.资金)[column]) ?? decimalOf('0')),
      total,
    );
    return rest.eq(0) ? [] : [[column, rest]];
  });
  const sources = left
    .filter(([column]) => column !== '总计')
    .reduce<Decimal>((sum, [, amount]) => sum.plus(amount), decimalOf('0'));
  const whole = left.find(([column]) => column === '总计')?.[1];
  const isSound = left.length > 0 && left.every(([, amount]) => amount.gt(0)) && whole?.eq(sources) === true;
  if (!isSound) return { draft, notes: [] };
  const told = left.map(([column, amount]) => `${column} ${formatAmount(amount)}`).join('、');
  const why = `原件这一项没有印金额，按单位的金额减去其余各项目推得：${told}。`;
  const 资金 = Object.fromEntries(left.map(([column, amount]) => [column, amount.toFixed(2)]));
  const projects = draft.projects.map((project, index): DraftProject => {
    return index === only ? { ...project, data: { ...project.data, 资金 } } : project;
  });
  return { draft: { ...draft, projects }, notes: [{ project: only, why }] };
}
