import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBack } from '../../../src/writers/docx/read-back.ts';
import { SMALL, write } from './forms.ts';

describe('the read-back', () => {
  let sound: Readonly<Record<string, Uint8Array>>;
  beforeAll(async () => {
    sound = unzipSync(await write(SMALL));
  });

  /** The messages for a file in which one part was changed; the change must find something to change. */
  const messagesAfter = (path: string, change: (xml: string) => string | null): readonly string[] => {
    const xml = strFromU8(sound[path] ?? new Uint8Array());
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    const { [path]: _, ...others } = sound;
    const parts: Zippable = changed === null ? others : { ...others, [path]: strToU8(changed) };
    return readBack(zipSync(parts, { level: 0 }), SMALL, 'templates/表.hbs').map(({ message }) => message);
  };
  const inDocument = (change: (xml: string) => string) => messagesAfter('word/document.xml', change);

  test('finds nothing in a sound file', () => {
    expect(readBack(zipSync({ ...sound }, { level: 0 }), SMALL, 't.hbs')).toEqual([]);
  });

  test('finds a text that was blanked, and names the place and both texts', () => {
    expect(inDocument((xml) => xml.replace('>661.18<', '><'))).toEqual([
      '生成的 Word 文件与数据不符：第 3 行第 2 列应为“661.18”，实为“”。',
    ]);
  });

  test('finds a space that was lost, a character that was changed', () => {
    expect(inDocument((xml) => xml.replace('，  满意度', '， 满意度'))).toHaveLength(1);
    expect(inDocument((xml) => xml.replace('> 支付结算款 <', '> 支付結算款 <'))).toEqual([
      '生成的 Word 文件与数据不符：第 4 行第 4 列应为“ 支付结算款 ”，实为“ 支付結算款 ”。',
    ]);
  });

  test('finds a paragraph that was dropped, within a cell or outside', () => {
    const paragraph = /<w:p><w:pPr><w:pStyle w:val="FormBody2?3?"\/><\/w:pPr><\/w:p>(?=<w:p>)/;
    expect(inDocument((xml) => xml.replace(paragraph, ''))).toHaveLength(1);
    expect(inDocument((xml) => xml.replace(/<w:p><w:pPr><w:pStyle w:val="FormCaption"\/>.*?<\/w:p>/, ''))).toHaveLength(
      1,
    );
  });

  test('finds two cells that were swapped', () => {
    const swapped = inDocument((xml) =>
      xml.replace('>3,300.00<', '>?<').replace('>500.00<', '>3,300.00<').replace('>?<', '>500.00<'),
    );
    expect(swapped).toEqual([
      '生成的 Word 文件与数据不符：第 4 行第 2 列应为“3,300.00”，实为“500.00”。',
      '生成的 Word 文件与数据不符：第 4 行第 3 列应为“500.00”，实为“3,300.00”。',
    ]);
  });

  test('finds a row that was dropped, a merge that was undone, a header that no longer repeats', () => {
    expect(inDocument((xml) => xml.replace(/<w:tr><w:tc>(?:(?!<\/w:tr>).)*<\/w:tr>(?=<\/w:tbl>)/, ''))).toContain(
      '生成的 Word 文件与数据不符：表格应为“4 行 4 列”，实为“3 行 4 列”。',
    );
    expect(inDocument((xml) => xml.replace('<w:gridSpan w:val="2"/>', ''))).not.toEqual([]);
    expect(inDocument((xml) => xml.replace('<w:vMerge w:val="continue"/>', ''))).not.toEqual([]);
    expect(inDocument((xml) => xml.replace('<w:tblHeader/>', ''))).toEqual([
      '生成的 Word 文件与数据不符：各页重复的表头应为“第 1 行、第 2 行”，实为“第 2 行”。',
    ]);
  });

  test('finds text in what Word repeats of a merged cell', () => {
    const smuggle = (xml: string) =>
      xml.replace(/(<w:vMerge w:val="continue"\/>.*?<\/w:pPr>)/, '$1<w:r><w:t>多</w:t></w:r>');
    expect(inDocument(smuggle)).toEqual([
      '生成的 Word 文件与数据不符：第 1 行第 1 列应为“项目名称”，实为“项目名称⏎多”。',
    ]);
  });

  test('finds a font that is not embedded: not in the table, not in the package, not asked for in that weight', () => {
    expect(messagesAfter('word/fontTable.xml', (xml) => xml.replace(/<w:embedRegular [^>]*>/, ''))).toHaveLength(1);
    expect(messagesAfter('word/fonts/font2.odttf', () => null)).toHaveLength(1);
    expect(messagesAfter('word/styles.xml', (xml) => xml.replace('<w:b/>', ''))).toEqual([]);
    expect(messagesAfter('word/styles.xml', (xml) => xml.replaceAll('Form Hei', 'SimHei'))).toHaveLength(1);
  });

  test('finds a foot that changed', () => {
    expect(messagesAfter('word/footer1.xml', (xml) => xml.replace('NUMPAGES', 'PAGE'))).toEqual([
      '生成的 Word 文件与数据不符：页脚应为“第 {page} 页 共 {pages} 页”，实为“第 {page} 页 共 {page} 页”。',
    ]);
  });

  test('refuses a file that is no XML', () => {
    expect(inDocument((xml) => xml.replace('</w:tbl>', ''))[0]).toContain('整个文件无法读回');
  });
});
