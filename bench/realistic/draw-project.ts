import Big from 'big.js';
import type { Funding, Indicator, Project } from '../../src/budget/unit.ts';
import type { Chance } from './chance.ts';
import { clausesOf, type Ranked, type Stock, splitEnd } from './stock.ts';

/** How many places up or down the list, in order of length, an understudy may come from. */
const REACH = 4;

/** A project as long as `model`, but for its name, with every clause, indicator and amount another. */
export function drawProject(model: Project, stock: Stock, chance: Chance): Omit<Project, '项目名称'> {
  const said = new Set<string>();
  const 绩效目标 = clausesOf(model.绩效目标)
    .map((clause) => {
      const [text, end] = splitEnd(clause);
      return text === '' ? end : understudy(text, stock.clauses, (one) => one, said, chance) + end;
    })
    .join('');
  const used = new Set<string>();
  const 绩效指标 = model.绩效指标.map((indicator) =>
    varyValue(understudy(indicator, stock.indicators, keyOf, used, chance), chance),
  );
  return { 资金: drawFunding(model.资金, chance), 绩效目标, 绩效指标 };
}

/** By class and then by name, as the form has them. */
export function inPrintedOrder(indicators: readonly Indicator[]): readonly Indicator[] {
  return indicators.toSorted(
    (a, b) => Number(a.分类.slice(0, 2)) - Number(b.分类.slice(0, 2)) || compare(a.名称, b.名称),
  );
}

/** By code point. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Someone of about the same length who has not been on stage yet. */
function understudy<T>(model: T, stage: Ranked<T>, keyFor: (item: T) => string, used: Set<string>, chance: Chance): T {
  const { list, placeOf, textOf } = stage;
  const place = placeOf.get(textOf(model).length) ?? 0;
  for (let reach = REACH; reach <= list.length + REACH; reach++) {
    const from = Math.max(0, Math.min(place - reach, list.length - 2 * reach - 1));
    const item = list[from + chance.below(Math.min(2 * reach + 1, list.length - from))];
    if (item === undefined || used.has(keyFor(item))) continue;
    used.add(keyFor(item));
    return item;
  }
  throw new Error('everyone has been on stage');
}

/** One class and one name are one indicator. */
function keyOf({ 分类, 名称 }: Indicator): string {
  return `${分类.slice(0, 2)}-${名称.replace(/\s/g, '')}`;
}

/** Counts become others of about the same size; percentages, words and what holds two numbers stay. */
function varyValue(indicator: Indicator, chance: Chance): Indicator {
  const [, operator = '', count = '', unit = ''] =
    /^(\D{0,2})(\d{1,6})([^\d%％]{0,4})$/.exec(indicator.年度指标值) ?? [];
  if (count === '' || Number(count) === 0) return indicator;
  const value = `${operator}${Math.max(1, scaled(Number(count), chance))}${unit}`;
  return { ...indicator, 实施周期指标值: value, 年度指标值: value };
}

function drawFunding(model: Funding, chance: Chance): Funding {
  const draw = (amount: Big): Big => new Big(scaled(Math.round(amount.times(100).toNumber()), chance)).div(100);
  return {
    ...(model.财政拨款 === undefined ? {} : { 财政拨款: draw(model.财政拨款) }),
    ...(model.财政专户拨款 === undefined ? {} : { 财政专户拨款: draw(model.财政专户拨款) }),
    ...(model.其他资金 === undefined ? {} : { 其他资金: draw(model.其他资金) }),
  };
}

/** Half of it to one and a half times it. */
function scaled(whole: number, chance: Chance): number {
  return Math.floor((whole * (50 + chance.below(101))) / 100);
}
