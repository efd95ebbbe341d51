import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fundingSources, sumOf, totalOf } from '../../../src/budget/amount.ts';
import { decimalOf } from '../../../src/budget/decimal.ts';
import type { Unit } from '../../../src/budget/unit.ts';
import { openUnitFolder } from '../../../src/build/open-unit-folder.ts';
import { readUnit } from '../../../src/compile/read-unit.ts';
import { recordUnit } from '../../../src/forms/performance-targets/records.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { readCsv, writeCsv } from '../../../src/writers/csv/csv-text.ts';
import { csvWriter, isReadAs } from '../../../src/writers/csv/csv-writer.ts';
import { root, shippedFolder } from '../../proof/story.ts';
import { compose, smallForm } from '../pdf/story.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a CSV file', () => {
  it('begins with a BOM, ends its lines with CRLF, and quotes only what it must', () => {
    expect(
      writeCsv([
        ['名称', '值'],
        ['a,b', '“c”'],
        ['d"e', 'f\ng'],
        ['', ''],
      ]),
    ).toBe('\uFEFF名称,值\r\n"a,b",“c”\r\n"d""e","f\ng"\r\n,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-5℃', "'-5℃"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['1-2', '1-2'],
    ['≥90%', '≥90%'],
  ])('guards %s as %s', (text, field) => {
    expect(writeCsv([[text]])).toBe(`\uFEFF${field}\r\n`);
    expect(readCsv(`\uFEFF${field}\r\n`)).toEqual([[text]]);
  });

  it('is read as it was written, whatever the texts are', () => {
    const piece = fc.constantFrom('=', "'", '"', ',', '\n', '\r', '\r\n', '\t', '-', '合计', ' ', '\uFEFF', '𠀀');
    const field = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (table) => {
        expect(readCsv(writeCsv(table))).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  it('with a quotation mark too few or at a wrong place is refused', () => {
    expect(() => readCsv('"a\r\n')).toThrow();
    expect(() => readCsv('"a"b\r\n')).toThrow();
  });

  it('that differs from the records is not given away', async () => {
    const records = [['名称'], ['=1']];
    expect(isReadAs(bytesOf(writeCsv(records)), records)).toBe(true);
    for (const spoiled of [
      '\uFEFF名称\r\n=2\r\n',
      '\uFEFF名称\r\n',
      '\uFEFF名称,\r\n=1\r\n',
      "\uFEFF名称\r\n'=1\r\n\r\n",
    ])
      expect(isReadAs(bytesOf(spoiled), records)).toBe(false);
    const written = await csvWriter.write({ ...(await compose(smallForm(''))), records }, new Date(0));
    expect(written.ok && new TextDecoder('utf-8', { ignoreBOM: true }).decode(written.value)).toBe(
      "\uFEFF名称\r\n'=1\r\n",
    );
  });
});

describe('the records of the shipped unit', () => {
  let unit: Unit;
  beforeAll(async () => {
    const read = readUnit((await openUnitFolder(openDisk(root), shippedFolder)).folder);
    if (!read.ok) throw new Error('the shipped unit has errors');
    unit = read.value.unit;
  });
  const columnOf = (rows: readonly (readonly string[])[], name: string): readonly string[] =>
    rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? '?');

  it('have a row for each indicator, in the order of the form', () => {
    const rows = recordUnit(unit);
    const indicators = unit.项目.flatMap(({ 绩效指标 }) => 绩效指标);
    expect(columnOf(rows, '名称')).toEqual(indicators.map(({ 名称 }) => 名称));
    expect(columnOf(rows, '年度指标值')).toEqual(indicators.map(({ 年度指标值 }) => 年度指标值));
    expect(columnOf(rows, '一级').filter((level) => !/^[123]-/.test(level))).toEqual([]);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });

  it('have amounts that add up to the unit’s, and every goal once', () => {
    const rows = recordUnit(unit);
    const sum = (name: string): string =>
      sumOf(columnOf(rows, name).flatMap((digits) => (digits === '' ? [] : [decimalOf(digits)]))).toFixed(2);
    expect(sum('总计')).toBe(totalOf(unit.单位.合计).toFixed(2));
    for (const source of fundingSources)
      expect(sum(source)).toBe((unit.单位.合计[source] ?? decimalOf('0')).toFixed(2));
    expect(columnOf(rows, '绩效目标').filter((goal) => goal !== '')).toEqual(unit.项目.map(({ 绩效目标 }) => 绩效目标));
  });
});
