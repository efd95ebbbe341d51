import { describe, expect, it } from 'vitest';
import { foundBy, projectsFoundBy } from './shipped.ts';

describe('on the form of 2025, the rules about indicators', () => {
  it('find the six classes that are printed without a name', () => {
    expect(foundBy('class-blank')).toEqual([
      '17:19:9 14-',
      '17:23:9 24-',
      '19:23:9 24-',
      '23:19:9 24-',
      '24:51:9 24-',
      '28:23:9 24-',
    ]);
  });

  it('find the three projects without 效益, and the one without 数量', () => {
    expect(foundBy('output-benefit-missing')).toEqual(['03:6:1 绩效指标', '08:6:1 绩效指标', '16:6:1 绩效指标']);
    expect(foundBy('quantity-missing')).toEqual(['03:6:1 绩效指标']);
  });

  it('find the fifteen projects without 满意度', () => {
    expect(projectsFoundBy('satisfaction-missing')).toEqual([1, 2, 3, 4, 5, 10, 15, 16, 22, 24, 26, 27, 29, 32, 33]);
  });

  it('find the works that do not say what they cost', () => {
    expect(foundBy('cost-missing')).toEqual(['03:1:25 扩建', '18:1:30 维修', '19:1:30 改造']);
  });

  it('find the project with one indicator, and the two with the same ones', () => {
    expect(foundBy('indicator-count')).toEqual(['03:6:1 绩效指标']);
    expect(foundBy('same-indicators')).toEqual(['33:6:1 绩效指标']);
  });

  it.each(['unknown-class', 'class-name', 'indicator-name-length', 'duplicate-indicator', 'indicator-order'])(
    'find nothing by %s',
    (id) => {
      expect(foundBy(id)).toEqual([]);
    },
  );
});
