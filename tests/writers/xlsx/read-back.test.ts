import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FormPlan, planForm } from '../../../src/writers/xlsx/form-plan.ts';
import { readBack } from '../../../src/writers/xlsx/xlsx-writer.ts';
import { foundry } from '../../shelf.ts';
import { SMALL } from '../docx/forms.ts';
import { write } from './forms.ts';

describe('the read-back', () => {
  let sound: Readonly<Record<string, Uint8Array>>;
  let plan: FormPlan;
  beforeAll(async () => {
    sound = unzipSync(await write(SMALL));
    plan = planForm(SMALL, await foundry.shelfFor([JSON.stringify(SMALL)]));
  });

  const judge = (parts: Zippable) =>
    readBack(zipSync(parts, { level: 0 }), SMALL, plan, 'templates/表.hbs').map(({ message }) => message);

  /** The messages for a file in which one part was changed; the change must find something to change. */
  const messagesAfter = (path: string, change: (xml: string) => string): readonly string[] => {
    const xml = strFromU8(sound[path] ?? new Uint8Array());
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    return judge({ ...sound, [path]: strToU8(changed) });
  };
  const inSheet = (change: (xml: string) => string) => messagesAfter('xl/worksheets/sheet1.xml', change);
  const inTexts = (change: (xml: string) => string) => messagesAfter('xl/sharedStrings.xml', change);

  test('finds nothing in a sound file', () => {
    expect(judge({ ...sound })).toEqual([]);
  });

  test('finds a text that was blanked or changed, and names the place and both texts', () => {
    expect(inTexts((xml) => xml.replace('> 支付结算款 <', '> 支付結算款 <'))).toEqual([
      '生成的 Excel 文件与数据不符：第 4 行第 4 列应为“ 支付结算款 ”，实为“ 支付結算款 ”。',
    ]);
    expect(inTexts((xml) => xml.replace('，  满意度', '， 满意度'))).toHaveLength(1);
    expect(inTexts((xml) => xml.replace('。\n\n2.', '。\n2.'))).toHaveLength(1);
    expect(inTexts((xml) => xml.replace('>单位：万元<', '><'))).toHaveLength(1);
  });

  test('finds an amount that is another, is text, or is shown otherwise', () => {
    expect(inSheet((xml) => xml.replace('<v>661.18</v>', '<v>661.1800000001</v>'))).toHaveLength(1);
    expect(inSheet((xml) => xml.replace('<v>3300.00</v>', '<v>500.00</v>'))).toHaveLength(1);
    expect(messagesAfter('xl/styles.xml', (xml) => xml.replace('numFmtId="4"', 'numFmtId="1"'))).toHaveLength(3);
  });

  test('finds text that would not stay text', () => {
    expect(messagesAfter('xl/styles.xml', (xml) => xml.replaceAll('numFmtId="49"', 'numFmtId="0"'))).not.toEqual([]);
    expect(inSheet((xml) => xml.replace('<v>661.18</v>', '<f>1+1</f><v>661.18</v>'))).toEqual([
      '生成的 Excel 文件与数据不符：第 3 行第 2 列应为“661.18”，实为“=1+1”。',
    ]);
  });

  test('finds a cell too many, a cell and a row that are gone, two that were swapped', () => {
    expect(inSheet((xml) => xml.replace(/<c r="C5" s="(\d+)"\/>/, '<c r="C5" s="$1"><v>7</v></c>'))).not.toEqual([]);
    expect(inSheet((xml) => xml.replace('</row></sheetData>', '<c r="Z9"><v>1</v></c></row></sheetData>'))).toEqual([
      '生成的 Excel 文件与数据不符：工作表的 Z9应为“没有内容”，实为“1”。',
    ]);
    expect(inSheet((xml) => xml.replace(/<c r="D6"[^>]*><v>\d+<\/v><\/c>/, ''))).toHaveLength(1);
    expect(inSheet((xml) => xml.replace(/<row r="6".*?<\/row>/, '')).length).toBeGreaterThan(3);
    expect(inSheet((xml) => xml.replace('"B6"', '"?"').replace('"C6"', '"B6"').replace('"?"', '"C6"'))).toHaveLength(2);
  });

  test('finds a merge that was undone, a head that no longer repeats, a foot that changed, a row too tall', () => {
    expect(inSheet((xml) => xml.replace('<mergeCell ref="A3:A4"/>', ''))).toEqual([
      '生成的 Excel 文件与数据不符：第 1 行第 1 列的合并应为“A3:A4”，实为“A3”。',
    ]);
    expect(messagesAfter('xl/workbook.xml', (xml) => xml.replace('!$3:$4', '!$3:$3'))).toHaveLength(1);
    expect(inSheet((xml) => xml.replace('共 &amp;N 页', '共 &amp;P 页'))).toHaveLength(1);
    expect(inSheet((xml) => xml.replace(/ ht="[\d.]+"/, ' ht="500"'))).toEqual([
      '生成的 Excel 文件与数据不符：行高应为“不超过 409 磅”，实为“500 磅”。',
    ]);
  });

  test('refuses what is no workbook', () => {
    expect(inSheet((xml) => xml.replace('</sheetData>', ''))[0]).toContain('整个文件无法读回');
    const { 'xl/styles.xml': _, ...others } = sound;
    expect(judge(others)[0]).toContain('整个文件无法读回');
  });
});
