import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareUnits } from '../../src/history/compare-units.ts';
import { projectPairs } from '../../src/history/project-pairs.ts';
import { versions } from './random-units.ts';

it('every project of both versions is paired once, or came, went or moved', () => {
  fc.assert(
    fc.property(versions, ([before, after]) => {
      const difference = compareUnits(before, after);
      const pairs = projectPairs(before, after, difference);
      for (const [index, [from, to]] of pairs.entries()) {
        expect(from).toBeGreaterThan(pairs[index - 1]?.[0] ?? -1);
        expect(to).toBeGreaterThan(pairs[index - 1]?.[1] ?? -1);
        const change = difference.projects.find(({ at }) => at.after === to);
        if (change === undefined) expect(after.项目[to]?.项目名称).toBe(before.项目[from]?.项目名称);
        else expect(change.at).toEqual({ before: from, after: to });
      }
      const others = difference.projects.filter(
        ({ kind, ...one }) => kind !== 'changed' || ('moved' in one && one.moved !== null),
      );
      const unpaired = (side: 'before' | 'after') => others.filter(({ at }) => at[side] !== null).length;
      expect(pairs.length + unpaired('before')).toBe(before.项目.length);
      expect(pairs.length + unpaired('after')).toBe(after.项目.length);
    }),
    { numRuns: 300 },
  );
});
