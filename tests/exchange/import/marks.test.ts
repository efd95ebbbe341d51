import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { markFindings } from '../../../src/exchange/import/mark-findings.ts';
import { markSheet } from '../../../src/exchange/import-marks/mark-sheet.ts';
import { readBook } from '../../../src/exchange/read-workbook/read-book.ts';
import { bookOf, planned } from './books.ts';

const head = ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'];
const rows = [
  head,
  ['图书购置经费', '一百万', '购置中外文图书，丰富馆藏，满足读者的阅读需要。', '数量指标', '购置图书数量', '≥10000册'],
  [undefined, undefined, undefined, '质量指标', undefined, '95%'],
];

async function marked(bytes: Uint8Array): Promise<Uint8Array> {
  const copy = markFindings(bytes, planned(bytes).findings);
  if (copy?.ok !== true) throw new Error('nothing was marked');
  return copy.bytes;
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const fillOf = (sheet: ExcelJS.Worksheet, cell: string) => {
  const { fill } = sheet.getCell(cell);
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
};
const noteOf = (sheet: ExcelJS.Worksheet, cell: string): string => {
  const { note } = sheet.getCell(cell);
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};

describe('the copy that is given back', () => {
  it('has each bad cell coloured, with a note that says what is wrong and what to write', async () => {
    const sheet = await open(await marked(await bookOf({ rows })));
    expect(fillOf(sheet, 'B2')).toBe('FFFFC7CE');
    expect(noteOf(sheet, 'B2')).toBe(
      '【mubiao 检查】\n错误：金额“一百万”不是数。\n请改：请只写阿拉伯数字，例如“3,800.00”，单位是万元。',
    );
    // A cell that is not there is put in.
    expect(fillOf(sheet, 'E3')).toBe('FFFFC7CE');
    expect(noteOf(sheet, 'E3')).toContain('没有填“名称”');
    expect(fillOf(sheet, 'F3')).toBeUndefined();
  });

  it('is the same workbook part by part but for what was marked: charts, macros, pictures, what nobody knows', async () => {
    const parts = unzipSync(await bookOf({ rows }, { name: '图', rows: [['x']] }));
    const others: Record<string, Uint8Array> = {
      'xl/charts/chart1.xml': strToU8('<c:chartSpace xmlns:c="x"/>'),
      'xl/drawings/drawing1.xml': strToU8('<xdr:wsDr xmlns:xdr="x"/>'),
      'xl/vbaProject.bin': new Uint8Array([1, 2, 3]),
      'customXml/item1.xml': strToU8('<x/>'),
      'xl/media/image1.png': new Uint8Array(2000).map((_, index) => (index * 7919) % 251),
    };
    const given = zipSync({ ...parts, ...others });
    const copy = unzipSync(await marked(given));
    const before = unzipSync(given);
    const touched = Object.keys(copy).filter(
      (name) => before[name] === undefined || Buffer.compare(before[name], copy[name] ?? new Uint8Array()) !== 0,
    );
    expect(touched.sort()).toEqual([
      '[Content_Types].xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(Object.keys(before).filter((name) => copy[name] === undefined)).toEqual([]);
  });

  it('says the same, cell by cell', async () => {
    const bytes = await bookOf({ rows, formats: { F2: '0%' } });
    const [before, after] = [readBook(bytes), readBook(await marked(bytes))];
    expect(after).toEqual(before);
  });

  it('keeps notes that were there, and adds to one that stands at the same cell', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    for (const row of rows) sheet.addRow(row);
    sheet.getCell('A2').note = '财务处：请核对名称';
    sheet.getCell('B2').note = '财务处：万元';
    const once = await marked(new Uint8Array(await book.xlsx.writeBuffer()));
    const copy = await open(once);
    expect(noteOf(copy, 'A2')).toBe('财务处：请核对名称');
    expect(noteOf(copy, 'B2')).toMatch(/^财务处：万元\n【mubiao 检查】\n错误：金额/);
    expect(noteOf(await open(await marked(once)), 'B2')).toBe(noteOf(copy, 'B2'));
    const boxes = strFromU8(unzipSync(await marked(once))['xl/drawings/vmlDrawing1.vml'] ?? new Uint8Array());
    // A box for each comment: two of the office's, one of ours.
    expect(boxes.match(/<v:shape /g)).toHaveLength(3);
  });

  it('keeps the look of a cell but for its colour', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    for (const row of rows) sheet.addRow(row);
    sheet.getCell('B2').style = {
      font: { name: '仿宋', bold: true, size: 13 },
      numFmt: '#,##0.00',
      alignment: { horizontal: 'right' },
      border: { top: { style: 'thin' } },
    };
    const cell = (await open(await marked(new Uint8Array(await book.xlsx.writeBuffer())))).getCell('B2');
    expect(cell.font).toMatchObject({ name: '仿宋', bold: true, size: 13 });
    expect(cell).toMatchObject({
      numFmt: '#,##0.00',
      alignment: { horizontal: 'right' },
      border: { top: { style: 'thin' } },
    });
  });

  it('of a copy that was mended in part takes back what is no longer wrong', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await marked(await bookOf({ rows }))) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    sheet.getCell('B2').value = 100;
    const again = await open(await marked(new Uint8Array(await book.xlsx.writeBuffer())));
    expect(fillOf(again, 'B2')).toBeUndefined();
    expect(fillOf(again, 'E3')).toBe('FFFFC7CE');
  });

  it('is the same bytes for the same marks', async () => {
    const bytes = await bookOf({ rows });
    expect(Buffer.compare(await marked(bytes), await marked(bytes))).toBe(0);
  });
});

describe('a sheet that is marked', () => {
  const restyle = (style: number): number => style + 100;
  it.each([
    ['<sheetData/>', '<sheetData><row r="2"><c r="B2" s="100"/></row></sheetData>'],
    ['<sheetData><row r="2"/></sheetData>', '<sheetData><row r="2"><c r="B2" s="100"/></row></sheetData>'],
    [
      '<sheetData><row r="1"><c r="A1"/></row><row r="3"/></sheetData>',
      '<sheetData><row r="1"><c r="A1"/></row><row r="2"><c r="B2" s="100"/></row><row r="3"/></sheetData>',
    ],
    [
      '<sheetData><row r="2"><c r="A2"/><c r="C2" s="4"><v>1</v></c></row></sheetData>',
      '<sheetData><row r="2"><c r="A2"/><c r="B2" s="100"/><c r="C2" s="4"><v>1</v></c></row></sheetData>',
    ],
    [
      '<sheetData><row r="2"><c r="B2" s="4" t="s"><v>1</v></c></row></sheetData>',
      '<sheetData><row r="2"><c r="B2" s="104" t="s"><v>1</v></c></row></sheetData>',
    ],
    // Places that are counted and not written, and another prefix.
    [
      '<sheetData><row/><row><c/><c s="1"/></row></sheetData>',
      '<sheetData><row/><row><c/><c s="101"/></row></sheetData>',
    ],
  ])('%s', (inside, made) => {
    const wrap = (text: string) => `<worksheet>${text}<pageMargins left="0.7"/></worksheet>`;
    expect(markSheet(wrap(inside), [{ column: 2, row: 2 }], restyle)).toBe(wrap(made));
    const prefixed = (text: string) => wrap(text).replace(/<(\/?)(\w)/g, '<$1x:$2');
    expect(markSheet(prefixed(inside), [{ column: 2, row: 2 }], restyle)).toBe(prefixed(made));
  });

  it('is not misled by what only looks like a cell', () => {
    const xml =
      '<worksheet><!-- <row r="2"><c r="B2"/> --><sheetData><row r="2"><c r="A2" t="str"><f>"&lt;c"</f><v>a>b</v></c></row></sheetData></worksheet>';
    expect(markSheet(xml, [{ column: 1, row: 2 }], restyle)).toContain('<c r="A2" t="str" s="100"><f>');
    expect(strFromU8(strToU8(xml))).toBe(xml);
  });
});
