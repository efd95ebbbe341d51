import { type IndicatorName, readIndicatorName } from './indicator-name.ts';
import { readOnce } from './read-once.ts';
import type { Stretch } from './rule.ts';
import { onlyOf, type TargetValue, targetValuesIn } from './target-value.ts';
import type { Unit } from './unit.ts';
import { type IndicatorPlace, indicatorsOf, type PrintedText } from './walk.ts';

/** A target value where it stands, read together with the name of its indicator. */
export interface Target extends PrintedText {
  readonly place: IndicatorPlace;
  readonly name: IndicatorName;
  /** Every number of the text; several where one indicator promises several things. */
  readonly values: readonly TargetValue[];
  /** The value of a text that holds exactly one number. */
  readonly value: TargetValue | null;
}

const NOTHING = /^(?:无|不涉及|不适用|未涉及|暂无|没有|空|略|N\/?A|[-—－–/／]+)[。.]?$/i;
const PERCENT = /[%％‰]|百分[之点]|[一二三四五六七八九]成/;
/** 师生比例 1:18 says what it says; so does a number of points, of tenths, or a multiple. */
const RATIO = /\d ?[:：/] ?\d/;
const alternatives: ReadonlySet<string> = new Set(['分', '成', '倍']);

/** Every target value of a unit, in order; one where both columns say the same. */
export const targetsOf = readOnce((unit: Unit): readonly Target[] => {
  const targets: Target[] = [];
  const read = new Map<string, readonly TargetValue[]>();
  for (const place of indicatorsOf(unit)) {
    const name = readIndicatorName(place.indicator.名称);
    for (const { text, path } of place.values) {
      const values = read.get(text) ?? targetValuesIn(text);
      read.set(text, values);
      targets.push({ text, path, place, name, values, value: onlyOf(values) });
    }
  }
  return targets;
});

/** Whether a text fills the field only: 无, 不涉及, —. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** Whether the name asks for a percentage and the value is none. Zero is zero in any unit. */
export function lacksPercent({ text, name, value }: Target): boolean {
  if (name.asksFor !== 'percentage' || PERCENT.test(text) || RATIO.test(text) || saysNothing(text)) return false;
  if (value === null) return true;
  const isCarried = value.unit === '' && name.measure !== '';
  return value.number !== 0 && !isCarried && !alternatives.has(value.measure);
}

/** Whether the number is a percentage, by its own sign or by that in the name's bracket. */
export function isPercentage({ name }: Target, { unit, measure }: TargetValue): boolean {
  return measure === '%' || (unit === '' && name.measure === '%');
}

/** The stretch of a number with its unit. */
export function stretchOf({ offset, digits, measure }: TargetValue, text: string): Stretch {
  const end = measure === '' ? -1 : text.indexOf(measure, offset + digits.length);
  return { offset, length: end < 0 ? digits.length : end + measure.length - offset };
}
