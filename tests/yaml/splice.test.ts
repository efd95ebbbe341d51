import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Path } from '../../src/diagnostics/path.ts';
import { type Change, changed } from '../../src/yaml/change.ts';
import { applyEdits } from '../../src/yaml/edits.ts';
import type { Plain } from '../../src/yaml/located.ts';
import { splice } from '../../src/yaml/splice.ts';
import { goodFile } from './authored.ts';

const source = (text: string) => ({ file: '项目/01-校舍维修.yaml', text });

/** The text after the changes, or why there is none. */
function spliced(text: string, ...changes: readonly Change[]): string {
  const result = splice(source(text), changes);
  if (!result.ok) return result.reason;
  expect(applyEdits(text, result.edits).text).toBe(result.text);
  return result.text;
}

const set = (path: Path, text: string): Change => ({ kind: 'text', path, text });

describe('a text', () => {
  it.each([
    ['stays plain, with its comment and its alignment', '甲:   旧   # 注\n', '新', '甲:   新   # 注\n'],
    ['keeps its single quotes', "甲: '旧'\n", "师生'满意'", "甲: '师生''满意'''\n"],
    ['keeps its double quotes', '甲: "旧" # 注\n', '“新”"\\', '甲: "“新”\\"\\\\" # 注\n'],
    ['gets double quotes where it needs them', '甲: 旧 # 注\n', '>14个', '甲: ">14个" # 注\n'],
    ['with a colon gets double quotes', '甲: 旧\n', '一: 二', '甲: "一: 二"\n'],
    ['with a number sign gets double quotes', '甲: 旧\n', '1 #楼', '甲: "1 #楼"\n'],
    ['that is empty gets double quotes', '甲: 旧\n', '', '甲: ""\n'],
    ['of several lines becomes a block', '甲: 旧\n乙: 1\n', '一\n二', '甲: |-\n  一\n  二\n乙: 1\n'],
    ['keeps its block', '甲: |-  # 注\n    一\n    二\n乙: 1\n', '三\n\n四', '甲: |-  # 注\n    三\n\n    四\n乙: 1\n'],
    ['is folded no more', '甲: >-\n  一\n  二\n', '三\n四', '甲: |-\n  三\n  四\n'],
    ['comes where nothing was', '甲:  # 注\n乙: 1\n', '新', '甲: 新  # 注\n乙: 1\n'],
    ['keeps CRLF', '甲: |-\r\n  一\r\n乙: 1\r\n', '二\n三', '甲: |-\r\n  二\r\n  三\r\n乙: 1\r\n'],
  ])('%s', (_, text, value, expected) => {
    expect(spliced(text, set(['甲'], value))).toBe(expected);
  });

  it.each([
    ['plain', '甲: 一二三 # 注\n', '甲: 一≥三 # 注\n'],
    ['in single quotes', "甲: '一二三'\n", "甲: '一≥三'\n"],
    ['in double quotes', '甲: "\\u4e00二三"\n', '甲: "\\u4e00≥三"\n'],
    ['in a block', '甲: |\n   一二三\n', '甲: |\n   一≥三\n'],
    ['folded over two lines', '表:\n- 1\n甲: 一二三\n  四\n', '表:\n- 1\n甲: 一≥三\n  四\n'],
  ])('is changed only in its stretch: %s', (_, text, expected) => {
    expect(spliced(text, { kind: 'text', path: ['甲'], within: { offset: 1, length: 1 }, text: '≥' })).toBe(expected);
  });

  it('takes many changes at once, the last stretch first', () => {
    const at = (offset: number) =>
      ({ kind: 'text', path: ['甲'], within: { offset, length: 1 }, text: '〇〇' }) as const;
    expect(spliced('甲: 一二三\n乙: 四\n', at(2), at(0), set(['乙'], '五'))).toBe('甲: 〇〇二〇〇\n乙: 五\n');
  });
});

describe('members', () => {
  const list = `表:
  # 第一项的说明
  - 名: 一  # 尾
    值: 1
    # 第一项之内

  - 名: 二
# 结尾
`;

  it('are reordered with their own comments; what lies between stays', () => {
    expect(spliced(list, { kind: 'order', path: ['表'], order: [1, 0] })).toBe(`表:
  - 名: 二

  # 第一项的说明
  - 名: 一  # 尾
    值: 1
    # 第一项之内
# 结尾
`);
  });

  it('of a list item are reordered behind its dash, comments going above it', () => {
    const text = '表:\n  - 名: 一 # 甲\n    # 关于类\n    类: 11\n';
    const swapped = spliced(text, { kind: 'order', path: ['表', 0], order: [1, 0] });
    expect(swapped).toBe('表:\n  # 关于类\n  - 类: 11\n    名: 一 # 甲\n');
  });

  it('leave the first comment of the file at the top', () => {
    const text = '# yaml-language-server: $schema=x\n乙: 1\n# 说明\n甲: 2';
    expect(spliced(text, { kind: 'order', path: [], order: [1, 0] })).toBe(
      '# yaml-language-server: $schema=x\n# 说明\n甲: 2\n乙: 1',
    );
  });

  it('in brackets are reordered, put in and taken out', () => {
    expect(spliced('甲: [一, 二,  三] # 注\n', { kind: 'order', path: ['甲'], order: [2, 0, 1] })).toBe(
      '甲: [三, 一,  二] # 注\n',
    );
    expect(spliced('甲: [一]\n', { kind: 'insert-item', path: ['甲'], value: 'a, b' })).toBe('甲: [一, "a, b"]\n');
    expect(spliced('甲: {乙: 1, 丙: 2}\n', { kind: 'remove', path: ['甲', '乙'] })).toBe('甲: {丙: 2}\n');
  });

  it('are put in with the indentation that is there', () => {
    const value = { 名: '三', 值: ['1', { 深: '>5' }], 段: '一\n二' };
    expect(spliced('表:\n    - 名: 一 # 注\n', { kind: 'insert-item', path: ['表'], value })).toBe(`表:
    - 名: 一 # 注
    - 名: 三
      值:
        - 1
        - 深: ">5"
      段: |-
        一
        二
`);
    expect(spliced('表:\n  - 名: 一\n', { kind: 'insert-key', path: ['表', 0], key: '类', value: '11', at: 0 })).toBe(
      '表:\n  - 类: 11\n    名: 一\n',
    );
    expect(spliced('甲: 1', { kind: 'insert-key', path: [], key: '乙', value: null })).toBe('甲: 1\n乙:');
  });

  it('are taken out with their own comments', () => {
    expect(spliced('# 题\n\n# 关于甲\n甲: 1\n\n乙: 2\n', { kind: 'remove', path: ['甲'] })).toBe('# 题\n\n\n乙: 2\n');
    expect(spliced('表:\n  - 名: 一\n    值: 1\n', { kind: 'remove', path: ['表', 0, '名'] })).toBe('表:\n  - 值: 1\n');
  });

  it('get another name in the quotes that they have', () => {
    expect(spliced('"甲": 1 # 注\n', { kind: 'rename', path: ['甲'], name: '乙' })).toBe('"乙": 1 # 注\n');
  });

  it('meant as entries get their colons', () => {
    const text = '资金:\n  财政拨款：100 # 注\n';
    const change = { kind: 'entries', path: ['资金'], keys: ['财政拨款', '其他资金'] } as const;
    expect(spliced(text, change)).toBe('资金:\n  财政拨款: 100 # 注\n');
    expect(spliced('资金:\n  财政拨款：1\n  其他资金 :2\n', change)).toBe('资金:\n  财政拨款: 1\n  其他资金: 2\n');
    expect(spliced('资金: 财政拨款：100\n', change)).toBe('changes-meaning');
  });
});

describe('the file', () => {
  it('gets two columns a level, texts and comments moving with their lines', () => {
    const text = `资金:
    # 万元
    财政拨款: 1   # 对齐
目标: |-
     一
       缩进

     二
表:
-   名: 一
    # 关于类
    类: "长
      文"
- - 内
# 尾
`;
    expect(spliced(text, { kind: 'indent' })).toBe(`资金:
  # 万元
  财政拨款: 1   # 对齐
目标: |-
  一
    缩进

  二
表:
  - 名: 一
    # 关于类
    类: "长
      文"
  - - 内
# 尾
`);
  });

  it('is trimmed but for the text of its blocks', () => {
    expect(spliced('甲: 1 \n\t\n乙: |-  \n  二  \n\n\n', { kind: 'trim' })).toBe('甲: 1\n\n乙: |-\n  二  \n');
    expect(spliced('甲: |+\n  一\n\n', { kind: 'trim' })).toBe('甲: |+\n  一\n\n');
    expect(spliced('甲: 1\r\n乙: 2', { kind: 'trim' })).toBe('甲: 1\r\n乙: 2\r\n');
  });
});

describe('what cannot be done is refused', () => {
  it.each<[string, string, Change, string]>([
    ['in a file with mistakes', '甲：1\n乙: 2\n', set(['乙'], '3'), 'unsound'],
    ['where there is no such path', '甲: 1\n', set(['乙'], '3'), 'no-such-place'],
    ['where a map stands', '甲: {乙: 1}\n', set(['甲'], '3'), 'no-such-place'],
    [
      'past the end of a text',
      '甲: 1\n',
      { kind: 'text', path: ['甲'], within: { offset: 1, length: 1 }, text: '' },
      'no-such-place',
    ],
    ['an order that is none', '甲: [1, 2]\n', { kind: 'order', path: ['甲'], order: [0, 0] }, 'no-such-place'],
    ['a name that is taken', '甲: 1\n乙: 2\n', { kind: 'rename', path: ['甲'], name: '乙' }, 'no-such-place'],
    ['the last member', '甲: [1]\n', { kind: 'remove', path: ['甲', 0] }, 'no-such-place'],
    [
      'a notation that we do not edit',
      '? 甲\n: 1\n? 乙\n: 2\n',
      { kind: 'order', path: [], order: [1, 0] },
      'changes-meaning',
    ],
  ])('%s', (_, text, change, reason) => {
    expect(spliced(text, change)).toBe(reason);
  });
});

/** Every place of the data, the root first. */
function placesIn(data: Plain, path: Path = []): readonly { readonly path: Path; readonly value: Plain }[] {
  const here = { path, value: data };
  if (data === null || typeof data === 'string') return [here];
  const isList = Array.isArray(data);
  return [
    here,
    ...Object.entries(data).flatMap(([key, value]) => placesIn(value, [...path, isList ? Number(key) : key])),
  ];
}

const texts = fc.constantFrom(
  '新',
  '甲: 乙',
  '一\n二',
  "'",
  '',
  '>5',
  'a # b',
  '# c',
  ' 一 ',
  '“十四五”',
  '[2025]',
  '\\n',
);

/** A change that the data allows, whatever it is. */
const changeOf = (data: Plain): fc.Arbitrary<Change> =>
  fc
    .record({ place: fc.constantFrom(...placesIn(data)), kind: fc.nat(8), n: fc.nat(100), text: texts })
    .map(({ place: { path, value }, kind, n, text }): Change => {
      if (kind === 0) return { kind: 'indent' };
      if (kind === 1) return { kind: 'trim' };
      if (kind === 2 && path.length > 0) return { kind: 'remove', path };
      if (kind === 3 && typeof path.at(-1) === 'string') return { kind: 'rename', path, name: '新名称' };
      if (value === null) return { kind: 'text', path, text };
      if (typeof value === 'string') {
        const offset = n % (value.length + 1);
        const within = { offset, length: Math.min(1, value.length - offset) };
        return kind % 2 === 0 ? { kind: 'text', path, text } : { kind: 'text', path, within, text };
      }
      const count = Object.keys(value).length;
      if (kind < 6) {
        const order = Array.from({ length: count }, (_, index) => (index + n) % count);
        return { kind: 'order', path, order: n % 2 === 0 ? order : order.toReversed() };
      }
      const added: Plain = n % 3 === 0 ? { 甲: text, 乙: [text, { 丙: null }] } : text;
      const at = n % (count + 1);
      return Array.isArray(value)
        ? { kind: 'insert-item', path, value: added, at }
        : { kind: 'insert-key', path, key: '新键', value: added, at };
    });

function commentsIn(text: string): readonly string[] {
  const marks = ['# 见批复', '#核对', '# 甲: 乙', "# it's", '# 万元', '#   对齐', '# 本文件的说明'];
  return text.split(/\r?\n/).flatMap((line) => marks.filter((mark) => line.endsWith(mark)));
}

describe('any good file', () => {
  it('says after any change what is expected, as another reader reads it, with every comment', () => {
    fc.assert(
      fc.property(
        goodFile.chain(({ text, data }) => fc.tuple(fc.constant(text), fc.constant(data), changeOf(data))),
        ([text, data, change]) => {
          const expected = changed(data, change);
          const result = splice(source(text), [change]);
          expect(result.ok).toBe(expected !== null);
          if (expected === null) return;
          if (!result.ok) throw new Error(`${result.reason}: ${JSON.stringify(change)}\n${text}`);
          const empty = (_: unknown, value: unknown) => (value === null ? '' : value);
          expect(JSON.stringify(parseYaml(result.text, { schema: 'failsafe' }), empty)).toBe(
            JSON.stringify(expected, empty),
          );
          if (change.kind !== 'remove') expect(commentsIn(result.text).toSorted()).toEqual(commentsIn(text).toSorted());
          expect(applyEdits(text, result.edits).text).toBe(result.text);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is not touched outside of the value that is set', () => {
    fc.assert(
      fc.property(goodFile, fc.nat(), ({ text, data }, n) => {
        const places = placesIn(data).filter(({ value }) => typeof value === 'string');
        const place = places[n % places.length];
        if (place === undefined) return;
        const result = splice(source(text), [{ kind: 'text', path: place.path, text: '新的值' }]);
        if (!result.ok) throw new Error(result.reason);
        expect(result.edits.length).toBeLessThanOrEqual(1);
        expect(result.text.split('新的值')).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  it('once laid out is laid out', () => {
    fc.assert(
      fc.property(goodFile, ({ text }) => {
        const layout = [{ kind: 'indent' }, { kind: 'trim' }] as const;
        const once = spliced(text, ...layout);
        expect(spliced(once, ...layout)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
