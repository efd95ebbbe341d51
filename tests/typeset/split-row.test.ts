import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesThatStay } from '../../src/typeset/split-row.ts';

describe('where a row is cut', () => {
  it('fills the page where no line would stand alone', () => {
    expect(linesThatStay([3, 1, 20, 30], 12)).toBe(12);
  });

  it('keeps a line back rather than send one alone to the next page', () => {
    expect(linesThatStay([1, 13], 12)).toBe(11);
    expect(linesThatStay([12, 13], 12)).toBe(10);
  });

  it('moves the row on where fewer than two lines would stay', () => {
    expect(linesThatStay([1, 30], 1)).toBe(0);
    expect(linesThatStay([3], 2)).toBe(0);
  });

  it('never leaves or sends a single line of any cell', () => {
    const cells = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 0, max: 50 }), (lines, room) => {
        const kept = linesThatStay(lines, room);
        expect(kept).toBeLessThanOrEqual(room);
        if (kept > 0) for (const count of lines) expect(Math.max(0, count - kept)).not.toBe(1);
        expect(kept).not.toBe(1);
      }),
    );
  });
});
