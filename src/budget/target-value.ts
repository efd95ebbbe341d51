import { measureOf } from './measure.ts';
import { meaningOf, type Operator, remainderAt, signAtEnd, wordAfter, wordBefore } from './operator.ts';
import { narrowDigits, type Quantity, quantitiesIn } from './quantity.ts';

/** What can be read out of a target value (指标值): operator, number and unit; the rest stays qualitative. */
export interface TargetValue {
  /** The phrase before the number and its operator: `重大网络安全事故发生率` in `重大网络安全事故发生率0%`, or ''. */
  readonly subject: string;
  /** As written: `≥`, `≤`, `=`, `＞`, `＜`, also look-alikes such as `≧`, `>=`, or ''. */
  readonly operator: string;
  /** A word in place of an operator (`约`, `至少`, `以上`), or ''. */
  readonly adverb: string;
  /** Where the adverb begins, in UTF-16 units; null where there is none. */
  readonly adverbOffset: number | null;
  /** What operator and adverb say of the number; null where they say nothing or only blur it. */
  readonly means: Operator | null;
  readonly number: number;
  /** As written, e.g. `90` or `1,000.5`. */
  readonly digits: string;
  /** Where the digits begin. */
  readonly offset: number;
  /** What follows the number up to the next mark: `%`, `人次/年`, `门核心课程`, or ''. */
  readonly unit: string;
  /** The known unit of measure that `unit` begins with (`门`), or ''. */
  readonly measure: string;
  /** True for a range, a ratio or a product (`80%—90%`, `1:18`), of which only the first number is read. */
  readonly isJoined: boolean;
}

/** Reads a value such as `≥90%`, `3万元`, `约1237人`. Null for a qualitative value, a range, and several numbers. */
export function readTargetValue(text: string): TargetValue | null {
  return onlyOf(targetValuesIn(text));
}

/** The value of a text that holds exactly one. */
export function onlyOf([first, second]: readonly TargetValue[]): TargetValue | null {
  return first === undefined || second !== undefined || first.isJoined ? null : first;
}

/** Every value of a text, in order: two in `教师获奖≥4项 学生获奖≥10项`. Dates and names such as `1+X` are no values. */
export function targetValuesIn(text: string): readonly TargetValue[] {
  const plain = narrowDigits(text);
  const quantities = quantitiesIn(plain);
  return quantities.map((quantity, index) =>
    readValue(plain, quantity, quantities[index - 1]?.end ?? 0, quantities[index + 1]?.offset ?? plain.length),
  );
}

function readValue(text: string, { offset, digits, end, isJoined }: Quantity, from: number, to: number): TargetValue {
  let head = text.slice(from, offset).trimEnd();
  const sign = signAtEnd(head);
  head = head.slice(0, head.length - sign.length).trimEnd();
  const before = wordBefore(head);
  if (before !== null) head = head.slice(0, head.length - before.word.length).trimEnd();
  const operator = sign === '' ? signAtEnd(head) : sign;
  if (sign === '') head = head.slice(0, head.length - operator.length).trimEnd();

  const { unit, measure, after, afterOffset } = readTail(text.slice(end, to));
  const adverb = before ?? after;
  const isNegative = sign === '' && operator === '' && /^[-−－]$/.test(head);
  return {
    subject: isNegative ? '' : lastPhraseOf(head),
    operator,
    adverb: adverb?.word ?? '',
    adverbOffset: before === null ? after && end + afterOffset : text.lastIndexOf(before.word, offset - 1),
    means: meaningOf(operator) ?? adverb?.means ?? null,
    number: Number(digits.replaceAll(',', '')) * (isNegative ? -1 : 1),
    digits,
    offset,
    unit,
    measure,
    isJoined,
  };
}

/** What follows the last mark; a colon before the number belongs to the phrase before it. */
function lastPhraseOf(head: string): string {
  if (head === '') return '';
  const closed = /[：:]$/.test(head) ? head.slice(0, -1) : head;
  return closed.split(/[；;，,。、：:（()）\s]/).at(-1) ?? '';
}

/** Unit and adverb behind a number: `%以上`, `余所同类院校`, ` 门核心课程`. */
function readTail(tail: string) {
  const remainder = remainderAt(tail);
  const rest = tail.slice(remainder?.word.length ?? 0);
  const unitOffset = rest.length - rest.trimStart().length;
  const phrase = /^[^\s；;，,。、（()）]*/.exec(rest.slice(unitOffset))?.[0] ?? '';
  const measure = measureOf(phrase);
  const word = remainder === null ? wordAfter(phrase.slice(measure.length)) : null;
  const unit = word === null ? phrase : measure + phrase.slice(measure.length + word.word.length);
  return { unit, measure, after: remainder ?? word, afterOffset: remainder ? 0 : unitOffset + measure.length };
}
