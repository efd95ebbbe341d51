import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimalOf } from '../../../src/budget/decimal.ts';
import { adjustment } from '../../../src/forms/adjustment/view.ts';
import { adjustmentForms } from '../../../src/forms/index.ts';
import { amountColumns } from '../../../src/history/compare-funding.ts';
import { compareUnits } from '../../../src/history/compare-units.ts';
import type { UnitData } from '../../../src/history/difference.ts';
import { versions } from '../../history/random-units.ts';

/** What the view says, as far as it is asked here. */
type Row = Readonly<Record<string, Readonly<Record<'调整前' | '调整后' | '增减', string>>>>;
interface Bars {
  readonly 个数: string;
  readonly 合计: string;
  readonly 项目: readonly { readonly 增减: string; readonly 比例: string }[];
}
interface Seen {
  readonly 资金: { readonly 合计: Row; readonly 项目: readonly Row[]; readonly 其余: Row & { readonly 名称: string } };
  readonly 内容: '' | { readonly 项目: readonly { readonly 行: readonly unknown[] }[] };
  readonly 图: '' | { readonly 增加: '' | Bars; readonly 减少: '' | Bars };
}

function viewOf([before, after]: readonly [UnitData, UnitData]): Seen {
  return adjustment.view({ before, after, difference: compareUnits(before, after) }) as unknown as Seen;
}

/** A blank counts as nothing. */
function amount(printed: string | undefined): Decimal {
  return decimalOf(printed === undefined || printed === '' ? '0' : printed.replace('+', ''));
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((all, one) => all.plus(one), decimalOf('0'));
}

describe('the view of the 调整表', () => {
  it('has a place in the table of contents', () => {
    expect(adjustmentForms).toContain(adjustment);
  });

  it('adds up: every column to the unit, every row from before to after', () => {
    fc.assert(
      fc.property(versions, (pair) => {
        const { 合计, 项目, 其余 } = viewOf(pair).资金;
        for (const column of amountColumns) {
          for (const side of ['调整前', '调整后', '增减'] as const) {
            const parts = [...项目, 其余].map((row) => amount(row[column]?.[side]));
            expect(sum(parts).toFixed(2)).toBe(amount(合计[column]?.[side]).toFixed(2));
          }
          for (const row of [合计, ...项目, 其余]) {
            const { 调整前 = '', 调整后 = '', 增减 = '' } = row[column] ?? {};
            expect(amount(调整后).minus(amount(调整前)).toFixed(2)).toBe(amount(增减).toFixed(2));
          }
        }
      }),
    );
  });

  it('tells every project of the later version once, as one of those that were adjusted or of the others', () => {
    fc.assert(
      fc.property(versions, (pair) => {
        const { 项目, 其余 } = viewOf(pair).资金;
        const still = 项目.filter((row) => (row as unknown as { 调整内容: string }).调整内容 !== '取消').length;
        const others = Number(/\d+/.exec(其余.名称)?.[0] ?? '0');
        expect(still + others).toBe(pair[1].项目.length);
      }),
    );
  });

  it('says of every adjusted project what was adjusted', () => {
    fc.assert(
      fc.property(versions, (pair) => {
        const { 资金, 内容 } = viewOf(pair);
        const told = 内容 === '' ? [] : 内容.项目;
        expect(told).toHaveLength(资金.项目.length);
        for (const [index, row] of 资金.项目.entries()) {
          const { 调整内容 } = row as unknown as { readonly 调整内容: string };
          expect(调整内容).not.toBe('');
          if (调整内容 !== '资金') expect(told[index]?.行).not.toEqual([]);
        }
      }),
    );
  });

  it('draws every project whose total changed, the largest first, what grew apart from what shrank', () => {
    fc.assert(
      fc.property(versions, (pair) => {
        const { 资金, 图 } = viewOf(pair);
        const steps = 资金.项目.map((row) => amount(row.总计?.增减)).filter((step) => !step.eq(0));
        const groups = 图 === '' ? [] : [图.增加, 图.减少].flatMap((group) => (group === '' ? [] : [group]));
        const drawn = groups.flatMap(({ 项目 }) => 项目);
        const sizes = (amounts: readonly Decimal[]) => amounts.map((one) => one.toFixed(2)).sort();
        expect(sizes(drawn.map(({ 增减 }) => amount(增减)))).toEqual(sizes(steps));
        for (const { 个数, 合计, 项目 } of groups) {
          expect(个数).toBe(String(项目.length));
          expect(sum(项目.map(({ 增减 }) => amount(增减))).toFixed(2)).toBe(amount(合计).toFixed(2));
          const shares = 项目.map(({ 比例 }) => Number(比例));
          expect(shares).toEqual(shares.toSorted((a, b) => b - a));
          expect(new Set(项目.map(({ 增减 }) => amount(增减).gt(0))).size).toBe(1);
        }
        if (drawn.length > 0) expect(Math.max(...drawn.map(({ 比例 }) => Number(比例)))).toBe(1);
      }),
    );
  });
});
