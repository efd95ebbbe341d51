import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setTable } from '../../src/typeset/place-table.ts';
import { barLengths } from '../../src/typeset/set-bar.ts';
import { textWidth } from '../../src/typeset/set-cell.ts';
import { barTable } from '../writers/pdf/bar-table.ts';
import { compose } from '../writers/pdf/story.ts';

const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 9_999_999 })), {
  minLength: 1,
  maxLength: 8,
});

describe('bars', () => {
  it('are as long as their shares of one measure say, each with its text beside it in its cell', async () => {
    await fc.assert(
      fc.asyncProperty(shares, async (given) => {
        const rows = given.map(([share, cents], index) => {
          return { share: share / 1000, text: `${(cents / 100).toFixed(2)}`, isLeft: index % 2 === 0 };
        });
        const { document, shelf } = await compose(barTable(rows));
        const table = document.blocks.find((block) => block.kind === 'table');
        if (table?.kind !== 'table') throw new Error('no table');
        const lengths = barLengths(shelf, table);
        const scale = Math.max(...[...lengths].map(([{ bar }, length]) => length / Math.max(bar?.share ?? 0, 1e-9)));
        for (const [cell, length] of lengths) expect(length).toBeCloseTo((cell.bar?.share ?? 0) * scale, 6);
        for (const { cells } of setTable(shelf, table, 1000).place({ page: 0, y: 0 }).rows)
          for (const { cell, lines, bar } of cells) {
            if (cell.bar === undefined) continue;
            const [line, ...others] = lines;
            const width = textWidth(table, cell);
            expect(others).toEqual([]);
            const [from, to] = [line?.indent ?? 0, (line?.indent ?? 0) + (line?.width ?? 0)];
            expect(from).toBeGreaterThan(-0.01);
            expect(to).toBeLessThan(width + 0.01);
            if (bar === null) continue;
            if (cell.align === 'right') expect(bar.left).toBeGreaterThan(to);
            else expect(bar.left + bar.width).toBeLessThan(from);
            expect(bar.left + bar.width).toBeLessThan(width + 0.01);
          }
      }),
      { numRuns: 40 },
    );
  });
});
