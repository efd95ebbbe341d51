import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openChance } from '../../bench/realistic/chance.ts';
import { drawUnit } from '../../bench/realistic/draw-unit.ts';
import { clausesOf, openStock, printed } from '../../bench/realistic/stock.ts';
import { unitName } from '../../bench/realistic/unit-names.ts';
import type { Unit } from '../../src/budget/unit.ts';
import { compile } from '../../src/compile/compile.ts';
import { type ReadUnit, readUnit } from '../../src/compile/read-unit.ts';
import { forms } from '../../src/forms/index.ts';
import { openTemplate } from '../../src/template/open-template.ts';
import { formats } from '../../src/writers/index.ts';
import { foundry } from '../shelf.ts';

const stock = openStock();
const twenty = Array.from({ length: 20 }, (_, number) => drawUnit(stock, { seed: 7, number, projects: 33 }));
const units = twenty.map((folder) => readUnit(folder));
const rare = /[\u{20000}-\u{2ebef}]/u;

function sound(number: number): ReadUnit {
  const read = units[number];
  if (read === undefined || !read.ok) throw new Error(read?.diagnostics.map((one) => one.message).join('\n'));
  return read.value;
}

const textOf = ({ 项目 }: Unit): string =>
  项目.map((one) => one.项目名称 + one.绩效目标 + one.绩效指标.map(printed).join('')).join('');

describe('realistic units', () => {
  it('have no error, whatever else a reviewer may say of them', () => {
    for (const read of units) expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('go by names that no two share, in folders of those names', () => {
    for (const [number, { folder }] of twenty.entries()) expect(folder.split('/').at(-1)).toBe(unitName(7, number));
    expect(new Set(Array.from({ length: 20_000 }, (_, number) => unitName(7, number))).size).toBe(20_000);
  });

  it('are as long as the shipped unit, each with texts of its own', () => {
    const shipped = stock.projects.reduce((sum, one) => sum + one.绩效目标.length, 0);
    const goals = twenty.map((_, number) => sound(number).unit.项目.map(({ 绩效目标 }) => 绩效目标));
    const ratios = goals.map((goal) => goal.join('').length / shipped);
    expect(Math.min(...ratios)).toBeGreaterThan(0.9);
    expect(Math.max(...ratios)).toBeLessThan(1.1);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1, 1);
    const count = goals.flat().length;
    expect(new Set(goals.flat()).size).toBeGreaterThan(count * 0.75);
    for (const [number] of twenty.entries()) {
      expect(sound(number).unit.项目.flatMap(({ 绩效指标 }) => 绩效指标)).toHaveLength(stock.indicators.list.length);
    }
  });

  it('have rare characters in a few of a hundred, and those are set like any other', async () => {
    const hundreds = Array.from({ length: 400 }, (_, number) => drawUnit(stock, { seed: 7, number, projects: 3 }));
    const named = hundreds.filter(({ projects }) =>
      projects.some(({ bytes }) => rare.test(new TextDecoder().decode(bytes))),
    );
    expect(named.length).toBeGreaterThanOrEqual(8);
    expect(named.length).toBeLessThanOrEqual(28);
    const shelf = await foundry.shelfFor(['𠀋']);
    for (const folder of named) {
      const read = readUnit(folder);
      expect(read.ok && shelf.missing('body', textOf(read.value.unit).replace(/\s/g, ''))).toBe(null);
    }
    const [folder] = named;
    const read = folder === undefined ? undefined : readUnit(folder);
    expect(read?.ok).toBe(true);
    if (read?.ok) await build(read.value);
  });
});

/** Writes both files; every writer reads its own back before it gives it away. */
async function build(read: ReadUnit): Promise<void> {
  const [form] = forms;
  const file = `templates/${form?.template}`;
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const template = openTemplate({ file, text });
  const shelf = await foundry.shelfFor([textOf(read.unit)]);
  if (form === undefined || !template.ok) throw new Error('no form');
  const composed = compile(read, form, template.value, shelf);
  if (!composed.ok) throw new Error(composed.diagnostics.map((one) => one.message).join('\n'));
  for (const format of formats) {
    const writer = await format.load();
    expect((await writer.write(composed.value, new Date(0))).diagnostics).toEqual([]);
  }
}

describe('the same seed', () => {
  it('draws the same bytes, however many units are drawn beside them', () => {
    for (const number of [0, 13]) {
      expect(drawUnit(openStock(), { seed: 7, number, projects: 33 })).toEqual(twenty[number]);
    }
    expect(drawUnit(stock, { seed: 8, number: 0, projects: 33 })).not.toEqual(twenty[0]);
  });

  it('draws the same numbers on every machine', () => {
    const chance = openChance(7, 0);
    expect(Array.from({ length: 8 }, () => chance.below(1000))).toEqual([794, 999, 294, 566, 8, 417, 623, 918]);
    expect(chance.stir([...'一二三四五六'], 2).join('')).toBe('二三一五四六');
  });
});

describe('the shipped texts', () => {
  it('are taken apart without a loss', () => {
    for (const { 绩效目标 } of stock.projects) expect(clausesOf(绩效目标).join('')).toBe(绩效目标);
  });
});
