import { type Decimal, decimalOf, percentOf } from '../budget/decimal.ts';
import { type IndicatorName, readIndicatorName } from '../budget/indicator-name.ts';
import { isMeasure, isSameMeasure } from '../budget/measure.ts';
import type { Operator } from '../budget/operator.ts';
import { readTargetValue, type TargetValue } from '../budget/target-value.ts';

/** What became of a target value of which both versions hold one number. */
export interface TargetShift {
  /** What is asked of the number: `≥` a floor, `≤` a ceiling, …; null where nothing or only 约 is said. */
  readonly operator: Sides<Operator | null>;
  /** Both in `unit`. */
  readonly number: Sides<Decimal>;
  readonly difference: Decimal;
  /** The unit of measure as the later version has it, or ''. Percentages (`%`) differ in 个百分点. */
  readonly unit: string;
  /** The difference in percent of the number before; null where that is zero, and for percentages. */
  readonly percentage: Decimal | null;
  /** Whether the target is now harder or easier to reach; null where that cannot be said. */
  readonly demand: 'stricter' | 'looser' | null;
}

interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

const scales: ReadonlyMap<string, string> = new Map([
  ['百', '100'],
  ['千', '1000'],
  ['万', '10000'],
  ['亿', '100000000'],
]);
const floors: ReadonlySet<Operator | null> = new Set(['≥', '＞']);
const ceilings: ReadonlySet<Operator | null> = new Set(['≤', '＜']);
const perHundred: ReadonlySet<string> = new Set(['%', '‰']);

/** In which direction a value of the indicator of this name went, and by how much; null where that cannot be known. */
export function shiftBetween(before: string, after: string, name: string): TargetShift | null {
  const [old, now] = [readTargetValue(before), readTargetValue(after)];
  if (old === null || now === null) return null;
  if (old.subject !== now.subject && old.subject !== '' && now.subject !== '') return null;
  const about = readIndicatorName(name);
  const unit = unitOf(now, about) || unitOf(old, about);
  const factor = factorBetween(unitOf(old, about) || unit, unit);
  if (factor === null) return null;
  const number = { before: numberOf(old).times(factor), after: numberOf(now) };
  const difference = number.after.minus(number.before);
  const operator = { before: old.means, after: now.means };
  return {
    operator,
    number,
    difference,
    unit,
    percentage: perHundred.has(unit) ? null : percentOf(difference, number.before.abs()),
    demand: demandOf(operator, difference, about, unit),
  };
}

function unitOf({ measure, unit }: TargetValue, about: IndicatorName): string {
  return measure || unit || about.measure;
}

/** By what a number in one unit is multiplied to be in the other; null where they measure different things. */
function factorBetween(from: string, to: string): Decimal | null {
  const [old, now] = [scaleOf(from), scaleOf(to)];
  if (perHundred.has(from) !== perHundred.has(to)) return null;
  if (old.unit !== '' && now.unit !== '' && !isSameMeasure(old.unit, now.unit)) return null;
  return old.scale.div(now.scale);
}

/** `万人次` is 10,000 人次. */
function scaleOf(unit: string): { readonly scale: Decimal; readonly unit: string } {
  const scale = scales.get(unit.charAt(0));
  const rest = unit.slice(1);
  const isScaled = scale !== undefined && (rest === '' || isMeasure(rest));
  return isScaled ? { scale: decimalOf(scale), unit: rest } : { scale: decimalOf('1'), unit };
}

function numberOf({ digits, number }: TargetValue): Decimal {
  const size = decimalOf(digits);
  return number < 0 ? size.neg() : size;
}

function demandOf(
  { before, after }: TargetShift['operator'],
  difference: Decimal,
  about: IndicatorName,
  unit: string,
): TargetShift['demand'] {
  const isFloor = floors.has(before) || floors.has(after);
  const isCeiling = ceilings.has(before) || ceilings.has(after);
  if (isFloor && isCeiling) return null;
  const sign = isFloor ? 1 : isCeiling ? -1 : wishOf(about, unit);
  if (!difference.eq(0)) return sign === 0 ? null : difference.gt(0) === sign > 0 ? 'stricter' : 'looser';
  const strictness = (operator: Operator | null) => (operator === '＞' || operator === '＜' ? 1 : 0);
  const isSameKind = isFloor ? floors.has(before) === floors.has(after) : ceilings.has(before) === ceilings.has(after);
  const step = strictness(after) - strictness(before);
  return !isSameKind || step === 0 ? null : step > 0 ? 'stricter' : 'looser';
}

/** 1 where more is better by the indicator's name, -1 where less is, 0 where nobody can tell. */
function wishOf({ asksFor, isNegative, isSatisfaction }: IndicatorName, unit: string): number {
  if (isNegative) return -1;
  return isSatisfaction || asksFor !== null || perHundred.has(unit) ? 1 : 0;
}
