import { describe, expect, it } from 'vitest';
import { findTypos } from '../../src/budget/typo.ts';

const meantIn = (text: string, isCount = false) => findTypos(text, isCount).map(({ meant }) => meant);

describe('a typo', () => {
  it.each([
    ['建立建全管理制度', '建立健全'],
    ['进一步建全制度', '健全'],
    ['拔付及时率', '拨付'],
    ['划拔经费', '划拨'],
    ['截止2025年底', '截至'],
    ['截止至目前', '截至'],
    ['截至日期', '截止'],
    ['开设专用帐户', '账户'],
    ['防犯风险', '防范'],
    ['累积培训1000人次', '累计'],
    ['省级级示范点', '省级'],
  ])('is found in %s', (text, meant) => {
    expect(meantIn(text)).toEqual([meant]);
  });

  it.each([
    '建立健全的安全防控体系',
    '新建全自动生产线、组建全省联盟、建立全方位的制度',
    '选拔付出努力的学生',
    '选拔款式',
    '截止日期，2025年12月截止；截至2025年12月',
    '预防犯罪教育',
    '究竟争取多少',
    '累积经验和素材',
    '校园满意度、普通迅速',
    '省级级别、班级级长',
    '在原有基础实施建设',
  ])('is not found in %s', (text) => {
    expect(meantIn(text)).toEqual([]);
  });

  it('is the counting 累积 of every indicator, and in a goal that before a number', () => {
    expect(meantIn('累积合作企业', true)).toEqual(['累计']);
    expect(meantIn('累积合作企业')).toEqual([]);
    expect(meantIn('累积经验', true)).toEqual([]);
  });
});
