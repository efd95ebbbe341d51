import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBook } from '../../../src/exchange/read-workbook/read-book.ts';
import { bookOf, planned, textsOf } from './books.ts';

const rows = [
  ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'],
  ['图书购置经费', 120, '购置中外文图书，丰富馆藏，满足读者的阅读需要。', '数量指标', '购置图书数量', '≥10000册'],
];

type Parts = Record<string, Uint8Array>;

/** A sound workbook whose parts were changed. */
async function changed(change: (parts: Parts) => void): Promise<Uint8Array> {
  const parts: Parts = unzipSync(await bookOf({ rows }));
  change(parts);
  return zipSync(parts);
}

const sheetPart = 'xl/worksheets/sheet1.xml';
const edit = (part: string, from: string | RegExp, to: string) =>
  changed((parts) => {
    const text = strFromU8(parts[part] ?? new Uint8Array());
    if (text.search(from) < 0) throw new Error(`${part} has no ${from}`);
    parts[part] = strToU8(text.replace(from, to));
  });
const whyOf = (bytes: Uint8Array): string => {
  const read = readBook(bytes);
  return read.ok ? '' : read.why;
};

/** Memory and time that a reader takes. */
function measure(bytes: Uint8Array) {
  const before = performance.now();
  const read = readBook(bytes);
  return { read, milliseconds: performance.now() - before };
}

describe('what was made to burst its reader', () => {
  it('is refused by what it declares', async () => {
    const bomb = await changed((parts) => {
      parts['xl/media/image1.png'] = new Uint8Array(64 * 2 ** 20);
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(whyOf(bomb)).toContain('解压后大得不正常');
  });

  it('is refused by what it really is, whatever it declares', async () => {
    const sheet = Buffer.alloc(64 * 2 ** 20, ' ');
    const bomb = await changed((parts) => {
      parts[sheetPart] = sheet;
    });
    // The directory says 1000 bytes.
    const lying = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(sheet.length);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 1)) lying.writeUInt32LE(1000, at);
    const { read, milliseconds } = measure(lying);
    expect(read).toMatchObject({ ok: false, why: expect.stringContaining('文件已损坏') });
    expect(milliseconds).toBeLessThan(5000);
  });

  it('is refused where a part is not what its sum says', async () => {
    const bytes = Buffer.from(await changed(() => undefined));
    // The last mention of its name is in the directory, 30 bytes behind the sum.
    const entry = bytes.lastIndexOf(sheetPart) - 46;
    bytes.writeUInt32LE(12345, entry + 16);
    expect(whyOf(bytes)).toContain('文件已损坏');
  });

  it.each([
    [
      'a document type',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>',
      '文档类型声明',
    ],
    ['an entity that nobody declared', '<?xml version="1.0"?><worksheet>&lol;', '文件已损坏'],
  ])('is refused with %s', async (_, head, why) => {
    const bytes = await edit(sheetPart, /<\?xml.*?\?>/, head);
    expect(whyOf(bytes)).toContain(why);
  });

  it('is refused with a million rows of content', async () => {
    const many = Array.from(
      { length: 1_000_000 },
      (_, i) => `<row r="${i + 9}"><c r="A${i + 9}"><v>${i}</v></c></row>`,
    );
    const { read, milliseconds } = measure(await edit(sheetPart, '</sheetData>', `${many.join('')}</sheetData>`));
    expect(read).toMatchObject({ ok: false, why: expect.stringContaining('20000 行以上') });
    expect(milliseconds).toBeLessThan(10_000);
  }, 30_000);

  it('is read where a million rows have looks and nothing else, as after a click on a whole column', async () => {
    const many = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 9}" spans="1:7" s="0" customFormat="1"/>`);
    const bytes = await edit(sheetPart, '</sheetData>', `${many.join('')}</sheetData>`);
    const { read, milliseconds } = measure(bytes);
    expect(read.ok && read.book.sheets[0]?.rows.size).toBe(2);
    expect(milliseconds).toBeLessThan(10_000);
  }, 30_000);
});

describe('a package', () => {
  it.each(['../../evil.xml', '/etc/passwd', 'C:/x.xml', 'xl\\x.xml'])('with the path %s is refused', async (path) => {
    const bytes = await changed((parts) => {
      parts[path] = strToU8('x');
    });
    expect(whyOf(bytes)).toContain('名称不正常');
  });

  it('with a part twice is refused', async () => {
    const bytes = await changed((parts) => {
      parts['XL/workbook.xml'] = strToU8('x');
    });
    expect(whyOf(bytes)).toContain('同名');
  });

  it('that is cut off is refused, wherever it is cut', async () => {
    const bytes = await bookOf({ rows });
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(whyOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toContain('文件已损坏');
    }
  });

  it('of another kind is named', () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(whyOf(compound)).toContain('旧的 .xls 格式');
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(whyOf(encrypted)).toContain('打开密码');
    expect(whyOf(strToU8('<html><table><tr><td>项目</td></tr></table></html>'))).toContain('其实是网页');
    expect(whyOf(strToU8('x'))).toContain('不是 .xlsx 工作簿');
    const relations =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>';
    const word = { '_rels/.rels': strToU8(relations), 'word/document.xml': strToU8('<w:document/>') };
    expect(whyOf(zipSync(word))).toContain('Word 文件');
  });
});

describe('what a workbook could do', () => {
  it('is not done: macros are told and not run, links to other workbooks are told', async () => {
    const bytes = await edit(sheetPart, '<v>120</v>', '<f>[1]Sheet1!A1</f><v>120</v>');
    const parts = unzipSync(bytes);
    parts['xl/vbaProject.bin'] = strToU8('x');
    const plan = planned(zipSync(parts));
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toContain('财政拨款: 120.00');
    expect(plan.remarks).toContain('工作簿里有宏：没有运行，只读了格子里的内容。');
    expect(plan.remarks.join('')).toContain('引用了别的工作簿');
  });

  it('is text where it looks like a formula', async () => {
    const plan = planned(
      await bookOf({ rows: [rows[0] ?? [], [...(rows[1] ?? []).slice(0, 5), '=HYPERLINK("http://x")']] }),
    );
    expect(textsOf(plan)['项目/01-图书购置经费.yaml']).toContain('年度指标值: =HYPERLINK("http://x")\n');
  });
});
