import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FormDocument } from '../../../src/document/form-document.ts';
import { xlsxWriter } from '../../../src/writers/xlsx/xlsx-writer.ts';
import { bigForm, cell, compose, formAround, INSTANT, SMALL } from '../docx/forms.ts';
import { DRAFT, marked } from '../marked.ts';
import { formOf, sentence, write, writeAndRead } from './forms.ts';

const sheetXml = async (document: FormDocument, sheet = 1): Promise<string> =>
  strFromU8(unzipSync(await write(document))[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array());

const amounts = { rule: 0.5, padding: { x: 3, y: 2 }, bookmarks: [], kind: 'table' } as const;

describe('the form as a workbook', () => {
  it('is one sheet on A4 landscape, as narrow as the page, with title, caption, heads and foot in their places', async () => {
    const { sheets } = await writeAndRead(SMALL);
    const [sheet] = sheets;
    expect(sheets.map(({ name }) => name)).toEqual(['项目支出绩效目标表（含转移支付项目）']);
    expect(sheet?.repeated).toBe("'项目支出绩效目标表（含转移支付项目）'!$3:$4");
    expect(sheet?.foot).toBe('&C&"宋体,常规"&8第 &P 页 共 &N 页');
    expect(sheet?.merges).toEqual(expect.arrayContaining(['A1:D1', 'A2:C2', 'A3:A4', 'B3:C3', 'D3:D4']));
    const xml = await sheetXml(SMALL);
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>');
  });

  it('has amounts that can be added up, and text that stays text', async () => {
    const [sheet] = (await writeAndRead(SMALL)).sheets;
    expect(sheet?.cells.get('B5')).toEqual({ kind: 'number', content: '661.18', formula: null, format: '#,##0.00' });
    expect(sheet?.cells.get('B6')).toMatchObject({ kind: 'number', content: '3300.00' });
    expect(sheet?.cells.get('C5')).toBeUndefined();
    expect(sheet?.cells.get('D5')?.content).toBe(
      '1.“课岗融合”精品课程≥25门，  满意度>90% & <100%。\n\n2.采购 {page} 𠀀类图书',
    );
    expect(sheet?.cells.get('D6')).toMatchObject({ kind: 'text', content: ' 支付结算款 ', format: '@' });
  });

  it('names the faces of the form', async () => {
    const styles = strFromU8(unzipSync(await write(SMALL))['xl/styles.xml'] ?? new Uint8Array());
    expect(styles).toContain('<font><b/><sz val="18"/><name val="宋体"/><charset val="134"/></font>');
    expect(styles).toContain('<font><sz val="8"/><name val="黑体"/><charset val="134"/></font>');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x")',
    '007',
    '1-2',
    '3/4',
    '1e3',
    '≥90%',
    'TRUE',
    '_x0041_',
    "'1",
  ])('keeps %s as text', async (text) => {
    const [sheet] = (await writeAndRead(formOf(text))).sheets;
    expect(sheet?.cells.get('C4')).toEqual({ kind: 'text', content: text, formula: null, format: '@' });
    expect(await sheetXml(formOf(text))).not.toContain('<f>');
  });

  it('escapes what Excel would take for an escape of its own', async () => {
    const strings = strFromU8(
      unzipSync(await write(formOf('_x000D_与_xyz_')))['xl/sharedStrings.xml'] ?? new Uint8Array(),
    );
    expect(strings).toContain('>_x005F_x000D_与_xyz_<');
  });

  it('says in the margin of every page that it is a draft, and where it comes from', async () => {
    const written = await xlsxWriter.write(marked(await compose(SMALL), DRAFT), INSTANT);
    const xml = written.ok ? strFromU8(unzipSync(written.value)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()) : '';
    expect(xml).toContain('<oddHeader>&amp;C&amp;"黑体,常规"&amp;K999999&amp;20草稿</oddHeader>');
    expect(xml).toContain(`<oddFooter>&amp;L&amp;"宋体,常规"&amp;6${DRAFT.origin}&amp;C`);
  });

  it('refuses a foot that Excel has no room for', async () => {
    const foot = { pattern: '页脚'.repeat(150), type: { size: 8, leading: 11 } };
    const written = await xlsxWriter.write(await compose({ ...SMALL, foot }), INSTANT);
    expect(written.diagnostics.map(({ code }) => code)).toEqual(['xlsx-long-foot']);
  });

  it('has a sheet for each table, named by what stands above it', async () => {
    const table = (text: string, columns: readonly number[]) => ({
      ...amounts,
      columns,
      rows: 1,
      headerRows: 0,
      cells: columns.map((_, column) => cell(0, column, text)),
    });
    const [title, caption] = SMALL.blocks;
    if (title?.kind !== 'paragraph' || caption?.kind !== 'paragraph') throw new Error('no title');
    const above = () => ({ ...caption, segments: ['资金增减图：[各项目]'] });
    const blocks = [title, table('一', [100, 200]), above(), table('二', [300]), above(), table('三', [300]), caption];
    const { sheets } = await writeAndRead({ ...SMALL, blocks });
    expect(sheets.map(({ name }) => name)).toEqual([
      '项目支出绩效目标表（含转移支付项目）',
      '资金增减图：各项目',
      '资金增减图：各项目3',
    ]);
    expect([...(sheets[2]?.cells.values() ?? [])].map(({ content }) => content)).toEqual([
      '资金增减图：[各项目]',
      '三',
      '单位名称：广州科技贸易职业学院',
      '单位：万元',
    ]);
  });

  it('draws bars over their cells', async () => {
    const bars = ['solid', 'hollow'] as const;
    const document = formAround({
      ...amounts,
      columns: [400, 374],
      rows: 2,
      headerRows: 0,
      cells: bars.flatMap((fill, row) => [
        cell(row, 0, '合计'),
        cell(row, 1, `${row + 1}.00`, {
          bar: { share: row === 0 ? 1 : 0.5, fill },
          align: row === 0 ? 'left' : 'right',
        }),
      ]),
    });
    const [sheet] = (await writeAndRead(document)).sheets;
    expect(sheet?.bars.map(({ row, column, fill }) => [row, column, fill])).toEqual([
      [2, 1, 'solid'],
      [3, 1, 'hollow'],
    ]);
    const [one = 0, other = 0] = sheet?.bars.map(({ length }) => length) ?? [];
    expect(one / other).toBeCloseTo(2, 3);
  });

  it('is written in the same bytes twice, and carries no other date', async () => {
    const [one, other] = [await write(bigForm()), await write(bigForm())];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(strFromU8(unzipSync(one)['docProps/core.xml'] ?? new Uint8Array())).toContain('>2025-03-01T08:30:20Z<');
  });
});

describe('a row that is taller', () => {
  const placesOf = async (...texts: readonly string[]) => {
    const [sheet] = (await writeAndRead(formOf(...texts))).sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const goals = [...sheet.cells].filter(([address]) => /^C(?![1-3]$)/.test(address));
    return {
      sheet,
      goals,
      breaks: [...(await sheetXml(formOf(...texts))).matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id)),
    };
  };

  it('than Excel makes one stands in two, whole in one merged cell, on a page of its own', async () => {
    const text = `${sentence}\n`.repeat(38).trimEnd();
    const { sheet, goals, breaks } = await placesOf(sentence, text);
    expect(Math.max(...sheet.heights.values())).toBeLessThanOrEqual(409);
    expect(sheet.merges).toEqual(expect.arrayContaining(['A5:A6', 'B5:B6', 'C5:C6']));
    expect(goals.map(([address, { content }]) => [address, content])).toEqual([
      ['C4', sentence],
      ['C5', text],
    ]);
    expect(breaks).toEqual([4]);
  });

  it('than a page is divided at lines, and loses nothing', async () => {
    const text = `${sentence.repeat(3)}\n`.repeat(70).trimEnd();
    const { sheet, goals, breaks } = await placesOf(text, sentence);
    const parts = goals.slice(0, -1).map(([, { content }]) => content);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
    expect(breaks).toHaveLength(parts.length);
    expect(Math.max(...sheet.heights.values())).toBeLessThanOrEqual(409);
    expect([...sheet.cells].filter(([, { content }]) => content === '项目1')).toHaveLength(1);
  });

  it('never makes the writer lose a character, whatever the texts are', async () => {
    const word = fc.constantFrom(sentence, '\n', '≥90%', '（二期）', ' ', 'http://a.example/b?c=d&e', '𠀀');
    const text = fc.array(word, { maxLength: 400 }).map((words) => words.join(''));
    await fc.assert(
      // The writer reads back what it wrote, and refuses what differs.
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        async (texts) => void (await write(formOf(...texts))),
      ),
      { numRuns: 25 },
    );
  });
});
