/** What can be read out of a target value (指标值): operator, number and unit; the rest stays qualitative. */
export interface TargetValue {
  /** As written: `≥`, `≤`, `=`, `＞`, `＜`, also look-alikes such as `≧`, `>=`, or ''. */
  readonly operator: string;
  readonly number: number;
  /** As written, e.g. `90` or `1,000.5`. */
  readonly digits: string;
  /** What follows the number: `%`, `人次`, `万元`, or ''. */
  readonly unit: string;
  /** An adverb in place of an operator (`约`, `至少`), or ''. */
  readonly adverb: string;
}

const OPERATOR = '≥|≤|≧|≦|＝|=|＞|＜|>=|<=|>|<|不低于|不少于|不高于|不超过|不大于|不小于|大于|小于|高于|低于';
const PATTERN = new RegExp(
  `^\\s*(${OPERATOR})?\\s*(约|近|至少|大约|超过|达到?)?\\s*(\\d[\\d,]*(?:\\.\\d+)?)\\s*([^\\d；;，,。、]*)$`,
);

/**
 * Reads a value such as `≥90%`, `3万元`, `约1237人`. Null for a qualitative value and for one that holds several numbers.
 */
export function readTargetValue(text: string): TargetValue | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, operator = '', adverb = '', digits = '', unit = ''] = match;
  return { operator, adverb, digits, number: Number(digits.replaceAll(',', '')), unit: unit.trim() };
}

/** All numbers of a text with what stands right behind each (`80项` → 80, `项`); for comparing goal and indicators. */
export function numbersIn(
  text: string,
): readonly { readonly number: number; readonly unit: string; readonly offset: number }[] {
  return Array.from(text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s*([%％‰]|[\p{Script=Han}]{0,2})/gu), (match) => ({
    number: Number((match[1] ?? '').replaceAll(',', '')),
    unit: match[2] ?? '',
    offset: match.index,
  }));
}
