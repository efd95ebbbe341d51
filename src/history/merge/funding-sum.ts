import { fundingSources, sumOf } from '../../budget/amount.ts';
import { parseAmount } from '../../budget/parse-amount.ts';
import type { Plain } from '../../yaml/located.ts';
import type { Passage } from '../../yaml/passages.ts';
import { textIn } from './items.ts';

/**
 * Whether a 总计 that is right on both sides would be wrong in what was merged: each changed another source and the 总计
 * with it. Nothing is ever added up here; the people who changed it must say what is approved.
 */
export function hasLostItsSum(merged: Plain, ours: Passage, theirs: Passage): boolean {
  return isSum(ours.data) === true && isSum(theirs.data) === true && isSum(merged) === false;
}

/** Null where no 总计 is written, no source, or what is no amount. */
function isSum(data: Plain): boolean | null {
  const total = amountIn(data, '总计');
  const written = fundingSources.filter((source) => textIn(data, source) !== null);
  const amounts = written.flatMap((source) => amountIn(data, source) ?? []);
  if (total === null || written.length === 0 || amounts.length < written.length) return null;
  return sumOf(amounts).eq(total);
}

function amountIn(data: Plain, key: string) {
  const text = textIn(data, key);
  const parsed = text === null ? null : parseAmount(text);
  return parsed !== null && 'amount' in parsed ? parsed.amount : null;
}
