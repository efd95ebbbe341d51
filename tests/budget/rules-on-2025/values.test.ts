import { describe, expect, it } from 'vitest';
import { fixesBy, foundBy, toldBy } from './shipped.ts';

/** `04 × 11`: eleven findings in project 4. */
function perProject(id: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const found of foundBy(id)) counts.set(found.slice(0, 2), (counts.get(found.slice(0, 2)) ?? 0) + 1);
  return [...counts].map(([project, count]) => `${project} × ${count}`);
}

describe('on the form of 2025, the rules about target values', () => {
  it('find the four ≧, and mend them', () => {
    expect(foundBy('odd-operator')).toEqual(['21:42:12 ≧', '21:46:12 ≧', '30:22:12 ≧', '30:46:12 ≧']);
    expect(fixesBy('odd-operator')).toEqual(Array(4).fill('≧ → ≥'));
  });

  it('find nine values with a word in place of a sign, and mend the one that is nothing else', () => {
    expect(foundBy('worded-operator')).toEqual([
      '05:17:36 以上',
      '05:33:39 以上',
      '07:18:35 以上',
      '13:18:13 余',
      '13:26:14 余',
      '13:30:12 85%以上',
      '25:10:12 约',
      '26:26:14 至少',
      '32:30:51 不低于',
    ]);
    expect(fixesBy('worded-operator')).toEqual(['85%以上 → ≥85%']);
  });

  it('find fifty numbers without a unit', () => {
    expect(perProject('number-without-unit')).toEqual([
      '04 × 11',
      '08 × 10',
      '11 × 2',
      '12 × 3',
      '14 × 1',
      '15 × 2',
      '16 × 1',
      '20 × 3',
      '21 × 6',
      '22 × 4',
      '23 × 1',
      '26 × 4',
      '30 × 2',
    ]);
  });

  it('find what the name counts in another unit than the value', () => {
    expect(toldBy('unit-mismatch')).toEqual([
      '07:42:22 名称的单位是“人日”，指标值的单位却是“人次”。',
      '31:18:16 名称的单位是“人”，指标值的单位却是“人次”。',
    ]);
  });

  it('find the rate that is a paragraph, and the counts that are shares', () => {
    expect(toldBy('missing-percent')).toEqual([
      '25:18:12 名称以“率”结尾，指标值“进一步强化受助学生的感恩意识和社会责任感，引导学…”却不是百分数。',
    ]);
    expect(foundBy('count-in-percent')).toEqual(['09:19:16 40%', '16:10:12 100%']);
  });

  it('find eight shares under 数量指标', () => {
    expect(foundBy('percent-under-quantity')).toEqual([
      '01:14:12 100%',
      '17:10:12 100%',
      '18:10:12 100%',
      '18:14:12 100%',
      '19:10:12 100%',
      '28:10:15 100%',
      '29:22:12 100%',
      '33:14:12 100%',
    ]);
  });

  it('find twenty values without a yardstick', () => {
    expect(foundBy('vague-value')).toEqual([
      '05:49:12 较强',
      '05:53:12 进一步提升',
      '05:61:12 进一步提高',
      '05:65:12 有效',
      '14:22:12 有效提高',
      '15:18:12 持续',
      '15:22:12 持续',
      '15:26:12 有效提高',
      '17:26:13 明显提升',
      '21:38:12 进一步提高',
      '23:22:12 进一步提升',
      '24:54:12 持续提升',
      '27:22:20 进一步提升',
      '27:26:12 有效提升',
      '27:30:12 有效提高',
      '28:26:12 明显提升',
      '29:38:12 有效',
      '30:38:12 进一步提高',
      '30:42:12 进一步提高',
      '31:42:16 有效提升',
    ]);
  });

  it('find four satisfactions of 100%', () => {
    expect(foundBy('certain-satisfaction')).toEqual(
      ['14:26:12', '17:30:12', '18:26:12', '28:30:12'].map((place) => `${place} 100%`),
    );
  });

  it('find four evils without a ceiling', () => {
    expect(toldBy('negative-without-ceiling')).toEqual([
      '01:22:23 “重大网络安全事故发生率”越低越好，指标值“0%”前面却没有写“≤”。',
      '19:22:12 “火灾死亡率”越低越好，指标值“0”前面却没有写“≤”。',
      '19:26:12 “火灾发生率”越低越好，指标值“0”前面却没有写“≤”。',
      '33:22:23 “重大网络安全事故发生率”越低越好，指标值“0%”前面却没有写“≤”。',
    ]);
  });

  it('find twelve values that hold several numbers', () => {
    expect(toldBy('several-values')).toEqual([
      '05:13:35 指标值里有 2 个数（≥32个、1500人），一条指标只能考核一个。',
      '05:17:33 指标值里有 3 个数（7个、35%、9个），一条指标只能考核一个。',
      '05:21:22 指标值里有 2 个数（8个、1个），一条指标只能考核一个。',
      '05:33:36 指标值里有 2 个数（6门、25门），一条指标只能考核一个。',
      '05:37:43 指标值里有 6 个数（16项、20项、15项……），一条指标只能考核一个。',
      '05:57:31 指标值里有 4 个数（2篇、2项、1本……），一条指标只能考核一个。',
      '07:14:28 指标值里有 6 个数（3部、8门、1个……），一条指标只能考核一个。',
      '07:18:23 指标值里有 3 个数（2项、100万、3项），一条指标只能考核一个。',
      '07:22:25 指标值里有 2 个数（≥4项、≥10项），一条指标只能考核一个。',
      '30:14:26 指标值里有 2 个数（5本、3本），一条指标只能考核一个。',
      '31:46:33 指标值里有 2 个数（≥92%、≥92%），一条指标只能考核一个。',
      '32:30:44 指标值里有 3 个数（1项、1项、2万元），一条指标只能考核一个。',
    ]);
  });

  it('find four values with a separator of the form, and mend them', () => {
    expect(fixesBy('separator-in-value')).toEqual([
      '。 → ',
      '；专业课程资源  8门，持续建设省级标准专业资源库1个，在线精品课2门；教科研论文8篇； → ，专业课程资源  8门，持续建设省级标准专业资源库1个，在线精品课2门，教科研论文8篇，',
      '。 → ',
      '；社会被服务人员满意度≥92%。 → ，社会被服务人员满意度≥92%',
    ]);
  });

  it('find six indicators in a class of another matter', () => {
    expect(foundBy('misfiled-class')).toEqual([
      '05:38:9 12-质量指标',
      '18:19:9 21-经济效益',
      '21:31:9 21-经济效益',
      '22:23:9 22-社会效益',
      '28:19:9 21-经济效益',
      '29:23:9 12-质量指标',
    ]);
  });

  it.each(['no-value', 'percent-over-hundred', 'annual-beyond-period'])('find nothing by %s', (id) => {
    expect(foundBy(id)).toEqual([]);
  });
});
