import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/budget/suggest.ts';

const keys = ['总计', '财政拨款', '财政专户拨款', '其他资金', '项目名称', '绩效目标', '绩效指标', '年度指标值', '备注'];

describe('suggest', () => {
  it.each([
    ['财政拔款', '财政拨款'],
    ['财政拨款额', '财政拨款'],
    ['财政专户拔款', '财政专户拨款'],
    ['总记', '总计'],
    ['备住', '备注'],
    ['年底指标值', '年度指标值'],
    ['效绩目标', '绩效目标'],
    ['绩效日标', '绩效目标'],
    ['它其资金', '其他资金'],
  ])('takes %s for %s', (word, expected) => {
    expect(suggest(word, keys)).toBe(expected);
  });

  it.each(['项目负责人联系电话', 'x', '注', '完全无关'])('has no idea what %s was', (word) => {
    expect(suggest(word, keys)).toBeNull();
  });

  it('prefers a look-alike to another wrong character', () => {
    expect(suggest('未来', ['本来', '末来'])).toBe('末来');
  });
});
