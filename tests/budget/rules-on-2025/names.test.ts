import { describe, expect, it } from 'vitest';
import { toldBy } from './shipped.ts';

describe('of the names of 2025', () => {
  it('two have lost a character of 市教育局; the two without it have another name', () => {
    const slip = '项目名称以“市教育广州科技贸易职业学院”开头，28 个项目都以“市教育局广州科技贸易职业学院”开头。';
    expect(toldBy('name-prefix')).toEqual([`17:1:7 ${slip}`, `31:1:7 ${slip}`]);
  });

  it('one says last year; a range that reaches 2025 does not', () => {
    expect(toldBy('name-year')).toEqual(['02:1:17 项目名称里写的是“2024年”，预算年度是 2025。']);
  });

  it('none is a placeholder, not even the one that the source does not have', () => {
    expect(toldBy('placeholder')).toEqual([]);
  });
});
