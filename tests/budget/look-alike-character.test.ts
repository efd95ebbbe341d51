import { describe, expect, it } from 'vitest';
import { findLookAlikes } from '../../src/budget/look-alike-character.ts';

const repaired = (text: string) => findLookAlikes(text).map(({ code, ordinary }) => `${code} ${ordinary}`);

describe('a look-alike', () => {
  it.each([
    ['a Kangxi radical', '\u2F2F作', 'U+2F2F 工'],
    ['a radical that Unicode does not decompose', '网\u2EDA', 'U+2EDA 页'],
    ['a compatibility ideograph', '\uF9B5', 'U+F9B5 例'],
    ['one beyond the basic plane', '\u{2F800}', 'U+2F800 丽'],
    ['a Latin ligature', '\uFB01', 'U+FB01 fi'],
    ['a mathematical digit', '\u{1D7CF}', 'U+1D7CF 1'],
    ['the stroke of 一', '\u31D0次', 'U+31D0 一'],
  ])('%s is found with its ordinary character', (_, text, expected) => {
    expect(repaired(text)).toEqual([expected]);
  });

  it('stands at its offset among characters of two units', () => {
    expect(findLookAlikes('𡊢\u2F2F')[0]?.offset).toBe(2);
  });

  it('is no full-width form, no unit, no circled number, no rare Han', () => {
    expect(repaired('２６℃３０㎡①％…〇𡊢﨎㎎Ⅲ')).toEqual([]);
  });
});
