import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, type Ingredients, ingredientDigests, ingredientNames } from '../../src/build/fingerprint.ts';
import { common } from './story.ts';

const text = fc.string({ maxLength: 6 });
const digests = fc.dictionary(text, text, { maxKeys: 4, noNullPrototype: true });
const ingredients: fc.Arbitrary<Ingredients> = fc.record({
  program: text,
  templates: digests,
  fonts: digests,
  profile: fc.option(text),
  source: text,
  isOriginInFoot: fc.boolean(),
  instant: text,
  folder: text,
  names: fc.array(text, { maxLength: 4 }),
  files: digests,
  classTable: fc.option(text),
  settings: fc.option(text),
  revision: fc.option(text),
  isDraft: fc.boolean(),
});

/** The same record, put together the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('a fingerprint', () => {
  it('does not depend on the order in which its record was put together', () => {
    fc.assert(
      fc.property(ingredients, (given) => {
        expect(fingerprintOf(turned(given) as Ingredients)).toBe(fingerprintOf(given));
      }),
    );
  });

  it('is another as soon as any member is another, and says which', () => {
    fc.assert(
      fc.property(ingredients, ingredients, fc.constantFrom(...ingredientNames), (one, other, name) => {
        const changed = { ...one, [name]: other[name] };
        const before = ingredientDigests(one);
        const after = ingredientDigests(changed);
        const told = ingredientNames.filter((member) => before[member] !== after[member]);
        const isSame = isDeepStrictEqual(one[name], other[name]);
        expect(told).toEqual(isSame ? [] : [name]);
        expect(fingerprintOf(changed) === fingerprintOf(one)).toBe(isSame);
      }),
    );
  });

  it('tells apart what would read the same in a row', () => {
    const none = { classTable: null, settings: null, revision: null, isDraft: false };
    const unit = { folder: '', names: ['ab', 'c'], files: {}, ...none };
    const row = [unit, { ...unit, names: ['a', 'bc'] }, { ...unit, settings: '' }, { ...unit, files: { '': '' } }];
    expect(new Set(row.map((one) => fingerprintOf({ ...common, ...one }))).size).toBe(row.length);
  });

  it('counts every member, and tells every one', () => {
    const none = { classTable: null, settings: null, revision: null, isDraft: false };
    const unit = { folder: '2025/图书馆', names: [], files: {}, ...none };
    expect(Object.keys({ ...common, ...unit }).sort()).toEqual([...ingredientNames].sort());
  });
});
