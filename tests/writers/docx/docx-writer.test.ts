import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FormDocument } from '../../../src/document/form-document.ts';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
import { cell, compose, formAround, INSTANT, SMALL, write } from './forms.ts';

describe('the Word document', () => {
  let parts: Readonly<Record<string, Uint8Array>>;
  const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const all = (path: string, pattern: RegExp): readonly string[] => part(path).match(pattern) ?? [];

  beforeAll(async () => {
    parts = unzipSync(await write(SMALL));
  });

  test('lies on a landscape page with the margins of the document', () => {
    expect(part('word/document.xml')).toContain('<w:pgSz w:w="16840" w:h="11900" w:orient="landscape"/>');
    expect(all('word/document.xml', /<w:pgMar [^>]*>/g)).toEqual([
      '<w:pgMar w:top="720" w:right="680" w:bottom="720" w:left="680" w:header="0" w:footer="250" w:gutter="0"/>',
    ]);
  });

  test('keeps the title in the outline', () => {
    expect(part('word/document.xml')).toMatch(/<w:pStyle w:val="Title"\/><\/w:pPr><w:r><w:t[^>]*>项目支出绩效目标表/);
    expect(all('word/styles.xml', /w:styleId="Title">.*?<\/w:style>/g)[0]).toContain('<w:outlineLvl w:val="0"/>');
  });

  test('sets the second part of the caption at the right margin', () => {
    expect(part('word/document.xml')).toMatch(
      /广州科技贸易职业学院<\/w:t><\/w:r><w:r><w:tab\/><\/w:r><w:r><w:t[^>]*>单位：万元/,
    );
    expect(part('word/styles.xml')).toContain('<w:tab w:val="right" w:pos="15480"/>');
  });

  test('repeats the header rows and lets every row split', () => {
    expect(all('word/document.xml', /<w:tr>(<w:trPr>.*?<\/w:trPr>)?/g)).toEqual([
      '<w:tr><w:trPr><w:tblHeader/></w:trPr>',
      '<w:tr><w:trPr><w:tblHeader/></w:trPr>',
      '<w:tr>',
      '<w:tr>',
    ]);
    expect(part('word/document.xml')).not.toContain('cantSplit');
  });

  test('has fixed widths that add up', () => {
    expect(part('word/document.xml')).toContain('<w:tblLayout w:type="fixed"/>');
    expect(all('word/document.xml', /<w:gridCol w:w="\d+"/g).map((column) => Number(column.match(/\d+/)?.[0]))).toEqual(
      [3200, 1800, 1800, 8680],
    );
    expect(part('word/document.xml')).toContain('<w:tblW w:type="dxa" w:w="15480"/>');
  });

  test('says that it is Chinese, and that no space is put between Han and Latin', () => {
    const styles = part('word/styles.xml');
    for (const mark of [
      'w:val="en-US" w:eastAsia="zh-CN"',
      '<w:kinsoku/>',
      '<w:overflowPunct/>',
      '<w:autoSpaceDE w:val="0"/>',
      '<w:autoSpaceDN w:val="0"/>',
      '<w:snapToGrid w:val="0"/>',
    ])
      expect(styles).toContain(mark);
    expect(part('word/settings.xml')).toContain(
      'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"',
    );
  });

  test('embeds Regular and Bold under one family of its own, with a Chinese fallback', () => {
    const fonts = all('word/fontTable.xml', /<w:font .*?<\/w:font>/g);
    const names = fonts.map((font) => font.match(/w:name="([^"]*)"/)?.[1]);
    const tag = names[0]?.slice(-8);
    expect(names).toEqual([`Form Hei ${tag}`, `Form Song ${tag}`, `Form Song Rare ${tag}`]);
    expect(fonts[0]).toMatch(/<w:altName w:val="黑体"\/>.*<w:charset w:val="86"\/>.*<w:embedBold /);
    expect(fonts[1]).toMatch(/<w:altName w:val="宋体"\/>.*<w:embedRegular .*<w:embedBold /);
    for (const font of fonts)
      expect(Number.parseInt(font.match(/w:csb0="(\w+)"/)?.[1] ?? '', 16) & (1 << 18)).not.toBe(0);
  });

  test('takes the rare character from the rare face', () => {
    expect(part('word/document.xml')).toMatch(
      /<w:rFonts w:ascii="Form Song Rare \w{8}"[^>]*><\/w:rPr><w:t[^>]*>𠀀<|<w:rFonts w:ascii="Form Song Rare \w{8}"[^>]*>.*?<w:t[^>]*>𠀀</,
    );
  });

  test('embeds no font of a single character, which LibreOffice prints as a box', () => {
    const fonts = Object.entries(parts).filter(([path]) => path.startsWith('word/fonts/'));
    expect(fonts).toHaveLength(4);
    for (const [, font] of fonts) {
      const bytes = Buffer.from(font);
      const maxp = bytes.readUInt32BE(bytes.indexOf('maxp') + 8);
      expect(bytes.readUInt16BE(maxp + 4)).toBeGreaterThan(3);
    }
  });

  test('counts its pages in the foot', () => {
    expect(part('word/footer1.xml').replace(/<[^>]*>/g, '')).toBe('第 PAGE 页 共 NUMPAGES 页');
  });

  test('carries its title and the given instant, in seconds', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:title>项目支出绩效目标表（含转移支付项目）</dc:title>');
    expect(core.match(/2025-03-01T08:30:20Z/g)).toHaveLength(2);
  });
});

test('a table of one cell in portrait, without foot, is written too', async () => {
  const table = {
    kind: 'table',
    columns: [500],
    rows: 1,
    headerRows: 0,
    bookmarks: [],
    padding: { x: 2, y: 2 },
    rule: 0.25,
  } as const;
  const form: FormDocument = { ...formAround({ ...table, cells: [cell(0, 0, '')] }), foot: null };
  const bytes = await write({ ...form, page: { ...form.page, width: 595, height: 842 } });
  expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain('w:orient="portrait"');
});

test('a form of a title alone is written too', async () => {
  const { blocks, ...form } = SMALL;
  await expect(write({ ...form, blocks: blocks.slice(0, 1) })).resolves.toBeInstanceOf(Uint8Array);
});

describe('a text that Word cannot hold is refused', () => {
  const table = {
    kind: 'table',
    columns: [500],
    rows: 1,
    headerRows: 0,
    bookmarks: [],
    padding: { x: 2, y: 2 },
    rule: 0.5,
  } as const;
  test.each([
    ['a control character', '资金\u0001', 'docx-character', '第 1 行第 1 列有 Word 文件不能存放的字符：U+0001。'],
    [
      'a line feed within a paragraph',
      '资\r金',
      'docx-character',
      '第 1 行第 1 列有 Word 文件不能存放的字符：U+000D。',
    ],
    ['half a surrogate pair', '资\ud840金', 'docx-character', '第 1 行第 1 列有 Word 文件不能存放的字符：U+D840。'],
    ['a non-character', '资\ufffe金', 'docx-character', '第 1 行第 1 列有 Word 文件不能存放的字符：U+FFFE。'],
    ['a character of no face', '资😀金', 'docx-glyph', '第 1 行第 1 列有字库中没有的字：U+1F600。'],
  ])('%s', async (_, text, code, message) => {
    const form = formAround({ ...table, cells: [cell(0, 0, text)] });
    const written = await docxWriter.write(await compose(form), INSTANT);
    expect(written.ok).toBe(false);
    expect(written.diagnostics.map((one) => [one.code, one.message])).toEqual([[code, message]]);
  });
});
