import { describe, expect, it } from 'vitest';
import { showDate } from '../../../src/exchange/read-workbook/show-date.ts';
import { showNumber } from '../../../src/exchange/read-workbook/show-number.ts';
import { bookOf, foundIn, planned, textsOf } from './books.ts';

describe('a number is read as its cell shows it', () => {
  it.each([
    ['0.9', '0%', '90%'],
    ['0.905', '0%', '90.5%'],
    ['0.9', '0.00%', '90.00%'],
    ['5000', '#,##0', '5,000'],
    ['100', '0.00', '100.00'],
    ['14', '0"个"', '14个'],
    ['14', 'General"个"', '14个'],
    ['85', '"≥"0"%"', '≥85%'],
    ['7', '000', '007'],
    ['-5', '0.00_);(0.00)', '(5.00)'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    ['38000000', '0!.0,"万元"', '3800.0万元'],
    ['15', 'General', '15'],
    ['0.5', '# ?/?', '0.5'],
    ['3', '[DBNum2][$-804]General', '3'],
  ])('%s under %s', (digits, format, shown) => {
    expect(showNumber(digits, format).text).toBe(shown);
  });

  it('and never with fewer digits than it has', () => {
    expect(showNumber('3.14159', '0.00')).toMatchObject({ text: '3.14159', isExact: false });
    expect(showNumber('38000000', '0!.0,')).toMatchObject({ digits: '3800', isExact: true });
  });
});

describe('what Excel took for a date is read as it was typed', () => {
  it.each([
    ['45721', 'm"月"d"日"', '3-5'],
    ['45721', 'd-mmm', '3-5'],
    ['18323', 'mmm-yy', '3-50'],
    ['0.0541666667', 'h:mm', '1:18'],
    ['45721', 'yyyy/m/d', null],
  ])('%s under %s', (digits, format, typed) => {
    expect(showDate(digits, format, false)?.typed).toBe(typed);
  });

  it('and counts days from 1904 where the workbook does', () => {
    expect(showDate('44259', 'yyyy-mm-dd', true)?.words).toBe('2025年3月5日');
    expect(showDate('45721', 'yyyy-mm-dd', false)?.words).toBe('2025年3月5日');
    expect(showDate('12', '0"d"', false)).toBeNull();
  });
});

const head = ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'];
const row = (amount: unknown, value: unknown, name: unknown = '购置图书数量') =>
  ['图书购置经费', amount, '购置中外文图书，丰富馆藏，满足读者的阅读需要。', '数量指标', name, value] as never[];
const oneRow = (amount: unknown, value: unknown, formats = {}) => bookOf({ rows: [head, row(amount, value)], formats });
describe('an amount', () => {
  it.each([
    [3800, '3,800.00'],
    [3800.13, '3,800.13'],
    [0.1 + 0.2, '0.30'],
    ['3800', '3,800.00'],
    ['３，８００．５０', '3,800.50'],
    [' 3,800.00 ', '3,800.00'],
    ['￥3,800.00', '3,800.00'],
    ['3800万元', '3,800.00'],
    ['38,000,000元', '3,800.00'],
    ['0.38亿元', '3,800.00'],
    [{ formula: '3000+800', result: 3800 }, '3,800.00'],
  ])('%j is %s', async (given, amount) => {
    const text = Object.values(textsOf(planned(await oneRow(given, '1册')))).join('');
    expect(text).toContain(`  财政拨款: ${amount}\n`);
  });

  it.each([
    ['约38万', 'B2 bad-amount'],
    [3800.125, 'B2 bad-amount'],
    ['1018437元', 'B2 bad-amount'],
    [{ formula: 'B9*2' }, 'B2 cell-uncomputed'],
    [{ error: '#DIV/0!' }, 'B2 cell-error'],
    [new Date(Date.UTC(2025, 2, 5)), 'B2 bad-amount'],
    ['—', 'B2 missing-field'],
    [undefined, 'B2 missing-field'],
    [-5, 'B2 bad-amount'],
  ])('%j is none', async (given, found) => {
    expect(foundIn(planned(await oneRow(given, '1册')))).toEqual([found]);
  });

  it('is not in percent', async () => {
    expect(foundIn(planned(await oneRow(0.5, '1册', { B2: '0%' })))).toEqual(['B2 bad-amount']);
  });
});

describe('an indicator value', () => {
  it('that was made a date is read, and told as doubtful', async () => {
    const plan = planned(await oneRow(120, new Date(Date.UTC(2025, 2, 5)), { F2: 'm"月"d"日"' }));
    expect(Object.values(textsOf(plan)).join('')).toContain('年度指标值: 3-5\n');
    expect(foundIn(plan, 'warning')).toContain('F2 cell-date');
  });

  it.each([
    [{ error: '#REF!' }, 'F2 cell-error'],
    [{ formula: 'A1&"册"' }, 'F2 cell-uncomputed'],
    [undefined, 'F2 missing-field'],
  ])('%j is an error at its cell, and told once', async (given, found) => {
    const plan = planned(await oneRow(120, given));
    expect([...new Set(foundIn(plan))]).toEqual([found]);
    expect(plan.isBlocked).toBe(true);
  });

  it('of several runs and lines is one text', async () => {
    const rich = { richText: [{ text: '≥' }, { font: { bold: true }, text: '90' }, { text: '%' }] };
    expect(Object.values(textsOf(planned(await oneRow(120, rich)))).join('')).toContain('年度指标值: ≥90%\n');
    const broken = planned(await bookOf({ rows: [head, row(120, '≥1\n册', '购置图\n书数量')] }));
    expect(Object.values(textsOf(broken)).join('')).toContain('名称: 购置图书数量\n');
  });
});
