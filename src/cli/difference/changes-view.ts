import { signedAmount } from '../../budget/amount.ts';
import type { AmountChange, UnitChange } from '../../history/difference.ts';
import type { ChangesView, ChangeView } from '../../workbench/wire.ts';
import { amountWord, signedPercent } from './amount-words.ts';
import type { Section } from './sections.ts';
import { reportUnit } from './unit-report.ts';

/** What the workbench shows of a change: the report of `mubiao diff`, for the page to lay out. */
export function changesView(change: UnitChange): ChangesView {
  const { totals, approved, lines, counts, sections } = reportUnit(change);
  return {
    totals: [...totals.map(amountLine), ...approved.map((amount) => `批复的${amountLine(amount)}`)],
    counts,
    lines,
    sections: sections.map(viewSection),
  };
}

function viewSection({ mark, title, about, total, amounts, lines, parts }: Section): ChangeView {
  const money = amounts.map((amount) => ({
    label: '',
    spans: [{ style: 'plain' as const, text: amountLine(amount) }],
  }));
  return {
    mark,
    title,
    about,
    total: total === null ? null : signedAmount(total.difference),
    lines: [...money, ...lines],
    parts: parts.map(viewSection),
  };
}

/** `财政拨款：100.00 → 152.00（+52.00，+52.00%）` */
function amountLine(change: AmountChange): string {
  const { column, before, after, difference } = change;
  if (difference.eq(0)) return `${column}：${amountWord(after)}，没有增减`;
  const percent = signedPercent(change);
  const growth = [signedAmount(difference), percent].filter((word) => word !== '').join('，');
  return `${column}：${amountWord(before)} → ${amountWord(after)}（${growth}）`;
}
