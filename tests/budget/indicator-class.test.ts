import { describe, expect, it } from 'vitest';
import { classesOf, codesAbout, readClass } from '../../src/budget/indicator-class.ts';

const table = {
  预算年度: '2025',
  指标分类: [
    { 一级: '1-产出指标', 二级: ['11-数量指标', '12-质量指标', '14-'] },
    { 一级: '2-效益指标', 二级: ['22-社会效益', '24-'] },
  ],
};

describe('a class', () => {
  it.each([
    ['11-数量指标', 'known'],
    ['14-', 'known'],
    ['14-成本指标', 'customary'],
    ['14-成本', 'customary'],
    ['24-可持续影响指标', 'customary'],
    ['11-数目指标', 'renamed'],
    ['１１－数量指标', 'renamed'],
    ['11', 'renamed'],
    ['14-费用', 'renamed'],
    ['11-质量指标', 'contradictory'],
    ['14-数量指标', 'contradictory'],
    ['1-产出指标', 'level-one'],
    ['2-社会效益', 'level-one'],
    ['23-生态效益', 'unknown'],
    ['数量指标', 'unknown'],
  ])('%s is %s', (written, kind) => {
    expect(readClass(written, classesOf(table)).kind).toBe(kind);
  });

  it('is about what its own name, its customary name or its level 1 says', () => {
    expect([...codesAbout(table, '产出')]).toEqual(['11', '12', '14']);
    expect([...codesAbout(table, '成本')]).toEqual(['14']);
    expect([...codesAbout(table, '满意度')]).toEqual([]);
  });
});
