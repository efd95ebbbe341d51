import { describe, expect, it } from 'vitest';
import { describeShift } from '../../src/history/describe-shift.ts';
import { shiftBetween } from '../../src/history/target-shift.ts';

const told = (before: string, after: string, name = '某项工作'): string | null => {
  const shift = shiftBetween(before, after, name);
  return shift === null ? null : describeShift(shift);
};

describe('the direction of a target value', () => {
  it.each([
    ['≥80%', '≥85%', '师生满意度', '提高 5 个百分点'],
    ['≥85%', '≥80%', '师生满意度', '降低 5 个百分点'],
    ['≥5000人次', '≥6000人次', '培训', '提高 1,000 人次（20.00%）'],
    ['80%以上', '不低于85%', '完成率', '提高 5 个百分点'],
    ['≤10天', '≤5天', '办结时间', '上限降低 5 天（50.00%），收紧'],
    ['≤5%', '≤8%', '投诉率', '上限提高 3 个百分点，放宽'],
    ['2%', '1%', '投诉率', '降低 1 个百分点，收紧'],
    ['0起', '1起', '安全事故数', '增加 1 起，放宽'],
    ['100%', '≥90%', '完成率', '不再要求 100%，改为“至少”，降低 10 个百分点，放宽'],
    ['≥90%', '＞90%', '完成率', '改为“大于”，收紧'],
    ['≥90%', '90%', '完成率', '不再写“至少”'],
    ['≥50%', '≤50%', '占比', '改为“至多”'],
    ['14个', '16个', '系统数', '增加 2 个（14.29%）'],
    ['80', '85', '满意度（%）', '提高 5 个百分点'],
    ['3万元', '40000元', '培训成本', '增加 10,000 元（33.33%），放宽'],
    ['0.1', '0.3', '增长倍数', '增加 0.2（200.00%）'],
    ['约1200人', '约1300人', '资助学生', '增加 100 人（8.33%）'],
    ['获奖≥4项', '获奖≥6项', '竞赛', '提高 2 项（50.00%）'],
  ])('%s → %s（%s）', (before, after, name, expected) => expect(told(before, after, name)).toBe(expected));

  it.each([
    ['良好', '优', '定性的值'],
    ['≥90%', '≥90人', '单位不同'],
    ['参赛4项', '获奖4项', '说的是两件事'],
    ['80%—90%', '85%—95%', '范围'],
    ['教师获奖≥4项 学生获奖≥10项', '教师获奖≥5项 学生获奖≥10项', '不止一个数'],
    ['12月底前', '11月底前', '日期'],
  ])('is not said where it cannot be known: %s → %s（%s）', (before, after) => expect(told(before, after)).toBeNull());

  it('is exact', () => {
    const shift = shiftBetween('≥0.1%', '≥0.3%', '增长率');
    expect(shift?.difference.toFixed()).toBe('0.2');
    expect(shift?.demand).toBe('stricter');
  });
});
