import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { drawUnit } from '../../../bench/realistic/draw-unit.ts';
import { openStock } from '../../../bench/realistic/stock.ts';
import { fundingSources } from '../../../src/budget/amount.ts';
import { decimalOf } from '../../../src/budget/decimal.ts';
import { fields } from '../../../src/budget/schema/fields.ts';
import type { Funding, Project } from '../../../src/budget/unit.ts';
import { blankFillIn, type FillIn } from '../../../src/exchange/fill-in/content.ts';
import { findUnwritable } from '../../../src/exchange/fill-in/unwritable.ts';
import { writeFillIn } from '../../../src/exchange/fill-in/write-fill-in.ts';
import { openMemory } from '../../../src/workspace/memory.ts';
import { readWorkbook } from '../../../src/writers/xlsx/read-workbook.ts';
import { unit } from '../../history/random-units.ts';
import { contentOf, dataIn, table } from './story.ts';

const instant = new Date('2025-03-01T08:30:20Z');
const write = (content: FillIn): Promise<Uint8Array> => writeFillIn(content, instant);

/** As the workbook says it: a 总计 beside its sources is a formula. */
function withoutSums({ 资金, ...project }: Project): Project {
  const { 总计, ...sources } = 资金;
  const has = fundingSources.some((source) => sources[source] !== undefined);
  const own: Funding = has || 总计 === undefined ? sources : { 总计 };
  return { ...project, 资金: own };
}

const project: Project = {
  项目名称: '信息化运维项目',
  资金: { 财政拨款: decimalOf('101.84'), 其他资金: decimalOf('0.1') },
  绩效目标: '完成设备运维。',
  绩效指标: [{ 分类: '11-数量指标', 名称: '运维系统数', 实施周期指标值: '14个', 年度指标值: '14个' }],
};
const small: FillIn = {
  table,
  单位: { 单位名称: '南沙职业学校', 预算年度: '2025', 合计: { 总计: decimalOf('101.94') } },
  项目: [project],
  files: ['项目/01-信息化运维.yaml'],
};

const partOf = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
const sheetOf = (bytes: Uint8Array, name: string) => readWorkbook(bytes).sheets.find((sheet) => sheet.name === name);

describe('what the cells of the workbook say', () => {
  it('is the data, for any unit', async () => {
    await fc.assert(
      fc.asyncProperty(unit, async ({ 单位, 项目 }) => {
        const content: FillIn = { table, 单位, 项目 };
        fc.pre(findUnwritable(content).length === 0);
        expect(dataIn(await write(content))).toEqual({ 单位, 项目: 项目.map(withoutSums) });
      }),
      { numRuns: 60 },
    );
  });

  it('is the data of the shipped unit', async () => {
    const content = await contentOf();
    const said = dataIn(await write(content));
    expect(said).toEqual({ 单位: content.单位, 项目: content.项目 });
    expect(said.项目).toHaveLength(33);
  });

  it('is the data of 330 projects', async () => {
    const drawn = drawUnit(openStock(), { seed: 7, number: 0, projects: 330 });
    const files = [drawn.classTable, drawn.sheet, ...drawn.projects].flatMap((file) => file ?? []);
    const memory = openMemory(Object.fromEntries(files.map(({ file, bytes }) => [file, bytes])));
    const content = await contentOf(memory, drawn.folder);
    const { 单位, 项目 } = dataIn(await write(content));
    expect(项目).toHaveLength(330);
    expect({ 单位, 项目 }).toEqual({ 单位: content.单位, 项目: content.项目.map(withoutSums) });
  });

  it.each([
    '=1+1',
    '=HYPERLINK("http://a.example","看")',
    '+86',
    '-1',
    '@SUM(A1)',
    '007',
    '1-2',
    '3/4',
    '1e3',
    '≥90%',
    '_x000D_',
    "'=1",
    '㐀𠀀𪚥龘',
    ' 前后有空格 ',
  ])('is %s as it was typed, in a cell of text', async (text) => {
    const indicator = { 分类: '11-数量指标', 名称: text, 实施周期指标值: text, 年度指标值: text };
    const bytes = await write({ ...small, 项目: [{ ...project, 绩效目标: text, 绩效指标: [indicator] }] });
    expect(dataIn(bytes).项目[0]).toMatchObject({ 绩效目标: text, 绩效指标: [indicator] });
    for (const place of ['C2', 'D2', 'E2'])
      expect(sheetOf(bytes, '指标')?.cells.get(place)).toEqual({
        kind: 'text',
        content: text,
        formula: null,
        format: '@',
      });
    expect(partOf(bytes, 'xl/worksheets/sheet3.xml')).not.toContain('<f>');
  });

  it('is amounts to the last digit', async () => {
    const 资金 = {
      财政拨款: decimalOf('999999999999.99'),
      财政专户拨款: decimalOf('0.10'),
      其他资金: decimalOf('1e3'),
    };
    const cells = sheetOf(await write({ ...small, 项目: [{ ...project, 资金 }] }), '项目')?.cells;
    expect(['C2', 'D2', 'E2'].map((place) => cells?.get(place)?.content)).toEqual(['999999999999.99', '0.1', '1000']);
    expect(cells?.get('C2')?.format).toBe('#,##0.00');
  });
});

describe('the workbook', () => {
  it('has its four sheets, with heads that stay and are printed on every page', async () => {
    const { sheets, names } = readWorkbook(await write(small));
    expect(sheets.map(({ name }) => name)).toEqual(['单位', '项目', '指标', '填表说明']);
    expect(sheets.map(({ repeated }) => repeated)).toEqual(["'单位'!$1:$1", "'项目'!$1:$1", "'指标'!$1:$1", null]);
    expect([...names.keys()]).toEqual(['分类清单', '项目清单']);
    const xml = partOf(await write(small), 'xl/worksheets/sheet2.xml');
    expect(xml).toContain('xSplit="1" ySplit="1" topLeftCell="B2"');
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).not.toContain('sheetProtection');
  });

  it('adds up, and shows what differs from what was approved', async () => {
    const bytes = await write({ ...small, 单位: { ...small.单位, 合计: { 财政拨款: decimalOf('100') } } });
    const [unitCells, projectCells] = ['单位', '项目'].map((name) => sheetOf(bytes, name)?.cells);
    expect(projectCells?.get('B2')).toMatchObject({
      formula: 'IF(COUNT(C2:E2)=0,"",ROUND(SUM(C2:E2),2))',
      content: '101.94',
    });
    expect(projectCells?.get('G2')).toMatchObject({ content: '1' });
    expect(['C4', 'C5', 'C6', 'C7'].map((place) => unitCells?.get(place)?.content)).toEqual([
      '101.94',
      '101.84',
      '0',
      '0.1',
    ]);
    expect(['D4', 'D5', 'D6', 'D7'].map((place) => unitCells?.get(place)?.content)).toEqual(['', '1.84', '', '0.1']);
  });

  it('keeps a 总计 that stands alone as a number', async () => {
    const bytes = await write({ ...small, 项目: [{ ...project, 资金: { 总计: decimalOf('5') } }] });
    expect(sheetOf(bytes, '项目')?.cells.get('B2')).toMatchObject({ formula: null, content: '5' });
  });

  it('names the file of each project, and shows 豁免 only where there is one', async () => {
    const heads = (bytes: Uint8Array) =>
      [...(sheetOf(bytes, '项目')?.cells ?? [])].filter(([at]) => /^[A-Z]1$/.test(at));
    const plain = await write(small);
    expect(sheetOf(plain, '项目')?.cells.get('J2')?.content).toBe('01-信息化运维');
    expect(heads(plain).map(([, { content }]) => content)).not.toContain('豁免');
    const 豁免 = [{ 规则: 'goal-length', 理由: '批复原文如此\n见附件' }];
    expect(heads(await write({ ...small, 项目: [{ ...project, 豁免 }] })).map(([, { content }]) => content)).toContain(
      '豁免',
    );
  });

  it('explains every field in the words of the schema, and every class of the year', async () => {
    const bytes = await write(blankFillIn(table, null));
    const guide = [...(sheetOf(bytes, '填表说明')?.cells.values() ?? [])].map(({ content }) => content);
    for (const name of ['单位名称', '项目名称', '财政拨款', '绩效目标', '分类', '名称', '年度指标值'] as const)
      expect(guide).toContain(fields[name].description);
    expect(guide).toEqual(expect.arrayContaining(['11-数量指标', '12-质量指标', '14-', '22-社会效益']));
    const classes = readWorkbook(bytes).names.get('分类清单') ?? '';
    const [, first = 0, last = 0] = /\$B\$(\d+):\$B\$(\d+)$/.exec(classes)?.map(Number) ?? [];
    const listed = Array.from({ length: last - first + 1 }, (_, i) =>
      sheetOf(bytes, '填表说明')?.cells.get(`B${first + i}`),
    );
    expect(listed.map((cell) => cell?.content)).toEqual(['11-数量指标', '12-质量指标', '14-', '22-社会效益']);
  });

  it('is empty where it is to be, but for the year and the unit’s name', async () => {
    expect(dataIn(await write(blankFillIn(table, '南沙职业学校')))).toEqual({
      单位: { 单位名称: '南沙职业学校', 预算年度: '2025' },
      项目: [],
    });
    expect(dataIn(await write(blankFillIn(table, null))).单位).toEqual({ 预算年度: '2025' });
  });

  it('is written in the same bytes twice', async () => {
    const content = await contentOf();
    expect(Buffer.compare(await write(content), await write(content))).toBe(0);
  });
});

describe('what has no place in a workbook', () => {
  const codes = (content: FillIn) => findUnwritable(content).map(({ path, message }) => [path.join('.'), message]);

  it('is a text longer than a cell, or with more line breaks than it takes', () => {
    const long = { ...project, 绩效目标: '好'.repeat(32_768), 备注: '\n'.repeat(254) };
    expect(codes({ ...small, 项目: [long] })).toEqual([
      ['项目.0.绩效目标', '“绩效目标”有 32768 个字，Excel 的一格最多放 32767 个字。'],
      ['项目.0.备注', '“备注”换了 254 次行，Excel 的一格最多换 253 次行。'],
    ]);
    expect(codes({ ...small, 项目: [{ ...project, 绩效目标: '好'.repeat(32_767) }] })).toEqual([]);
  });

  it('is a second project of one name', () => {
    expect(codes({ ...small, 项目: [project, project] })).toEqual([
      ['项目.1.项目名称', '项目名称“信息化运维项目”与另一个项目相同，在工作簿里分不清是谁的指标。'],
    ]);
  });
});
