import { isSameMeasure, measureOf } from './measure.ts';
import { narrowDigits, quantitiesIn } from './quantity.ts';
import { readOnce } from './read-once.ts';
import type { Indicator, Project } from './unit.ts';

/** A number in a goal that the project promises to reach. */
interface GoalNumber {
  readonly offset: number;
  /** As written, with its unit: `80项`, `3-5项`. */
  readonly text: string;
  /** Its numbers: one, or both of a range or a ratio. */
  readonly numbers: readonly number[];
  /** True for a ratio: `18：1`. */
  readonly isRatio: boolean;
  readonly unit: string;
}

/** A promised number that no indicator has. */
export interface UnmeasuredNumber {
  readonly offset: number;
  /** As written, with its unit. */
  readonly text: string;
  /** The words around it up to the next mark, without the number itself. */
  readonly words: string;
  /** The number with so many of these words that a reader knows what is meant. */
  readonly phrase: string;
  /** The indicator that speaks of the same thing with another number. */
  readonly same: SameThing | null;
}

/** `1.`, `2、` at the beginning of a paragraph or a clause. */
const listNumber = /(?:^|[\n，。；：（(])\s*$/;
/** The number behind a Latin word is part of its name: Office 365. */
const latinName = /[A-Za-z] ?$/;
/** Names and asides: what stands in quotation marks or brackets. */
const ASIDE = /“[^“”\n]*”|《[^《》\n]*》|〔[^〔〕\n]*〕|（[^（）\n]*）|\([^()\n]*\)|\[[^[\]\n]*\]/g;
/** Units that date, name or pay; no indicator has to repeat them. */
const noCount =
  /^(?:年|月|日|号|级|版|代|层|楼|时|大|点|岁|周岁|世纪|小时|分钟|天|周|工作日|[千百十]?[万亿]?元|余|多|来|几)/;
/** Also where a name or an aside was blanked. */
const CLAUSE_END = /[、，。；：？！,;:?!\n\u3000]/;
/** How far the words of a promise reach on each side. */
const farthest = 30;
/** So many characters behind a number say what it counts; where there are fewer, those before it do. */
const telling = 3;
const farthestShown = 10;

/** The numbers of a project's goal that its indicators do not have, in order. */
export const unmeasuredNumbersOf = readOnce(({ 绩效目标, 绩效指标 }: Project): readonly UnmeasuredNumber[] => {
  if (!/[\d０-９]/.test(绩效目标)) return [];
  const plain = narrowDigits(绩效目标.replace(ASIDE, (aside) => '\u3000'.repeat(aside.length)));
  const promises = promisesIn(绩效目标, plain);
  if (promises.length === 0) return [];
  const measured = measuredBy(绩效指标);
  return promises
    .filter((promise) => !isMeasured(promise, measured))
    .map((promise) => describe(promise, plain, 绩效指标));
});

/**
 * The numbers that a goal promises; `plain` is the goal with half-width digits and without its asides. Dates, names, sums
 * of money, rough numbers (12000多名) and asides in brackets are none.
 */
function promisesIn(goal: string, plain: string): readonly GoalNumber[] {
  return quantitiesIn(plain).flatMap(({ offset, end }) => {
    const head = plain.slice(Math.max(0, offset - 3), offset);
    const tail = plain.slice(end, end + 8);
    if (/^[.．、)）]/.test(tail) && listNumber.test(head)) return [];
    if (latinName.test(head) || noCount.test(tail)) return [];
    const unit = measureOf(tail);
    const written = plain.slice(offset, end);
    return {
      offset,
      text: goal.slice(offset, end + unit.length),
      numbers: (written.match(/[\d,]+(?:\.\d+)?/g) ?? []).map((digits) => numberOf(digits, unit)),
      isRatio: /[:：×/]/.test(written),
      unit: unit.replace(/^[万亿]/, ''),
    };
  });
}

function describe(promise: GoalNumber, plain: string, indicators: readonly Indicator[]): UnmeasuredNumber {
  const { offset, text } = promise;
  const { before, after } = wordsAround(plain, offset, offset + text.length);
  const words = `${before}\n${after}`;
  const phrase = after.length >= telling ? `${text}${after}` : `${before.slice(-farthestShown)}${text}${after}`;
  return { offset, text, words, phrase, same: sameThingAs(words, promise.unit, indicators) };
}

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?[万亿]?/g;
/** A value of one number, with what follows it. */
const ONLY_NUMBER = /^\D*(\d+(?:,\d{3})*(?:\.\d+)?)(\D*)$/;
const RATIO = /(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)/g;

/** What the indicators of a project say in numbers; sums too, for a goal may promise what several of them share. */
interface Measured {
  readonly numbers: ReadonlySet<number>;
  readonly ratios: ReadonlySet<string>;
}

function measuredBy(indicators: readonly Indicator[]): Measured {
  const numbers = new Set<number>();
  const ratios = new Set<string>();
  const sums = new Map<string, number>();
  for (const { 名称, 实施周期指标值, 年度指标值 } of indicators) {
    const annual = narrowDigits(年度指标值);
    const period = 实施周期指标值 === 年度指标值 ? '' : narrowDigits(实施周期指标值);
    for (const text of [narrowDigits(名称), period, annual]) {
      const values = (text.match(NUMBER) ?? []).map((written) => {
        const digits = written.replace(/[万亿]$/, '');
        numbers.add(numberOf(digits, ''));
        return numberOf(digits, written.slice(digits.length));
      });
      for (const value of values) numbers.add(value);
      if (values.length < 2) continue;
      numbers.add(values.reduce((sum, value) => sum + value, 0));
      for (const [, one = '', other = ''] of text.matchAll(RATIO)) ratios.add(`${Number(one)}:${Number(other)}`);
    }
    const only = ONLY_NUMBER.exec(annual);
    if (only === null) continue;
    const [, digits = '', after = ''] = only;
    const unit = measureOf(after);
    sums.set(unit, (sums.get(unit) ?? 0) + numberOf(digits, unit));
  }
  for (const sum of sums.values()) numbers.add(sum);
  return { numbers, ratios };
}

/** Whether some indicator has the promised number, or one inside the promised range. */
function isMeasured({ numbers, isRatio }: GoalNumber, measured: Measured): boolean {
  if (isRatio) return measured.ratios.has(numbers.join(':'));
  const [from = Number.NaN, to = from] = numbers;
  if (from === to) return measured.numbers.has(from);
  for (const number of measured.numbers) if (from <= number && number <= to) return true;
  return false;
}

/** An indicator that speaks of the same thing in the same unit, with its number. */
export interface SameThing {
  readonly index: number;
  readonly name: string;
  readonly value: string;
}

/** So many characters in common name the same thing. */
const alike = 4;

/** The first indicator whose name shares its words with a promise in `unit` and whose annual value is one number in its unit. */
function sameThingAs(words: string, unit: string, indicators: readonly Indicator[]): SameThing | null {
  for (const [index, { 名称, 年度指标值 }] of indicators.entries()) {
    if (!shareWords(words, 名称)) continue;
    const plain = narrowDigits(年度指标值);
    const [quantity, second] = quantitiesIn(plain);
    if (quantity === undefined || second !== undefined || quantity.isJoined) continue;
    if (!areComparable(unit, measureOf(plain.slice(quantity.end)).replace(/^[万亿]/, ''))) continue;
    return { index, name: 名称, value: 年度指标值 };
  }
  return null;
}

function areComparable(one: string, other: string): boolean {
  if ((one === '%') !== (other === '%')) return false;
  return one === '' || other === '' || isSameMeasure(one, other) || !/[%人天]/.test(one + other);
}

function wordsAround(text: string, start: number, end: number): { readonly before: string; readonly after: string } {
  const head = text.slice(Math.max(0, start - farthest), start).split(CLAUSE_END);
  const tail = text.slice(end, end + farthest).split(CLAUSE_END);
  return { before: head.at(-1)?.trim() ?? '', after: tail[0]?.trim() ?? '' };
}

/** Chinese scales of ten thousands belong to the number: 1.2万人次 is 12000人次. */
function numberOf(digits: string, unit: string): number {
  const scale = unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1;
  return Math.round(Number(digits.replaceAll(',', '')) * scale * 1_000_000) / 1_000_000;
}

/** Whether a name and some words have `alike` characters in a row in common. */
function shareWords(words: string, name: string): boolean {
  for (let start = 0; start + alike <= name.length; start++)
    if (words.includes(name.slice(start, start + alike))) return true;
  return false;
}
