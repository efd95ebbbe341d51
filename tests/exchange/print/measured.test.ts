import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../../tools.ts';
import { browserPrints, rawPrints, sheetPrints } from './foreign/collection.ts';
import { htmlOf, openHtmlPrinter } from './foreign/html-print.ts';
import { type Measured, measure } from './foreign/measure.ts';
import { printWithOffice, workbookOf } from './foreign/office-print.ts';
import { randomPrint } from './foreign/random-manner.ts';
import { openSample, type Sample } from './foreign/sample.ts';
import { tableOf } from './foreign/table-given.ts';
import { formRows, printForeign } from './foreign-print.ts';

/**
 * What is read out of prints of other systems, cell by cell. The law: what is wrong is doubted. `MUBIAO_TABLE=1` prints the
 * figures as they stand in the handbook; `MUBIAO_PRINTS=200` tries so many prints that chance lays out.
 */
const { MUBIAO_TABLE, MUBIAO_PRINTS = '2' } = process.env;
const table: string[] = [];
let sample: Sample;
beforeAll(async () => {
  sample = await openSample(8);
});
afterAll(() => {
  if (MUBIAO_TABLE !== undefined) process.stdout.write(`${table.join('\n')}\n`);
});

async function hold(program: string, name: string, bytes: Uint8Array, least: number | RegExp): Promise<Measured> {
  const measured = await measure(bytes, sample.unit);
  const { right, doubtedRight, doubtedWrong, wrong, refused, examples } = measured;
  const figures = refused === null ? [right, doubtedRight, doubtedWrong, wrong] : ['拒读', '', '', ''];
  table.push(`| ${program} | ${name} | ${figures.join(' | ')} |`);
  if (least instanceof RegExp) {
    expect(refused ?? '').toMatch(least);
    return measured;
  }
  expect(refused).toBeNull();
  expect(wrong === 0 ? [] : examples).toEqual([]);
  expect(right / (right + doubtedRight + doubtedWrong)).toBeGreaterThanOrEqual(least);
  return measured;
}

describeWith(['chromium'], 'a table that a browser printed: nothing is wrong in silence', () => {
  const printer = openHtmlPrinter();
  afterAll(() => printer.close());
  it.each(browserPrints)('$name', async ({ name, layout, manner, least }) => {
    await hold('浏览器', name, await printer.print(tableOf(sample, layout), manner), least);
  });
  it('is so for layouts that chance makes', async () => {
    const all = await openSample(33);
    for (let seed = 0; seed < Number(MUBIAO_PRINTS); seed++) {
      const { sample: own, layout, manner } = randomPrint(all, seed);
      const { wrong, examples } = await measure(await printer.print(tableOf(own, layout), manner), own.unit);
      expect({ seed, examples: wrong === 0 ? [] : examples }).toEqual({ seed, examples: [] });
    }
  }, 3_600_000);
});

describeWith(['soffice'], 'a table that an office program printed: nothing is wrong in silence', () => {
  let printed: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    const files = new Map<string, Uint8Array | string>();
    for (const [index, { layout, manner }] of sheetPrints.entries())
      files.set(`${index}.xlsx`, await workbookOf(tableOf(sample, layout), manner));
    files.set('writer.html', htmlOf(tableOf(sample)));
    files.set('writer-rows.html', htmlOf(tableOf(sample, { indicators: 'rows' })));
    files.set('writer-bare.html', htmlOf(tableOf(sample), { lines: 'none' }));
    printed = printWithOffice(files);
  });
  const of = (name: string): Uint8Array => printed.get(name) ?? new Uint8Array();
  it.each(sheetPrints.map((print, index) => ({ ...print, index })))('$name', async ({ name, index, least }) => {
    await hold('Calc（Excel 表）', name, of(`${index}.xlsx`), least);
  });
  it.each([
    ['有边框', 'writer.html', 1],
    ['一个指标一行', 'writer-rows.html', 1],
    ['没有边框', 'writer-bare.html', /没有表格线/],
  ] as const)('%s', async (name, file, least) => {
    await hold('Writer', name, of(file), least);
  });
});

describeWith([], 'a table that programs write in their own ways: nothing is wrong in silence', () => {
  it.each(rawPrints)('$name', async ({ name, manner, least }) => {
    const { unit, levels } = sample;
    const rows = formRows(unit.单位, unit.项目, levels, manner.without);
    const bytes = printForeign('项目支出绩效目标表', `单位名称：${unit.单位.单位名称}`, rows, manner);
    const { draft } = await hold('其他', name, bytes, least);
    expect(JSON.stringify(draft?.projects ?? [])).not.toMatch(/机密|草稿/);
  });
});
