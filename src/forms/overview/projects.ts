import { formatAmount, fundingSources, sumOf } from '../../budget/amount.ts';
import type { Decimal } from '../../budget/decimal.ts';
import type { ProjectSum, UnitOverview } from '../../budget/unit-overview.ts';
import { longestOf, shareOf } from '../bars.ts';
import type { View } from '../form.ts';
import { percentWord } from './sums.ts';

/** So many projects have a row of their own; the others are told as a sum, so that every column adds up. */
const most = 40;

/** The money of the projects, the largest first; where two take the same, in the order of the form. */
export function viewProjects({ projects }: UnitOverview): View {
  const bySize = projects.toSorted((a, b) => b.total.cmp(a.total));
  // A single one is not told as “the others”.
  const shown = bySize.length > most + 1 ? bySize.slice(0, most) : bySize;
  const others = bySize.slice(shown.length);
  const whole = sumOf(projects.map(({ total }) => total));
  const longest = longestOf(shown.map(({ total }) => total));
  return {
    个数: String(projects.length),
    行: shown.map((project, index) => ({
      序号: String(index + 1),
      名称: project.name,
      ...viewAmounts([project], whole),
      比例: shareOf(project.total, longest),
    })),
    // Without a bar: beside one project's it would be of another measure.
    其余: others.length === 0 ? '' : { 名称: `其余 ${others.length} 个项目`, ...viewAmounts(others, whole) },
  };
}

/** A source that none of them has is blank. */
function viewAmounts(projects: readonly ProjectSum[], whole: Decimal): { readonly [name: string]: View } {
  const total = sumOf(projects.map((project) => project.total));
  const sources = fundingSources.map((source) => {
    const amounts = projects.flatMap(({ bySource }) => bySource[source] ?? []);
    return [source, amounts.length === 0 ? '' : formatAmount(sumOf(amounts))] as const;
  });
  return { ...Object.fromEntries(sources), 总计: formatAmount(total), 占比: percentWord(total, whole) };
}
