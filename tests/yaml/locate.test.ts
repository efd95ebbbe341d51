import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/diagnostics/path.ts';
import { understand } from '../../src/yaml/parse.ts';
import { at, textOf } from '../diagnostics/told.ts';

const text = `# 校舍维修
项目名称: 南沙职校校舍维修
引: '单''引'
双: "双\\"引\\u7532"
折: 通过开展
  项目，

  完成
块: |-
  第一行
    缩进行

  第三行
卷: >
  一
  二
空:
资金:
  财政拨款: 150.00
绩效指标:
  - 分类: 13-时效指标
    名称: 完成率
  - 文字
`;

function located(yaml = text) {
  const { located: file } = understand({ file: 'a.yaml', text: yaml });
  if (file === null) throw new Error('the story can be understood');
  return file;
}

function within(path: Path, part: string, yaml = text): string {
  const file = located(yaml);
  let value: unknown = file.data;
  for (const step of path) value = (value as Record<string | number, unknown>)[step];
  const offset = String(value).indexOf(part);
  return textOf(file.locateWithin(path, offset, part.length));
}

describe('locate', () => {
  it.each<[Path, string, string]>([
    [['项目名称'], '2:7', '南沙职校校舍维修'],
    [['引'], '3:5', "单''引"],
    [['双'], '4:5', '双\\"引\\u7532'],
    [['块'], '10:3', '第一行\n    缩进行\n\n  第三行'],
    [['资金', '财政拨款'], '19:9', '150.00'],
    [['绩效指标', 0, '名称'], '22:9', '完成率'],
    [['绩效指标', 1], '23:5', '文字'],
    [['绩效指标', 0], '21:5', '分类: 13-时效指标'],
  ])('finds the value at %j', (path, place, value) => {
    const span = located().locate(path);
    expect(at(span)).toBe(place);
    expect(textOf(span)).toBe(value);
  });

  it('finds a key, and the first key of a list entry', () => {
    expect(textOf(located().locate(['资金', '财政拨款'], 'key'))).toBe('财政拨款');
    expect(at(located().locate(['绩效指标', 0], 'key'))).toBe('21:5');
    expect(textOf(located().locate(['绩效指标', 0], 'key'))).toBe('分类');
  });

  it('gives the key of an empty value', () => {
    expect(textOf(located().locate(['空']))).toBe('空');
  });

  it('gives the key of the nearest ancestor of what is missing, never a whole parent', () => {
    expect(textOf(located().locate(['资金', '总计']))).toBe('资金');
    expect(textOf(located().locate(['绩效指标', 0, '年度指标值']))).toBe('分类');
    expect(textOf(located().locate(['绩效指标', 9, '名称']))).toBe('绩效指标');
    expect(located().locate(['单位名称'])).toMatchObject({ start: 0, end: 0 });
  });
});

describe('locateWithin', () => {
  it.each<[string, Path, string, string]>([
    ['a plain scalar', ['项目名称'], '校舍', '校舍'],
    ['a single-quoted one, past an escape', ['引'], '引', '引'],
    ['a doubled quote', ['引'], "'", "''"],
    ['a double-quoted one, past escapes', ['双'], '引', '引'],
    ['an escape', ['双'], '甲', '\\u7532'],
    ['a folded plain scalar', ['折'], '项目', '项目'],
    ['its last line', ['折'], '完成', '完成'],
    ['a block scalar', ['块'], '第一', '第一'],
    ['a line of a block that is indented more', ['块'], '缩进', '缩进'],
    ['a block past a blank line', ['块'], '三行', '三行'],
    ['a folded block', ['卷'], '二', '二'],
    ['a stretch over two lines of a block', ['块'], '一行\n  缩', '一行\n    缩'],
  ])('is exact in %s', (_, path, part, expected) => {
    expect(within(path, part)).toBe(expected);
    expect(within(path, part, text.replaceAll('\n', '\r\n'))).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it('answers with the whole value where the offset is outside', () => {
    expect(textOf(located().locateWithin(['项目名称'], 99, 1))).toBe('南沙职校校舍维修');
    expect(textOf(located().locateWithin(['资金'], 0, 1))).toBe('财政拨款: 150.00');
  });
});
