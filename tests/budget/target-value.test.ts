import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndicatorName } from '../../src/budget/indicator-name.ts';
import { readTargetValue, targetValuesIn } from '../../src/budget/target-value.ts';

const signs = ['≥', '≤', '=', '＞', '＜', '≧', '≦', '>=', '<=', '＝', '>', '<'];
const meanings = ['≥', '≤', '=', '＞', '＜', '≥', '≤', '≥', '≤', '=', '＞', '＜'];
const units = ['%', '人', '人次', '人次/年', '万元', '门核心课程', '个学时', '平方米', '‰', ''];
const digits = fc.oneof(
  fc.nat(99_999).map(String),
  fc.tuple(fc.nat(999), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
  fc.integer({ min: 1000, max: 9_999_999 }).map((number) => number.toLocaleString('en-US')),
);
/** Everything that people put into values, and what they should not. */
const pieces = fc.constantFrom(
  ...[
    '≥',
    '>=',
    '约',
    '至少',
    '不低于',
    '以上',
    '左右',
    '余',
    '多',
    '%',
    '％',
    '人次',
    '万元',
    '。',
    '；',
    '，',
    '、',
    ' ',
  ],
  ...[
    '12',
    '1,000.5',
    '2025年',
    '１２',
    '1+X',
    '7×24',
    '-',
    '（',
    '）',
    '每',
    '内',
    '进一步',
    '提升',
    '5G',
    '第',
    '：',
    '😀',
  ],
);

describe('a target value', () => {
  it('is read as sign, number and unit, however it is spaced', () => {
    const space = fc.constantFrom('', ' ');
    const parts = fc.tuple(fc.nat(signs.length - 1), space, digits, space, fc.constantFrom(...units));
    fc.assert(
      fc.property(parts, ([sign, before, number, between, unit]) => {
        const written = signs[sign] ?? '';
        expect(readTargetValue(`${written}${before}${number}${between}${unit}`)).toMatchObject({
          subject: '',
          operator: written,
          means: meanings[sign],
          digits: number,
          number: Number(number.replaceAll(',', '')),
          offset: written.length + before.length,
          unit,
          adverb: '',
        });
      }),
    );
  });

  it('has every one of its numbers where it is said to be', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (texts) => {
        const text = texts.join('');
        const plain = text.normalize('NFKC').length === text.length ? text.normalize('NFKC') : null;
        let last = -1;
        for (const value of targetValuesIn(text)) {
          expect(value.offset).toBeGreaterThan(last);
          last = value.offset;
          expect(Number.isFinite(value.number)).toBe(true);
          if (plain !== null) expect(plain.slice(value.offset).startsWith(value.digits)).toBe(true);
          const { adverb, adverbOffset } = value;
          expect(adverb).toBe(adverbOffset === null ? '' : text.slice(adverbOffset, adverbOffset + adverb.length));
          expect(value.unit.startsWith(value.measure)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never makes the reader stumble, nor wait', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => targetValuesIn(text).length >= 0));
    for (const long of ['1', ' ', '（', '1,', '≥', '约', '每1', 'A-', '1 个 ', '2025年', '。', '进一步'])
      expect(targetValuesIn(long.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
  }, 5_000);

  it.each([
    ['约1237人', '', '约', null, 1237, '人'],
    ['85%以上', '', '以上', '≥', 85, '%'],
    ['≥5篇以上', '≥', '以上', '≥', 5, '篇'],
    ['不超过3个工作日', '', '不超过', '≤', 3, '个工作日'],
    ['50余所同类院校', '', '余', null, 50, '所同类院校'],
    ['100多间教室', '', '多', null, 100, '间教室'],
    ['９０％', '', '', null, 90, '%'],
    ['-5%', '', '', null, -5, '%'],
    ['（≥90%）', '≥', '', '≥', 90, '%'],
  ])('%s', (text, operator, adverb, means, number, unit) => {
    expect(readTargetValue(text)).toMatchObject({ operator, adverb, means, number, unit });
  });

  it('says what it is about', () => {
    expect(readTargetValue('重大网络安全事故发生率0%')?.subject).toBe('重大网络安全事故发生率');
    expect(readTargetValue('学生满意度：90%')?.subject).toBe('学生满意度');
    expect(readTargetValue('每月至少1次')?.subject).toBe('每月');
  });

  it.each(['节约5万元', '签约10家', '5多媒体教室', '80个省级以上奖项'])('%s has no adverb', (text) => {
    expect(readTargetValue(text)?.adverb).toBe('');
  });

  it.each([
    '进一步提升',
    '2025年12月31日前',
    '2023-2024学年',
    '12月底前',
    '80%—90%',
    '≥80%且≤95%',
    '1:18',
    '7×24小时',
    '',
  ])('“%s” is not one number', (text) => {
    expect(readTargetValue(text)).toBeNull();
  });

  it.each([
    ['教师获奖≥4项 学生获奖≥10项', [4, 10]],
    ['1+X证书数量≥32个，参与1+X证书培训学生1500人', [32, 1500]],
    ['25门以上（含省级2门）', [25]],
    ['2025年6月底前完成5篇', [5]],
    ['每3个月1次', [1]],
    ['5G基站3个、通过ISO9001认证1项', [3, 1]],
    ['24小时×7天', [24]],
  ])('%s holds %j', (text, numbers) => {
    expect(targetValuesIn(text).map(({ number }) => number)).toEqual(numbers);
  });
});

describe('the name of an indicator', () => {
  it.each([
    ['设备使用率（%）', '%', 'percentage'],
    ['学生受益面（人次/学年）', '人次', null],
    ['使用于实训课程数（门数）', '门', 'count'],
    ['使用课时数（学年）', '课时', 'count'],
    ['系统受益用户数（年）', '', 'count'],
    ['使用年限（年）', '年', null],
    ['书记校长访问企业次数', '次', 'count'],
    ['社会培训人日数', '人日', 'count'],
    ['采购软件数', '', 'count'],
    ['安保系数', '', null],
    ['工作效率', '', null],
    ['双师型专业课教师比例', '', 'percentage'],
  ])('%s carries the unit “%s” and asks for %s', (name, measure, asksFor) => {
    expect(readIndicatorName(name)).toMatchObject({ measure, asksFor });
  });

  it.each([
    ['平均故障率', true],
    ['火灾发生率', true],
    ['服务对象投诉次数', true],
    ['生均培养成本', true],
    ['重大安全事故起数（起）', true],
    ['故障工单关闭率', false],
    ['每年人防成本减少', false],
    ['成本控制率', false],
    ['投诉处理率', false],
    ['活动发生率', false],
  ])('%s is better the lower it is: %s', (name, isNegative) => {
    expect(readIndicatorName(name).isNegative).toBe(isNegative);
  });
});
