import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillInWorkbook } from '../../../src/exchange/fill-in/write-fill-in.ts';
import { packWorkbook } from '../../../src/writers/xlsx/package.ts';
import { compareCells } from '../../../src/writers/xlsx/read-cells.ts';
import { readWorkbook } from '../../../src/writers/xlsx/read-workbook.ts';
import type { Workbook } from '../../../src/writers/xlsx/workbook.ts';
import { contentOf } from './story.ts';

describe('what is held against the data before it is given away', () => {
  let workbook: Workbook;
  let sound: Readonly<Record<string, Uint8Array>>;
  beforeAll(async () => {
    workbook = fillInWorkbook(await contentOf());
    sound = unzipSync(await packWorkbook(workbook, new Date(0)));
  });

  /** Where a file differs in which one part was changed; the change must find something to change. */
  const placesAfter = (path: string, change: (xml: string) => string): readonly string[] => {
    const xml = strFromU8(sound[path] ?? new Uint8Array());
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    const bytes = zipSync({ ...sound, [path]: strToU8(changed) }, { level: 0 });
    return compareCells(readWorkbook(bytes), workbook).map(({ where }) => where.trim());
  };
  const projects = 'xl/worksheets/sheet2.xml';

  it('is sound as it is', () => {
    expect(compareCells(readWorkbook(zipSync({ ...sound }, { level: 0 })), workbook)).toEqual([]);
  });

  it.each<[string, string, (xml: string) => string, string]>([
    [
      'an amount with noise',
      projects,
      (xml) => xml.replace('<v>164.18</v></c><c r="D3"', '<v>164.18000000000001</v></c><c r="D3"'),
      '“项目”表的 C3',
    ],
    ['a formula that became a number', projects, (xml) => xml.replace(/<f>IF\(COUNT\(C4.*?<\/f>/, ''), '“项目”表的 B4'],
    [
      'a text in another cell',
      projects,
      (xml) => xml.replace('"A5"', '"?"').replace('"A6"', '"A5"').replace('"?"', '"A6"'),
      '“项目”表的 A5',
    ],
    ['a row that is gone', projects, (xml) => xml.replace(/<row r="9".*?<\/row>/, ''), '“项目”表的 A9'],
    [
      'a cell too many',
      projects,
      (xml) => xml.replace('<c r="H2"', '<c r="Z2" s="0"><v>1</v></c><c r="H2"'),
      '“项目”表的 Z2',
    ],
    [
      'a text that would be read as a number',
      'xl/styles.xml',
      (xml) => xml.replaceAll('numFmtId="49"', 'numFmtId="0"'),
      '“单位”表的 A1 的格式',
    ],
    [
      'a text that was changed',
      'xl/sharedStrings.xml',
      (xml) => xml.replace('向粤新公司支付结算款。', '向粤新公司支付结算款'),
      '“项目”表的 F4',
    ],
    ['a sheet of another name', 'xl/workbook.xml', (xml) => xml.replace('name="指标"', 'name="指标表"'), '第 3 张表'],
  ])('finds %s', (_, path, change, place) => {
    expect(placesAfter(path, change)).toContain(place);
  });
});
