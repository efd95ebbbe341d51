import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalOf } from '../../src/budget/amount.ts';
import { type Decimal, decimalOf } from '../../src/budget/decimal.ts';
import type { Funding } from '../../src/budget/unit.ts';
import { applyDifference } from '../../src/history/apply-difference.ts';
import { amountColumns } from '../../src/history/compare-funding.ts';
import { compareUnits, isEmptyDifference } from '../../src/history/compare-units.ts';
import type { ItemChange, UnitData, UnitDifference } from '../../src/history/difference.ts';
import { plainUnit } from '../../src/history/plain-unit.ts';
import { writeUnitDifference } from '../../src/history/write-difference.ts';
import { unit, versions } from './random-units.ts';

function copied(data: UnitData): UnitData {
  const { 单位, 项目, files } = data;
  return { 单位: { ...单位 }, 项目: 项目.map((one) => ({ ...one })), ...(files === undefined ? {} : { files }) };
}

/** The same data with other keys first, other file names, and every right 总计 written or left out the other way. */
function rewritten({ 单位, 项目 }: UnitData): UnitData {
  const reversed = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).reverse()) as T;
  const otherwise = (funding: Funding): Funding => {
    const { 总计, ...sources } = funding;
    if (Object.keys(sources).length === 0) return funding;
    if (总计 === undefined) return { ...sources, 总计: totalOf(sources) };
    return 总计.eq(totalOf(sources)) ? sources : funding;
  };
  return {
    单位: reversed({ ...单位, 合计: otherwise(单位.合计) }),
    项目: 项目.map((one) => reversed({ ...one, 资金: otherwise(one.资金) })),
    files: 项目.map((_, place) => `项目/${place}.yaml`),
  };
}

/** Everything but the names of files and totals that follow from the sources; keys in order. */
function meaningOf({ 单位, 项目 }: UnitData): unknown {
  const funding = ({ 总计, ...sources }: Funding) => {
    const isSum = Object.keys(sources).length > 0 && 总计?.eq(totalOf(sources)) === true;
    return isSum || 总计 === undefined ? sources : { ...sources, 总计 };
  };
  const inOrder = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(inOrder);
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]));
  };
  const plain = plainUnit({
    单位: { ...单位, 合计: funding(单位.合计) },
    项目: 项目.map((one) => ({ ...one, 资金: funding(one.资金) })),
  });
  return inOrder(plain);
}

function textsIn(difference: UnitDifference) {
  const ofItem = (change: ItemChange<object, object>) =>
    change.kind === 'changed' ? [...change.texts, ...(change.renamed === null ? [] : [change.renamed])] : [];
  const ofProjects = difference.projects.flatMap((change) => [
    ...ofItem(change),
    ...(change.kind === 'changed'
      ? change.indicators.flatMap((one) => [...ofItem(one), ...(one.kind === 'changed' ? one.values : [])])
      : []),
  ]);
  return [...difference.texts, ...ofProjects];
}

describe('the difference of two versions', () => {
  it('is empty where they are the same', () => {
    fc.assert(
      fc.property(unit, (one) => {
        const difference = compareUnits(one, copied(one));
        expect(isEmptyDifference(difference)).toBe(true);
        expect(difference.notation).toEqual([]);
      }),
    );
  });

  it('as JSON, applied to the earlier version, gives exactly the later one', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        const json = JSON.parse(JSON.stringify(writeUnitDifference(compareUnits(before, after))));
        const applied = applyDifference(plainUnit(before), json);
        expect(applied).toEqual({ ok: true, value: plainUnit(after) });
      }),
      { numRuns: 400 },
    );
  });

  it('is empty where, and only where, both print and say the same', () => {
    const same = versions.chain(([before, after]) => fc.constantFrom([before, after], [before, rewritten(before)]));
    fc.assert(
      fc.property(same, ([before, after]) => {
        const isSame = JSON.stringify(meaningOf(before)) === JSON.stringify(meaningOf(after));
        expect(isEmptyDifference(compareUnits(before, after))).toBe(isSame);
      }),
    );
  });

  it('has amounts that add up, column by column, to the difference of the totals', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        const { projects, totals } = compareUnits(before, after);
        for (const column of amountColumns) {
          const parts = projects.flatMap(({ funding }) => funding.amounts.filter((one) => one.column === column));
          const sum = parts.reduce((all: Decimal, one) => all.plus(one.difference), decimalOf('0'));
          const total = totals.find((one) => one.column === column)?.difference ?? decimalOf('0');
          expect(sum.toFixed(2)).toBe(total.toFixed(2));
        }
      }),
    );
  });

  it('tells texts in pieces that make both versions', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        for (const { before: was, after: now, pieces } of textsIn(compareUnits(before, after))) {
          const without = (kind: string) => pieces.map((one) => (one.kind === kind ? '' : one.text)).join('');
          expect([without('added'), without('removed')]).toEqual([was ?? '', now ?? '']);
        }
      }),
    );
  });

  it('names no item twice', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        const { projects } = compareUnits(before, after);
        for (const side of ['before', 'after'] as const) {
          const places = projects.flatMap(({ at }) => at[side] ?? []);
          expect(new Set(places).size).toBe(places.length);
        }
      }),
    );
  });

  it('is the same difference every time', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        const written = () => JSON.stringify(writeUnitDifference(compareUnits(before, after)));
        expect(written()).toBe(written());
      }),
    );
  });
});
