import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSets } from '../../src/history/compare-sets.ts';
import { readDifference } from '../../src/history/read-difference.ts';
import { writeDifference } from '../../src/history/write-difference.ts';
import { sound, versions } from './random-units.ts';

const written = fc.tuple(versions, fc.constantFrom('both', 'after', 'before')).map(([[one, other], there]) => {
  const [before, after] = [sound(one), sound(other)].map((data) => [{ folder: '甲', data }]);
  const units = compareSets(there === 'after' ? [] : (before ?? []), there === 'before' ? [] : (after ?? []));
  return JSON.stringify(writeDifference({ classTables: [], units }));
});

describe('a difference as JSON', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(written, (text) => {
        const read = readDifference(text);
        expect(read.ok && JSON.stringify(read.value)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('that something was done to is read or refused, and never believed', () => {
    const broken = fc.tuple(written, fc.nat(), fc.constantFrom(null, -1, 'x', [], {}, 1e9)).map(([text, at, value]) => {
      let left = at % 200;
      return JSON.stringify(JSON.parse(text), (_, one) => (left-- === 0 ? value : one));
    });
    fc.assert(
      fc.property(broken, (text) => {
        const read = readDifference(text ?? '');
        if (!read.ok) expect(read.why).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['{', '不是 JSON，或者不完整'],
    ['[]', '不是 mubiao diff --format json 写出的改动'],
    ['{"format":"mubiao-difference","version":2}', '是第 2 版的格式，这个程序只认得第 1 版'],
    ['{"format":"mubiao-difference","version":1,"classTables":[]}', '里面的 units 不对：应为列表'],
    [
      '{"format":"mubiao-difference","version":1,"classTables":[],"units":[{"kind":"moved"}]}',
      '里面的 units[0].kind 不对：应为 added、removed、changed 之一',
    ],
  ])('is refused with a reason: %s', (text, why) => expect(readDifference(text)).toEqual({ ok: false, why }));

  it('names no file that would lead elsewhere', () => {
    const project = { file: '项目/../../../etc.yaml', data: {} };
    const unit = {
      kind: 'added',
      after: { 单位名称: '甲', 预算年度: '2025' },
      totals: [],
      data: { 单位: {}, 项目: [project] },
    };
    const text = JSON.stringify({ format: 'mubiao-difference', version: 1, classTables: [], units: [unit] });
    expect(readDifference(text)).toEqual({
      ok: false,
      why: '里面的 units[0].data.项目[0].file 不对：应为“项目/文件名.yaml”',
    });
  });
});
