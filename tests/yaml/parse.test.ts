import { describe, expect, it } from 'vitest';
import { parse, understand } from '../../src/yaml/parse.ts';
import { at, told } from '../diagnostics/told.ts';

const source = (text: string) => ({ file: '项目/01-校舍维修.yaml', text });
const complain = (text: string) => told(parse(source(text)).diagnostics);
const dataOf = (text: string) => understand(source(text)).located?.data;

describe('parse', () => {
  it('reads every scalar as text, and an empty value as null', () => {
    const parsed = parse(
      source('年: 2025\n额: 101.80\n号: 007\n科: 1e3\n是: yes\n空:\n无: ~\n引: ""\n列:\n  - 1\n  -\n'),
    );
    expect(parsed.ok && parsed.value.data).toEqual({
      年: '2025',
      额: '101.80',
      号: '007',
      科: '1e3',
      是: 'yes',
      空: null,
      无: '~',
      引: '',
      列: ['1', null],
    });
  });

  it('reads CRLF like LF', () => {
    const parsed = parse(source('甲: |-\r\n  一\r\n  二\r\n乙: 1\r\n'));
    expect(parsed.ok && parsed.value.data).toEqual({ 甲: '一\n二', 乙: '1' });
  });

  it('takes full-width colons inside a sound file for text', () => {
    expect(parse(source('目标: 主要包括：甲\n表:\n  - 说明：乙\n长: |-\n  名称：丙\n')).ok).toBe(true);
  });

  it('does not let a key become the prototype', () => {
    const parsed = parse(source('__proto__:\n  a: 1\n'));
    expect(parsed.ok && Object.hasOwn(parsed.value.data as object, '__proto__')).toBe(true);
  });

  it.each([
    ['an empty file', '', '1:1 empty-file'],
    ['white space only', ' \n\r\n\t\n', '1:1 empty-file'],
    ['comments only', '# 只有注释\n\n# 没有数据\n', '1:1 empty-file'],
    ['one full-width colon', '名称: 甲\n目标：乙\n年: 1\n', '2:3 yaml-fullwidth-colon'],
    ['a full-width colon in a map', '资金:\n  财政拨款: 1\n  其他资金：2\n目标: 甲\n', '3:7 yaml-fullwidth-colon'],
    ['a full-width colon in a list entry', '表:\n  - 分类：13\n    名称: 甲\n', '2:7 yaml-fullwidth-colon'],
    [
      'a file written only with full-width colons',
      '名称：甲\n资金：\n  财政拨款：1\n目标：|-\n  好：的\n',
      '1:3 yaml-fullwidth-colon',
    ],
    ['a missing space after the colon', '名称:甲\n年: 1\n', '1:3 yaml-colon-space'],
    ['a full-width space after the colon', '名称:　甲\n年: 1\n', '1:3 yaml-colon-space'],
    ['tabs as indentation', '资金:\n\t财政拨款: 1\n\t其他资金: 2\n', '2:1 yaml-tab'],
    ['full-width spaces as indentation', '目标: |-\n　　通过开展\n　　项目\n年: 1\n', '2:1 yaml-fullwidth-space'],
    [
      'no-break spaces as indentation',
      '资金:\n\u00a0\u00a0财政拨款: 1\n\u00a0\u00a0其他资金: 2\n年: 1\n',
      '2:1 yaml-fullwidth-space',
    ],
    ['dashes without a space where YAML sees keys', '表:\n  -分类: 1\n', '2:3 yaml-dash'],
    ['a full-width dash', '表:\n  － 分类: 1\n    名称: 2\n', '2:3 yaml-dash'],
    ['a dash without its space', '表:\n  -分类: 1\n   名称: 2\n   值: 3\n', '2:3 yaml-dash'],
    ['a colon inside a value', '名称: 甲: 乙\n年: 1\n', '1:5 yaml-quote'],
    ['a value that begins with >', '值: >90%\n年: 1\n', '1:4 yaml-quote'],
    ['a value that begins with %', '值: %\n', '1:4 yaml-quote'],
    ['a value that begins with a bracket', '名: [2025]1号文\n年: 1\n', '1:4 yaml-quote'],
    ['a bracket that is never closed', '名: [甲\n年: 1\n', '1:4 yaml-quote'],
    ['text after a closing quotation mark', '名: "十四五"规划\n年: 1\n', '1:4 yaml-quote'],
    ['a quotation mark that is never closed', '名: "甲\n年: 1\n月: 2\n', '1:4 yaml-quote'],
    ['a bad escape', '名: "\\q"\n', '1:5 yaml-quote'],
    ['a key indented under a text', '名: 甲\n  年: 1\n', '2:3 yaml-indent'],
    ['a list entry indented too far', '表:\n  - 名: 1\n    值: x\n      - 名: 2\n', '4:7 yaml-indent'],
    ['an indentation between two levels', '表:\n  名: 1\n 值: 2\n', '3:2 yaml-indent'],
    ['a first line that is indented', '  名: 1\n值: 2\n', '1:3 yaml-indent'],
    ['a text line that fell out of its value', '目标: 通过开展\n项目，完成\n建设\n年: 1\n', '2:1 yaml-no-colon'],
    ['a file that is no map', '项目名称\n', '1:1 yaml-no-colon'],
    ['a list as the whole file', '- 甲\n- 乙\n', '1:1 wrong-kind'],
    ['a key that stands twice', '名: 1\n年: 2\n名: 3\n', '3:1 yaml-duplicate-key'],
    ['an alias', '名: *重点\n', '1:4 yaml-anchor'],
    ['an anchor', '名: &甲 乙\n', '1:4 yaml-anchor'],
    ['a tag', '名: !!int 3\n', '1:4 yaml-tag'],
    ['two documents', '---\n名: 1\n---\n名: 2\n', '3:1 yaml-multiple-documents'],
    ['a key without a name', '名: 1\n: 2\n', '2:1 yaml-bad-key'],
    ['nesting without end', '['.repeat(100_000), '1:101 yaml-too-deep'],
    ['dashes without end', '- '.repeat(100_000), '1:1 yaml-too-deep'],
    ['a value of more than 1 MB', `名: ${'甲'.repeat(1_100_000)}\n`, '1:4 yaml-long-value'],
  ])('tells %s once, at its place', (_, text, expected) => {
    expect(complain(text)).toEqual([expected]);
  });

  it.each([
    ['a plain value', '目标: 第一段。\n  第二段。\n年: 1\n', '2:3 yaml-folded'],
    ['a plain value below its key', '目标:\n  第一段。\n\n  第二段。\n  第三段。\n年: 1\n', '4:3 yaml-folded'],
    ['a value in double quotes', '目标: "第一段。\n  第二段。"\n', '2:3 yaml-folded'],
    ['a value in single quotes', "目标: '第一段。\n\n  第二段。'\n", '3:3 yaml-folded'],
    ['a > block', '目标: >-\n  第一段。\n  第二段。\n年: 1\n', '3:3 yaml-folded'],
    ['an entry of a list', '表:\n  - 第一段。\n    第二段。\n', '3:5 yaml-folded'],
  ])('refuses to fold %s, which would add a space and lose a paragraph', (_, text, expected) => {
    expect(complain(text)).toEqual([expected]);
    expect(complain(text.replaceAll('\n', '\r\n'))).toEqual([expected]);
    expect(complain(`${text}号：2\n`)).toEqual([expected, expect.stringContaining('yaml-fullwidth-colon')]);
  });

  it('says how to write paragraphs, and how to write one line', () => {
    expect(parse(source('目标: 第一段。\n  第二段。\n')).diagnostics).toMatchObject([
      {
        message: '“目标”的内容换了行，却没有用“|-”，几行会接成一行，中间多出空格。',
        hint: '几段就写成“目标: |-”，下面一行一段，各比“目标”多缩进两格：“第一段。”、“第二段。”；一段就写在一行里：“第一段。第二段。”。',
      },
    ]);
    const [block] = parse(source('目标: >\n  第一段。\n  第二段。\n')).diagnostics;
    expect(block?.message).toBe('“目标”用了“>”，几行会接成一行，中间多出空格。');
  });

  it('lets a value stand alone on the line below its key', () => {
    const parsed = parse(source('目标:\n  第一段。\n卷: >-\n  一\n引:\n  "甲"\n'));
    expect(parsed.ok && parsed.value.data).toEqual({ 目标: '第一段。', 卷: '一', 引: '甲' });
  });

  it('says what a lone dash should have been', () => {
    const found = parse(source('资金:\n  财政拨款: 1\n  其他资金: -\n年: - # 无\n')).diagnostics;
    expect(told(found)).toEqual(['3:9 yaml-lone-dash', '4:4 yaml-lone-dash']);
    expect(found[0]).toMatchObject({
      message: '“其他资金”后面只有一个“-”，YAML 读不懂。',
      hint: "没有就删去这一行；金额也可以写“0.00”，文字请用单引号括起来：'-'。",
    });
  });

  it('refuses an alias bomb without expanding it', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) =>
        `a${index}: &a${index} [${Array(10)
          .fill(index ? `*a${index - 1}` : '哈')
          .join(', ')}]`,
    );
    expect(complain(`${lines.join('\n')}\n`)).toEqual(['1:5 yaml-anchor']);
  });

  it('tells all mistakes of a file in one run', () => {
    const text = '名称：甲\n目标: 乙: 丙\n资金:\n  财政拨款:100\n  其他资金: 2\n年: "二〇"二五\n';
    expect(complain(text)).toEqual([
      '1:3 yaml-fullwidth-colon',
      '2:5 yaml-quote',
      '4:7 yaml-colon-space',
      '6:4 yaml-quote',
    ]);
  });

  it('understands what was meant where the repair leaves no doubt', () => {
    expect(dataOf('名称：甲\n值: >90%\n引: "十四五"规划\n资金:\n\t财政拨款: 1\n')).toEqual({
      名称: '甲',
      值: '>90%',
      引: '"十四五"规划',
      资金: { 财政拨款: '1' },
    });
    expect(dataOf('目标: 通过\n项目完成\n')).toBeUndefined();
  });

  it('locates in the file as it is, not in the repaired text', () => {
    const located = understand(source('名称：甲\n引: "十四五"规划\n值: 乙\n')).located;
    expect(located && at(located.locate(['名称']))).toBe('1:4');
    expect(located && at(located.locate(['值']))).toBe('3:4');
    expect(located && at(located.locateWithin(['引'], 5, 1))).toBe('2:9');
  });

  it('writes the right line into the hint', () => {
    expect(parse(source('项目名称：信息化运维\n年: 1\n')).diagnostics[0]).toMatchObject({
      message: '“项目名称”后面的冒号是全角的“：”，应为半角冒号加一个空格。',
      hint: '请把输入法切换到半角，写成“项目名称: 信息化运维”。',
    });
    expect(parse(source('名: "十四五"规划\n')).diagnostics[0]?.hint).toBe(
      '请用单引号把整个值括起来：\'"十四五"规划\'。',
    );
  });

  it('counts the colons of a file written only with full-width ones', () => {
    expect(parse(source('名称：甲\n目标：乙\n')).diagnostics[0]?.message).toContain('共有 2 处');
  });

  it('refuses text that a # turns into a comment, but no comment', () => {
    const sound = '额: 100 # 核定\n数: 2 ## 核定\n# 甲\n引: "2 #楼"\n目标: |-\n  3 #楼\n表: #万元\n  - 甲\n';
    expect(parse(source(sound)).diagnostics).toEqual([]);
    expect(complain(`名称: 1 #楼维修\n${sound}`)).toEqual(['1:7 yaml-hash']);
    expect(complain(`名称: 1 ##楼\n${sound}`)).toEqual(['1:7 yaml-hash']);
    expect(complain(`名称: 3 #\n${sound}`)).toEqual(['1:7 yaml-hash']);
    expect(complain(`名称: #1楼维修\n${sound}`)).toEqual(['1:5 yaml-hash']);
    const [diagnostic] = parse(source('名称: 1 #楼维修 # 注\n')).diagnostics;
    expect(diagnostic).toMatchObject({
      severity: 'error',
      message: '空格后面的“#楼维修 # 注”被当作注释，不会印出。',
      hint: "如果它是文字，请用单引号把整个值括起来：'1 #楼维修 # 注'；如果是注释，请在“#”后面加一个空格。",
    });
  });

  it('warns of a comment that a full-width space makes a text', () => {
    const parsed = parse(source('名称: 图书　# 待核\n楼: 1　#楼\n'));
    expect(parsed.ok).toBe(true);
    expect(told(parsed.diagnostics)).toEqual(['1:8 yaml-hash']);
  });

  it('stays quick and brief on files that are wrong in every line', () => {
    for (const text of [
      'a：1\n'.repeat(20_000),
      '\ta\n'.repeat(20_000),
      '甲: "\n'.repeat(2000),
      'a: 1\n b: 2\n'.repeat(5000),
    ]) {
      expect(complain(text).length).toBeLessThanOrEqual(100);
    }
  }, 20_000);

  it.each([
    ['a full-width colon', 'a：1\n'],
    ['a tab', '\ta\n'],
    ['an indentation between levels', 'a: 1\n b: 2\n'],
    ['a text after a key', 'a: 1\nb\n'],
    ['a quotation mark that is never closed', 'x: 1\na: "\n  a\n'],
    ['a bracket that is never closed', 'x: 1\na: [\n  a,\n'],
    ['a value over lines', 'a: 甲\n  乙\n'],
  ])(
    'is done at once with 800,000 lines of %s',
    (_, lines) => {
      const [first = '', ...rest] = lines.split(/(?<=\n)/);
      const last = rest.at(-1) ?? first;
      const text = first + rest.slice(0, -1).join('') + last.repeat(800_000);
      const start = performance.now();
      expect(complain(text)).toEqual(['1:1 file-too-large']);
      expect(performance.now() - start).toBeLessThan(2000);
      expect(complain(first + rest.slice(0, -1).join('') + last.repeat(15_000)).length).toBeLessThanOrEqual(100);
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    30_000,
  );

  it('says where a key stood first', () => {
    const [diagnostic] = parse(source('名: 1\n年: 2\n名: 3\n')).diagnostics;
    expect(diagnostic?.related?.map(({ span }) => at(span))).toEqual(['1:1']);
  });
});
