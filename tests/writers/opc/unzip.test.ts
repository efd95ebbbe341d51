import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../../src/writers/opc/unzip.ts';

const files = { '表.xml': '绩效目标'.repeat(500), 'word/a.xml': '', 'word/b.xml': '<b/>' };
const zipped = (level: 0 | 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level });

const textsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries([...readDirectory(bytes)].map(([path, unpack]) => [path, strFromU8(unpack())]));

describe('an archive', () => {
  test.each([0, 6] as const)('that another program wrote is read, packed at level %i', (level) => {
    expect(textsOf(zipped(level))).toEqual(files);
  });

  test('may end in a comment', () => {
    const bytes = zipped(6);
    const comment = strToU8('附注');
    const whole = new Uint8Array([...bytes, ...comment]);
    new DataView(whole.buffer).setUint16(bytes.length - 2, comment.length, true);
    expect(textsOf(whole)).toEqual(files);
  });

  test.each([0, 6] as const)('with a changed byte in any file is refused, packed at level %i', (level) => {
    const sound = zipped(level);
    const start = 30 + strToU8('表.xml').length;
    for (const at of [start, start + 5, start + 9]) {
      const damaged = sound.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(() => textsOf(damaged)).toThrow();
    }
  });

  test('that is cut off, or none, is refused', () => {
    const sound = zipped(6);
    expect(() => readDirectory(sound.subarray(0, sound.length - 30))).toThrow('no archive');
    expect(() => readDirectory(strToU8('数据'))).toThrow('no archive');
    expect(() => textsOf(sound.subarray(40))).toThrow();
  });
});
