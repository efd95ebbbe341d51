import { describe, expect, it } from 'vitest';
import { toldBy } from './shipped.ts';

describe('of the amounts of 2025', () => {
  it('all are in 万元, from 8.00 to 3,800.00', () => {
    expect(toldBy('amount-scale')).toEqual([]);
  });

  it('the largest has one indicator', () => {
    expect(toldBy('large-project-few-indicators')).toEqual(['03:6:1 本项目资金 3,800.00 万元，只有 1 项绩效指标。']);
  });
});
