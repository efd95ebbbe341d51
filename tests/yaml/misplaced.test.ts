import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/diagnostics/path.ts';
import { understand } from '../../src/yaml/parse.ts';
import { told } from '../diagnostics/told.ts';

const indicator = ['分类', '名称', '年度值', '备注'];

/** The keys of a small project. */
function keysAt(path: Path): readonly string[] {
  const [first, second] = path;
  if (first === undefined) return ['项目', '资金', '目标', '指标', '备注'];
  if (first === '资金' && second === undefined) return ['总计', '财政', '其他'];
  return first === '指标' && typeof second === 'number' && path.length === 2 ? indicator : [];
}

const head = '项目: 甲\n资金:\n  财政: 1\n目标: 乙\n指标:\n';
const one = '  - 分类: 11\n    名称: 丙\n    年度值: 2\n';
const two = '  - 分类: 12\n    名称: 丁\n    年度值: 3\n';
const story = `${head}${one}${two}备注: 戊\n`;
const sound = {
  项目: '甲',
  资金: { 财政: '1' },
  目标: '乙',
  指标: [
    { 分类: '11', 名称: '丙', 年度值: '2' },
    { 分类: '12', 名称: '丁', 年度值: '3' },
  ],
  备注: '戊',
};

const read = (text: string) => understand({ file: '项目/01.yaml', text }, keysAt);
const change = (from: string, to: string) => read(story.replace(from, to));

describe('a line that stands where its key does not belong', () => {
  it.each<readonly [string, string, string, string, string]>([
    ['under no source of funding', '  财政', '财政', '3:1 yaml-indent', '“财政”应当缩进在“资金”之下。'],
    ['a goal among the sources', '目标', '  目标', '4:3 yaml-indent', '这一行应当顶格写：“目标: 乙”。'],
    ...['', ' ', '  ', '   ', '     ', '      ', '        '].map((lead) => {
      const message =
        lead === '' ? '“名称”应当缩进在“指标”的一项之下。' : '这一行的缩进与同级的行没有对齐：“名称: 丙”。';
      return [
        `a name after ${lead.length} spaces`,
        '    名称: 丙',
        `${lead}名称: 丙`,
        `7:${lead.length + 1} yaml-indent`,
        message,
      ] as const;
    }),
    [
      'the last line of an item',
      '    年度值: 2',
      ' 年度值: 2',
      '8:2 yaml-indent',
      '这一行的缩进与同级的行没有对齐：“年度值: 2”。',
    ],
    [
      'a dash too far left',
      '  - 分类: 12',
      ' - 分类: 12',
      '9:2 yaml-indent',
      '这一行的缩进与同级的行没有对齐：“- 分类: 12”。',
    ],
    [
      'a first item without its dash',
      '  - 分类: 11',
      '  分类: 11',
      '6:3 yaml-dash',
      '这一项的开头缺少“- ”：“分类: 11”。',
    ],
    ['the same, aligned', '  - 分类: 11', '    分类: 11', '6:5 yaml-dash', '这一项的开头缺少“- ”：“分类: 11”。'],
    ['the same, not indented', '  - 分类: 11', '分类: 11', '6:1 yaml-dash', '这一项的开头缺少“- ”：“分类: 11”。'],
    [
      'a later item without its dash',
      '  - 分类: 12',
      '  分类: 12',
      '9:3 yaml-dash',
      '这一项的开头缺少“- ”：“分类: 12”。',
    ],
    ['the same, aligned', '  - 分类: 12', '    分类: 12', '9:5 yaml-dash', '这一项的开头缺少“- ”：“分类: 12”。'],
    [
      'an item whose lines are all too far left',
      one,
      one.replace('  - ', '  ').replaceAll('    ', '  '),
      '6:3 yaml-dash',
      '这一项的开头缺少“- ”：“分类: 11”。',
    ],
    [
      'an item without indentation',
      one,
      one.replaceAll('    ', ''),
      '7:1 yaml-indent',
      '“名称”应当缩进在“指标”的一项之下（连同下面共 2 行）。',
    ],
  ])('%s: is told once, and moved', (_, from, to, place, message) => {
    const { located, diagnostics } = change(from, to);
    expect(told(diagnostics)).toEqual([place]);
    expect(diagnostics[0]?.message).toBe(message);
    expect(located?.data).toEqual(sound);
  });

  it('is shown as it should be', () => {
    expect(change('  财政', '财政').diagnostics[0]?.hint).toBe('请在行首写 2 个半角空格：“  财政: 1”。');
    expect(change('    名称: 丙', ' 名称: 丙').diagnostics[0]?.hint).toBe(
      '同级的行请左对齐，这里行首应有 4 个半角空格。',
    );
    expect(change('  - 分类: 11', '  分类: 11').diagnostics[0]?.hint).toBe(
      '请写成“  - 分类: 11”，同一项的其余各行与“分类”左对齐。',
    );
  });

  it('does not hide other mistakes', () => {
    const text = story.replace('  财政', '财政').replace('名称: 丙', '名称：丙').replace('目标: 乙', '目标: 乙\n  己');
    expect(told(read(text).diagnostics)).toEqual(['3:1 yaml-indent', '5:3 yaml-folded', '8:7 yaml-fullwidth-colon']);
  });
});

describe('what is left alone', () => {
  it.each([
    ['the story', story],
    ['another habit of indentation', story.replaceAll(/^ {2}/gm, '      ')],
    ['a list that is not indented', story.replace(/^ {2}(?=- | {2}\S)/gm, '')],
    ['items of different depth', story.replace(two, '  -   分类: 12\n      名称: 丁\n      年度值: 3\n')],
    ['a file that is indented as a whole', story.replaceAll(/^/gm, '  ').trimEnd()],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ diagnostics: [], located: { data: sound } });
  });

  it('keys inside a text', () => {
    const text = story
      .replace('目标: 乙', '目标: |-\n  名称: 乙\n  资金:\n    财政: 3')
      .replace('名称: 丙', '名字: 丙');
    expect(read(text).diagnostics).toEqual([]);
    expect(read(text).located?.data).toMatchObject({ 目标: '名称: 乙\n资金:\n  财政: 3' });
  });

  it('an item that begins with an unknown key, and lists in an item', () => {
    expect(change('- 分类: 11', '- 指标分类: 11').diagnostics).toEqual([]);
    expect(change('    名称: 丙', '    名字: 丙\n    豁免:\n      - 规则: a\n        理由: b').diagnostics).toEqual([]);
  });

  it('a key that stands twice', () => {
    expect(told(change('    名称: 丙\n', '    名称: 丙\n    名称: 己\n').diagnostics)).toEqual([
      '8:5 yaml-duplicate-key',
    ]);
    expect(told(change('    名称: 丙\n', '    分类: 13\n    名称: 丙\n').diagnostics)).toEqual([
      '7:5 yaml-duplicate-key',
    ]);
  });
});

describe('entries that YAML takes for one text', () => {
  it.each([
    [
      'without the space',
      '财政:1.00\n  其他:2',
      ['3:5 yaml-colon-space', '4:5 yaml-colon-space'],
      '请写成“财政: 1.00”。',
    ],
    [
      'with a full-width colon',
      '财政：1.00\n  其他：2',
      ['3:5 yaml-fullwidth-colon', '4:5 yaml-fullwidth-colon'],
      '请把输入法切换到半角，写成“财政: 1.00”。',
    ],
  ])('%s', (_, to, places, hint) => {
    const { located, diagnostics } = change('财政: 1', to);
    expect(told(diagnostics)).toEqual(places);
    expect(diagnostics[0]?.hint).toBe(hint);
    expect(located?.data).toMatchObject({ 资金: { 财政: '1.00', 其他: '2' } });
  });
});
