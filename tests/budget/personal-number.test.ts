import { describe, expect, it } from 'vitest';
import { findPersonalNumbers } from '../../src/budget/personal-number.ts';

const kindsIn = (text: string) => findPersonalNumbers(text).map(({ kind }) => kind);

describe('a personal number is found', () => {
  it.each([
    ['身份证11010519491231002X。', '居民身份证号码'],
    ['（440524188001010014已故）身份证440524198001010013', '居民身份证号码'],
    ['110105 19491231 002x', '居民身份证号码'],
    ['１１０１０５１９４９１２３１００２Ｘ', '居民身份证号码'],
    ['联系人13800138000', '手机号码'],
    ['138 0013 8000', '手机号码'],
    ['电话：+86-138-0013-8000，', '手机号码'],
    ['8613800138000', '手机号码'],
    ['账号6222021234567890128', '银行卡号'],
    ['6222 0212 3456 7890 128', '银行卡号'],
    ['4111-1111-1111-1111', '银行卡号'],
  ])('in %s', (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it('at its place, and is told without its middle', () => {
    expect(findPersonalNumbers('报修打138 0013 8000。')).toEqual([
      { kind: '手机号码', masked: '138…00', offset: 3, length: 13 },
    ]);
  });

  it('each, where there are several', () => {
    expect(kindsIn('13800138000、13900139000，身份证11010519491231002X')).toEqual([
      '手机号码',
      '手机号码',
      '居民身份证号码',
    ]);
  });
});

describe('no personal number is found', () => {
  it.each([
    ['in one whose check digit is wrong', '110105194912310021'],
    ['in one of no province', '990105194912310021'],
    ['in a credit code of a unit', '12440100455858123X、12440000455863XY7A'],
    ['in a card number whose Luhn sum is wrong', '6222021234567890123'],
    ['in an account of a unit', '44001583404059000123'],
    ['in a contract number', 'HT13800138000、202513800138000、合同15012345678号'],
    ['in an amount', '13800138000元、1,380,013,800.00、15000000000.50'],
    ['in a landline and a postcode', '020-34566666，510000，400-800-8000'],
    ['in years and counts', '2023-2024年 12000人 1000000 2000000册'],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
