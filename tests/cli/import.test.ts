import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf } from '../exchange/import/books.ts';
import { runIn } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const goal = '购置中外文图书，丰富馆藏，满足读者的阅读需要。';
const rows = (amount: string | number) => [
  ['填报单位：广州图书馆', undefined, undefined, undefined, '2025年度', '单位：万元'],
  ['项目名称', '财政拨款', '绩效目标', '二级指标', '三级指标', '指标值'],
  ['图书购置经费', amount, goal, '数量指标', '购置图书数量', '≥10000册'],
  [undefined, undefined, undefined, '社会效益', '到馆读者增长率', '≥5%'],
  [undefined, undefined, undefined, '服务对象满意度', '读者满意度', '≥90%'],
];
const put = async (name: string, amount: string | number) =>
  writeFileSync(join(folder, name), await bookOf({ rows: rows(amount) }));

describe('mubiao import of a workbook', () => {
  it('gives back a marked copy beside it, under a name that is free, and writes no data', async () => {
    await put('汇总.xlsx', '一百万');
    const first = await runIn(folder, ['import', '汇总.xlsx']);
    expect(first.exit).toBe(1);
    expect(first.out).toContain('已把问题标在 汇总-请修改.xlsx 里：有问题的格子涂了颜色，批注里写着怎样改。');
    expect(readdirSync(folder).sort()).toEqual(['汇总-请修改.xlsx', '汇总.xlsx']);
    // The same again is the same file; one in which someone has worked is not overwritten.
    await runIn(folder, ['import', '汇总.xlsx']);
    expect(readdirSync(folder)).toHaveLength(2);
    writeFileSync(join(folder, '汇总-请修改.xlsx'), '改了一半');
    expect((await runIn(folder, ['import', '汇总.xlsx'])).out).toContain('汇总-请修改-2.xlsx');
    expect(readFileSync(join(folder, '汇总-请修改.xlsx'), 'utf8')).toBe('改了一半');
  });

  it('takes the marked copy once it is mended', async () => {
    await put('汇总.xlsx', '一百万');
    await runIn(folder, ['import', '汇总.xlsx']);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '汇总-请修改.xlsx'));
    const cell = book.worksheets[0]?.getCell('B3');
    if (cell === undefined) throw new Error('no cell');
    cell.value = 100;
    await book.xlsx.writeFile(join(folder, '汇总-请修改.xlsx'));
    const told = await runIn(folder, ['import', '汇总-请修改.xlsx']);
    expect(told).toMatchObject({ exit: 0, out: expect.stringContaining('已导入：写入 3 个文件。') });
    expect(readdirSync(join(folder, 'data/2025/广州图书馆/项目'))).toEqual(['01-图书购置经费.yaml']);
  });

  it('shows and writes nothing with --dry-run, no copy either', async () => {
    await put('对.xlsx', 100);
    await put('错.xlsx', '一百万');
    expect(await runIn(folder, ['import', '对.xlsx', '--dry-run'])).toMatchObject({
      exit: 0,
      out: expect.stringContaining('新增单位'),
    });
    expect(await runIn(folder, ['import', '错.xlsx', '--dry-run'])).toMatchObject({ exit: 1 });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('reads a workbook with macros, and gives back one with macros', async () => {
    await put('汇总.xlsm', '一百万');
    expect((await runIn(folder, ['import', '汇总.xlsm'])).out).toContain('汇总-请修改.xlsm');
  });

  it('asks at a terminal before it changes data, unless --yes is given', async () => {
    await put('汇总.xlsx', 100);
    await runIn(folder, ['import', '汇总.xlsx']);
    await put('汇总.xlsx', 120);
    const asked: string[] = [];
    const ask = (answer: string) => async (question: string) => {
      asked.push(question);
      return answer;
    };
    const file = join(folder, 'data/2025/广州图书馆/项目/01-图书购置经费.yaml');
    const sheet = ['import', '汇总.xlsx', '--with-errors'];
    expect(await runIn(folder, sheet, {}, ask('n'))).toMatchObject({
      exit: 0,
      err: expect.stringContaining('没有写入。'),
    });
    expect(readFileSync(file, 'utf8')).toContain('财政拨款: 100.00');
    expect(asked).toEqual(['写入 data/2025/广州图书馆？（y/n）']);
    await runIn(folder, sheet, {}, ask('y'));
    expect(readFileSync(file, 'utf8')).toContain('财政拨款: 120.00');
    await put('汇总.xlsx', 130);
    await runIn(folder, [...sheet, '--yes'], {}, ask('n'));
    expect(readFileSync(file, 'utf8')).toContain('财政拨款: 130.00');
  });

  it('asks for the unit of money that nobody wrote', async () => {
    const bare = rows(1_000_000).map((row, index) => (index === 0 ? row.slice(0, 5) : row));
    writeFileSync(join(folder, '汇总.xlsx'), await bookOf({ rows: bare }));
    expect(await runIn(folder, ['import', '汇总.xlsx'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('请加 --money 元'),
    });
    const told = await runIn(folder, ['import', '汇总.xlsx'], {}, async (question) =>
      question.includes('是元还是万元') ? '元' : 'y',
    );
    expect(told.exit).toBe(0);
    expect(readFileSync(join(folder, 'data/2025/广州图书馆/项目/01-图书购置经费.yaml'), 'utf8')).toContain('100.00');
  });
});
