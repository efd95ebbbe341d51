import { stepsBetween } from '../steps.ts';
import type { Line } from './lines-of.ts';
import { type Extent, segmentsOf } from './segments.ts';

/** Merges three versions of a file line by line, as git does with a text of which it knows nothing. */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly Line[] {
  const cut = (lines: readonly string[], extent: Extent) => lines.slice(...extent);
  return segmentsOf(stepsBetween(base, ours), stepsBetween(base, theirs), () => 1).flatMap(
    (segment): readonly Line[] => {
      const [was, here, there] = [cut(base, segment.base), cut(ours, segment.ours), cut(theirs, segment.theirs)];
      if (segment.changedBy !== 'both') return segment.changedBy === 'theirs' ? there : here;
      if (JSON.stringify(here) === JSON.stringify(there)) return here;
      const conflict = { what: '这几行', reason: 'lines', ours: null, base: null, theirs: null } as const;
      return [{ conflict, ours: here, base: was, theirs: there }];
    },
  );
}
