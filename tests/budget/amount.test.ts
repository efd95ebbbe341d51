import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, sumOf, totalOf } from '../../src/budget/amount.ts';
import { parseAmount } from '../../src/budget/parse-amount.ts';

function read(text: string): string {
  const parsed = parseAmount(text);
  return 'amount' in parsed
    ? parsed.amount.toFixed()
    : `${parsed.fault.code}：${parsed.fault.message}${parsed.fault.hint}`;
}

const cents = fc.integer({ min: 0, max: 1_000_000_000_000 });
const ofCents = (count: number) => new Big(count).div(100);

describe('parseAmount', () => {
  it.each([
    ['3800', '3800'],
    ['3,800.00', '3800'],
    ['0.5', '0.5'],
    ['0', '0'],
    ['1,234,567.89', '1234567.89'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', '是空的'],
    ['  ', '是空的'],
    ['1.234', '有 3 位小数'],
    ['-5', '是负数'],
    ['－5', '全角'],
    ['3,80.00', '千分位逗号位置不对'],
    ['38,00', '千分位逗号位置不对'],
    ['3,8000', '千分位逗号位置不对'],
    ['３８００', '请写成“3800”'],
    ['3，800.00', '请写成“3,800.00”'],
    ['3800。50', '请写成“3800.50”'],
    ['3800万元', '请写成“3,800.00”'],
    ['3800元', '请写成“0.38”'],
    ['1.5亿', '请写成“15,000.00”'],
    ['¥3,800.00', '请写成“3,800.00”'],
    ['123元', '请换算成万元'],
    ['三千', '不是数'],
    ['约3800', '不是数'],
    ['1e3', '请写成普通的数，例如“1,000.00”'],
    ['1E999999', '科学记数法'],
    ['007', '多余的 0'],
    ['.5', '不是数'],
    ['5.', '不是数'],
    ['NaN', '不是数'],
    ['Infinity', '不是数'],
    ['0x10', '不是数'],
    ['9'.repeat(400), '太大'],
    ['9'.repeat(1_000_000), '太大'],
  ])('refuses %s', (text, expected) => {
    expect(read(text)).toMatch(/^(?:bad-amount|empty-value)：/);
    expect(read(text)).toContain(expected);
    expect(read(text).length).toBeLessThan(150);
  });

  it('never throws', () => {
    const unit = fc.constantFrom('1', '0', '.', ',', '-', 'e', '万', '元', '１', '，', ' ', '+', '¥', '亿');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => void read(text)),
      { numRuns: 2000 },
    );
  });
});

describe('formatAmount', () => {
  it('prints thousands separators and two decimals', () => {
    expect(
      ['0', '0.5', '999', '1000', '15448.37', '-1234.5', '-0.001'].map((text) => formatAmount(new Big(text))),
    ).toEqual(['0.00', '0.50', '999.00', '1,000.00', '15,448.37', '-1,234.50', '0.00']);
  });

  it('is undone by parseAmount, to the cent', () => {
    fc.assert(
      fc.property(cents, (count) => {
        const parsed = parseAmount(formatAmount(ofCents(count)));
        return 'amount' in parsed && parsed.amount.eq(ofCents(count));
      }),
    );
  });
});

describe('sums', () => {
  it('are exact where floats are not', () => {
    expect(sumOf([new Big('0.1'), new Big('0.2')]).toFixed()).toBe('0.3');
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 40 }), (counts) =>
        sumOf(counts.map(ofCents)).eq(
          new Big(counts.reduce((sum, count) => sum + BigInt(count), 0n).toString()).div(100),
        ),
      ),
    );
  });

  it('make 总计 of the sources, and take a written 总计 only without them', () => {
    expect(totalOf({ 总计: new Big(9), 财政拨款: new Big(1), 其他资金: new Big(2) }).toFixed()).toBe('3');
    expect(totalOf({ 总计: new Big(9) }).toFixed()).toBe('9');
    expect(totalOf({}).toFixed()).toBe('0');
  });
});
