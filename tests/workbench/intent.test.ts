import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../src/workbench/carry-out.ts';
import { applyIntent, type Intent, plainAt } from '../../src/workbench/intent.ts';
import { parse } from '../../src/yaml/parse.ts';
import { files, first } from './bench.ts';

const text = files[first] ?? '';

function dataOf(source: string) {
  const read = parse({ file: first, text: source });
  if (!read.ok) throw new Error(read.diagnostics[0]?.message);
  return read.value.data;
}

const word = fc
  .string({
    unit: fc.constantFrom('目', '标', '≥', '9', '%', ' ', '：', ':', '#', '-', '"', "'", '[', '&', '*', '。', '😀'),
    minLength: 1,
    maxLength: 12,
  })
  .map((one) => one.trim())
  .filter((one) => one !== '');
const place = fc.nat({ max: 2 });
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    path: fc.constantFrom(['项目名称'], ['绩效目标'], ['备注'], ['资金', '其他资金'], ['绩效指标', 1, '名称']),
    text: word,
  }),
  fc.record({ kind: fc.constant('move' as const), path: fc.constant(['绩效指标']), from: place, to: place }),
  fc.record({
    kind: fc.constant('add' as const),
    path: fc.constant(['绩效指标']),
    at: place,
    items: fc.array(fc.record({ 分类: word, 名称: word, 实施周期指标值: word, 年度指标值: word }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('remove' as const), path: fc.constantFrom(['绩效指标', 0], ['绩效指标', 2]) }),
);

describe('what is done in the form', () => {
  it('makes the same data in the file as on the page, whatever is typed', () => {
    fc.assert(
      fc.property(intent, (one) => {
        const carried = carryOut(first, text, [one]);
        if (!carried.ok) throw new Error(carried.why);
        expect(dataOf(carried.text)).toEqual(applyIntent(dataOf(text), one));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every comment', () => {
    fc.assert(
      fc.property(
        intent.filter(({ kind }) => kind !== 'remove'),
        (one) => {
          const carried = carryOut(first, text, [one]);
          expect(carried.ok && carried.text).toContain('# 见批复');
          expect(carried.ok && carried.text).toContain('# 台账');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps the notation of a block whose end the form does not show', () => {
    const block = text.replace('|-', '|');
    const carried = carryOut(first, block, [{ kind: 'set', path: ['绩效目标'], text: '一是做好日常运维。' }]);
    expect(carried.ok && carried.text).toContain('绩效目标: |\n  一是做好日常运维。\n绩效指标');
  });

  it('fills in a key that has no value, and a list that is not there', () => {
    const bare = '项目名称:\n资金:\n绩效目标: 买书\n';
    const item = { 分类: '11-数量指标', 名称: '册数', 实施周期指标值: '5册', 年度指标值: '5册' };
    const carried = carryOut(first, bare, [
      { kind: 'set', path: ['项目名称'], text: '购书' },
      { kind: 'set', path: ['资金', '财政拨款'], text: '5' },
      { kind: 'add', path: ['绩效指标'], at: 0, items: [item] },
    ]);
    if (!carried.ok) throw new Error(carried.why);
    const data = dataOf(carried.text);
    expect(plainAt(data, ['项目名称'])).toBe('购书');
    expect(plainAt(data, ['资金', '财政拨款'])).toBe('5');
    expect(plainAt(data, ['绩效指标', 0])).toEqual(item);
  });

  it('says so where the file is no YAML', () => {
    expect(carryOut(first, '项目名称: "', [])).toEqual({ ok: true, text: '项目名称: "' });
    expect(carryOut(first, '项目名称: "', [{ kind: 'set', path: ['项目名称'], text: '甲' }])).toMatchObject({
      ok: false,
    });
  });
});
