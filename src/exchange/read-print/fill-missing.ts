import { formatAmount, fundingSources } from '../../budget/amount.ts';
import { type Decimal, decimalOf } from '../../budget/decimal.ts';
import type { Draft, DraftProject } from '../import/draft.ts';
import { amountIn, mapOf } from '../import/merge-project.ts';

const columns = ['总计', ...fundingSources] as const;

/** Of one project without amounts, what the unit's row less all others leaves for it. */
export function fillMissing(draft: Draft): {
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
