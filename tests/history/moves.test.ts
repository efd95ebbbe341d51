import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedIn } from '../../src/history/moves.ts';

/** The most numbers that follow one another in order, by trying all. */
function longest(numbers: readonly number[]): number {
  const lengths: number[] = [];
  for (const [index, number] of numbers.entries()) {
    const before = numbers.slice(0, index).flatMap((other, at) => (other < number ? [lengths[at] ?? 0] : []));
    lengths.push(Math.max(0, ...before) + 1);
  }
  return Math.max(0, ...lengths);
}

describe('what has moved', () => {
  it.each([
    ['nothing', [0, 1, 2, 3], []],
    ['the first, to the end', [3, 0, 1, 2], [0]],
    ['the last, to the front', [1, 2, 3, 0], [3]],
    ['nothing, of none', [], []],
  ])('%s', (_, numbers, expected) => expect([...movedIn(numbers)]).toEqual(expected));

  it('is as little as can be, and all else is in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 12 }), (numbers) => {
        const moved = movedIn(numbers);
        const rest = numbers.filter((_, place) => !moved.has(place));
        expect(rest).toEqual(rest.toSorted((a, b) => a - b));
        expect(rest.length).toBe(longest(numbers));
      }),
    );
  });
});
