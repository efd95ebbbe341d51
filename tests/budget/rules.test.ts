import { describe, expect, it } from 'vitest';
import { rules } from '../../src/budget/rules/index.ts';
import { change, found } from '../compile/story.ts';
import { at } from '../diagnostics/told.ts';

/** What some rules find once the class of the one indicator of 维修 is another. */
const foundOf = (ids: readonly string[], name: string) =>
  found('维修', '13-时效指标', name).filter(({ code }) => ids.includes(code));

describe('the rule book', () => {
  it('has one rule an id, each with a title and a basis', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.title.length * rule.basis.length).toBeGreaterThan(0);
    }
  });
});

describe('funding-total', () => {
  it('tells a project whose 总计 is not the sum of its sources, to the cent', () => {
    expect(change('培训', '总计: 50.50', '总计: 50.51')).toEqual(['02-培训.yaml:3:7 funding-total']);
    expect(found('培训', '总计: 50.50', '总计: 50.51')[0]?.message).toBe(
      '总计写的是 50.51，各资金来源之和是 50.50，相差 0.01。',
    );
  });

  it('tells a unit whose 总计 is not the sum of its sources, once', () => {
    expect(change('单位', '200.50', '1,200.50')).toEqual(['单位.yaml:4:7 funding-total']);
  });

  it('tells a project with a 总计 and no source', () => {
    expect(found('维修', '财政拨款: 150.00', '总计: 150.00').map(({ message }) => message)).toContain(
      '只写了总计 150.00，没有写资金来源。',
    );
  });

  it('adds decimals, not floats', () => {
    expect(
      change('培训', '总计: 50.50\n  财政拨款: 30.50', '总计: 50.50\n  财政专户拨款: 0.10\n  财政拨款: 30.40'),
    ).not.toContain('02-培训.yaml:3:7 funding-total');
  });

  it('computes a 总计 that is not written', () => {
    expect(change('培训', '  总计: 50.50\n', '')).toEqual([]);
  });
});

describe('unit-total', () => {
  it('tells a column that is not the sum of the projects, once', () => {
    expect(change('维修', '150.00', '150.01')).toEqual(['单位.yaml:5:9 unit-total']);
  });

  it('tells a column that projects have and the unit lacks, and names the first of them', () => {
    const [diagnostic] = found('单位', '  其他资金: 20.00\n', '').filter(({ code }) => code === 'unit-total');
    expect(diagnostic?.message).toBe('“合计”没有写其他资金，而各项目的其他资金之和是 20.00。');
    expect(diagnostic && at(diagnostic.span)).toBe('3:1');
    expect(diagnostic?.related?.map(({ span }) => at(span))).toEqual(['5:3']);
  });

  it('tells a column that the unit has and no project', () => {
    expect(
      found('单位', '其他资金: 20.00', '其他资金: 20.00\n  财政专户拨款: 5').map(({ message }) => message),
    ).toContain('“合计”的财政专户拨款是 5.00，却没有一个项目写了财政专户拨款。');
  });

  it('compares 总计 itself where the unit writes nothing else', () => {
    const codes = change('单位', '  总计: 200.50\n  财政拨款: 180.50\n  其他资金: 20.00\n', '  总计: 200.51\n');
    expect(codes).toEqual(['单位.yaml:3:1 unit-total', '单位.yaml:3:1 unit-total', '单位.yaml:4:7 unit-total']);
  });

  it('takes an absent column for zero', () => {
    expect(change('维修', '财政拨款: 150.00', '财政拨款: 150.00\n  财政专户拨款: 0.00')).toEqual([]);
  });
});

describe('duplicate-project', () => {
  it('tells the second of two projects with one name, and where the first stands', () => {
    expect(change('培训', '南沙职校教师培训', '南沙职校校舍维修')).toEqual(['02-培训.yaml:1:7 duplicate-project']);
    const [diagnostic] = found('培训', '南沙职校教师培训', '南沙职校校舍维修');
    expect(diagnostic?.related?.[0]?.span.source.file).toContain('01-维修.yaml');
  });
});

describe('unknown-class', () => {
  it.each([
    ['时效指标', '是否想写“13-时效指标”？'],
    ['33-时效指标', '是否想写“13-时效指标”？'],
    ['13-数量指标', '请按指标的内容写“13-时效指标”或“11-数量指标”。'],
    ['1-产出指标', '请写它之下的二级分类：“11-数量指标”、“13-时效指标”、“14-”。'],
    ['24-可持续影响', '可以写的分类：“11-数量指标”、“13-时效指标”、“14-”、“31-服务对象满意度”。'],
  ])('tells %s and says what to write', (name, hint) => {
    const [diagnostic, ...others] = foundOf(['unknown-class', 'class-name'], name);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'unknown-class', severity: 'error', hint });
    expect(diagnostic && at(diagnostic.span)).toBe('6:9');
  });

  it('accepts a class whose name is blank in the year', () => {
    expect(foundOf(['unknown-class', 'class-name'], '14-')).toEqual([]);
    expect(foundOf(['unknown-class', 'class-name', 'class-blank'], '14-成本指标')).toEqual([]);
  });
});

describe('class-name', () => {
  it.each([
    ['13－时效指标', '请写成“13-时效指标”。'],
    ['１３-时效指标', '请写成“13-时效指标”。'],
    ['13', '请写成“13-时效指标”。'],
    ['13-时效', '请写成“13-时效指标”。'],
    ['14', '请写成“14-”。'],
    ['14-费用', '本年度编号 14 没有名称，请写到减号为止：“14-”，或写习惯名称“14-成本指标”。'],
  ])('tells %s and says what to write', (name, hint) => {
    const [diagnostic, ...others] = foundOf(['unknown-class', 'class-name'], name);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'class-name', severity: 'warning', hint });
    expect(diagnostic && at(diagnostic.span)).toBe('6:9');
  });
});

describe('year-mismatch', () => {
  it('tells a unit of another year than the class table', () => {
    expect(change('单位', '2025', '2024')).toEqual(['单位.yaml:2:7 year-mismatch']);
    expect(change('指标分类', '2025', '2024')).toEqual(['单位.yaml:2:7 year-mismatch']);
  });
});
