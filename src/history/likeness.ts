import { totalOf } from '../budget/amount.ts';
import { codeOf } from '../budget/indicator-class.ts';
import type { Indicator, Project } from '../budget/unit.ts';

/** A name without what typing makes of it: widths, spaces, the form of brackets and dashes. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[“”„‟"]/g, '"')
    .replace(/[【〔［[]/g, '(')
    .replace(/[】〕］\]]/g, ')');
}

/** From 0 to 1: how many pairs of neighbouring characters two texts share (Dice). */
export function textLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [some, others] = [pairsOf(plainName(one)), pairsOf(plainName(other))];
  return 2 * sharedIn(some, others) * share(some.size + others.size);
}

/** From 0 to 1: name, goal, names of indicators, and money. No two projects of the shipped unit reach 0.4. */
export function projectLikeness(one: Project, other: Project): number {
  const indicators = ({ 绩效指标 }: Project) => 绩效指标.map(({ 名称 }) => 名称).join('\n');
  return (
    0.3 * textLikeness(one.项目名称, other.项目名称) +
    0.3 * textLikeness(one.绩效目标, other.绩效目标) +
    0.25 * textLikeness(indicators(one), indicators(other)) +
    0.15 * moneyLikeness(one, other)
  );
}

/** An indicator of which something may be missing, to be compared with another. */
export function indicatorFrom(text: (key: keyof Indicator & string) => string | null): Indicator {
  return {
    分类: text('分类') ?? '',
    名称: text('名称') ?? '',
    实施周期指标值: text('实施周期指标值') ?? '',
    年度指标值: text('年度指标值') ?? '',
  };
}

/** From 0 to 1: name, class and values. Of 990 pairs in the shipped unit, 4 reach 0.6. */
export function indicatorLikeness(one: Indicator, other: Indicator): number {
  const isSameClass = codeOf(one.分类) === codeOf(other.分类);
  const sameValues = (['实施周期指标值', '年度指标值'] as const).filter((field) => one[field] === other[field]).length;
  return 0.6 * textLikeness(one.名称, other.名称) + (isSameClass ? 0.2 : 0) + 0.1 * sameValues;
}

/** What an indicator is known by within its project. */
export function indicatorKey({ 分类, 名称 }: Indicator): string {
  return `${codeOf(分类)} ${plainName(名称)}`;
}

function moneyLikeness({ 资金: one }: Project, { 资金: other }: Project): number {
  const [less, more] = [Number(totalOf(one)), Number(totalOf(other))].toSorted((a, b) => a - b);
  if (less === undefined || more === undefined || more === 0) return 1;
  return less === more ? 1 : (less / more) * 0.5;
}

/** A text is compared with many: its pairs are found once. */
const known = new Map<string, ReadonlySet<string>>();
const mostKnown = 5000;

function pairsOf(text: string): ReadonlySet<string> {
  const found = known.get(text);
  if (found !== undefined) return found;
  const characters = [...text];
  const pairs = new Set(
    characters.length < 2 ? characters : characters.slice(1).map((next, index) => (characters[index] ?? '') + next),
  );
  if (known.size >= mostKnown) known.clear();
  known.set(text, pairs);
  return pairs;
}

function sharedIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of some) if (others.has(one)) shared++;
  return shared;
}

function share(whole: number): number {
  return whole === 0 ? 0 : 1 / whole;
}
