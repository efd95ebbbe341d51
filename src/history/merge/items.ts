import type { Indicator } from '../../budget/unit.ts';
import type { Plain } from '../../yaml/located.ts';
import type { Passage } from '../../yaml/passages.ts';
import { indicatorFrom, indicatorKey, indicatorLikeness, plainName } from '../likeness.ts';
import { pair } from '../pair.ts';

/**
 * Two indicators without a common name are taken for one that was renamed only where there is little doubt: 系统运维数 and
 * 应用系统运维数量 with the same values are one, 教师满意度 and 学生满意度 are two.
 */
const alike = 0.72;

/** No two items are as alike: what both sides added is the same only by what identifies it. */
const never = 2;

/** Which item of the old list each item of the new one was: new place to old place. */
export function originsOf(before: readonly Passage[], after: readonly Passage[]): ReadonlyMap<number, number> {
  const keys = [identityOf, ({ data }: Passage) => nameKeyOf(data)];
  return turned(pair(before, after, { keys, likeness, threshold: alike }));
}

/** Which item that ours added each item that theirs added is: place in `theirs` to place in `ours`. */
export function sameAdditions(ours: readonly Passage[], theirs: readonly Passage[]): ReadonlyMap<number, number> {
  return turned(pair(ours, theirs, { keys: [identityOf], likeness, threshold: never }));
}

/** What makes an item of a list the one it is: 分类 and 名称 of an indicator, the number of a class, the 规则 of a 豁免. */
export function identityOf({ data }: Passage): string {
  const indicator = indicatorOf(data);
  if (indicator !== null) return indicatorKey(indicator);
  const text = typeof data === 'string' ? data : (textIn(data, '一级') ?? '');
  return textIn(data, '规则') ?? /^\d+-/.exec(text)?.[0] ?? JSON.stringify(data);
}

/** What people call an item; null where it has no name. */
export function nameOf({ data }: Passage): string | null {
  return typeof data === 'string' ? data : (textIn(data, '名称') ?? textIn(data, '一级') ?? textIn(data, '规则'));
}

/** What has no name of its own is known by its identity alone. */
function nameKeyOf(data: Plain): string {
  const name = textIn(data, '名称');
  return name === null ? JSON.stringify(data) : plainName(name);
}

function likeness(one: Passage, other: Passage): number {
  if (JSON.stringify(one.data) === JSON.stringify(other.data)) return 1;
  const [first, second] = [indicatorOf(one.data), indicatorOf(other.data)];
  return first === null || second === null ? 0 : 0.99 * indicatorLikeness(first, second);
}

function indicatorOf(data: Plain): Indicator | null {
  if (textIn(data, '名称') === null) return null;
  return indicatorFrom((key) => textIn(data, key));
}

/** The text under a key of a map. */
export function textIn(data: Plain, key: string): string | null {
  const value = typeof data === 'object' && data !== null && Object.hasOwn(data, key) ? Reflect.get(data, key) : null;
  return typeof value === 'string' ? value : null;
}

/** Each pair the other way round. */
export function turned(pairs: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...pairs].map(([from, to]) => [to, from]));
}
