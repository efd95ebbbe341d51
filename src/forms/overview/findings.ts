import { countByRule, countByWeight, type FoundKind } from '../../budget/unit-overview.ts';
import { shareOfCount } from '../bars.ts';
import type { OverviewAbout, View } from '../form.ts';

/** What `check` finds, by rule: the gravest first, then the most frequent. */
export function viewFindings({ findings, waived }: OverviewAbout): View {
  const kinds = countByRule(findings);
  const most = Math.max(0, ...kinds.map(({ count }) => count));
  return {
    ...viewWeights(findings),
    豁免: waived === 0 ? '' : String(waived),
    行: kinds.map(({ code, weight, title, count }) => ({
      轻重: weight,
      规则: title ?? '数据文件的名称、位置或写法',
      编号: code,
      处数: String(count),
      比例: shareOfCount(count, most),
    })),
  };
}

/** How much was found of each weight, under its word. */
export function viewWeights(findings: readonly FoundKind[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(countByWeight(findings)).map(([word, count]) => [word, String(count)]));
}
