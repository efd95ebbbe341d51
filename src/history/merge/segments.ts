import type { Piece } from '../steps.ts';

/** A stretch of the old version and what stands in its place in the new one; counted in the same units. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** From, to (exclusive). */
export type Extent = readonly [number, number];

/** A stretch of the common old version with what either side made of it. */
export interface Segment {
  readonly changedBy: 'nobody' | 'ours' | 'theirs' | 'both';
  readonly base: Extent;
  readonly ours: Extent;
  readonly theirs: Extent;
}

/**
 * Lays two differences from the same old version over one another. Changes of the two sides that overlap or touch become
 * one segment that both changed; the segments hold all of all three versions, in order.
 */
export function segmentsOf(
  toOurs: readonly Piece[],
  toTheirs: readonly Piece[],
  lengthOf: (text: string) => number,
): readonly Segment[] {
  const sides = { ours: changesIn(toOurs, lengthOf), theirs: changesIn(toTheirs, lengthOf) };
  const length = toOurs.reduce((sum, { kind, text }) => (kind === 'added' ? sum : sum + lengthOf(text)), 0);
  const segments: Segment[] = [];
  let at = { base: 0, ours: 0, theirs: 0 };
  const upTo = (end: typeof at, changedBy: Segment['changedBy']): void => {
    const segment = {
      changedBy,
      base: [at.base, end.base],
      ours: [at.ours, end.ours],
      theirs: [at.theirs, end.theirs],
    } as const;
    if (changedBy !== 'nobody' || end.base > at.base) segments.push(segment);
    at = end;
  };
  for (const { start, end, ours, theirs } of clustersOf(sides.ours, sides.theirs)) {
    const same = start - at.base;
    upTo({ base: start, ours: at.ours + same, theirs: at.theirs + same }, 'nobody');
    const changedBy = ours.length > 0 && theirs.length > 0 ? 'both' : ours.length > 0 ? 'ours' : 'theirs';
    upTo(
      {
        base: end,
        ours: at.ours + lengthAfter(ours, end - start),
        theirs: at.theirs + lengthAfter(theirs, end - start),
      },
      changedBy,
    );
  }
  const rest = length - at.base;
  upTo({ base: length, ours: at.ours + rest, theirs: at.theirs + rest }, 'nobody');
  return segments;
}

function changesIn(pieces: readonly Piece[], lengthOf: (text: string) => number): readonly Change[] {
  const changes: Change[] = [];
  let [before, after] = [0, 0];
  for (const { kind, text } of pieces) {
    const length = lengthOf(text);
    const [start, from] = [before, after];
    if (kind !== 'added') before += length;
    if (kind !== 'removed') after += length;
    if (kind === 'same') continue;
    const last = changes.at(-1);
    if (last !== undefined && last.end === start && last.to === from) changes.pop();
    const first = last !== undefined && last.end === start && last.to === from ? last : { start, from };
    changes.push({ start: first.start, end: before, from: first.from, to: after });
  }
  return changes;
}

interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly ours: readonly Change[];
  readonly theirs: readonly Change[];
}

/** Changes in their order, those that touch one of the other side together. */
function clustersOf(ours: readonly Change[], theirs: readonly Change[]): readonly Cluster[] {
  const all = [
    ...ours.map((change) => ({ change, side: 'ours' as const })),
    ...theirs.map((change) => ({ change, side: 'theirs' as const })),
  ].toSorted((a, b) => a.change.start - b.change.start || a.change.end - b.change.end);
  const clusters: Cluster[] = [];
  for (const { change, side } of all) {
    const last = clusters.at(-1);
    const reach = last?.[side === 'ours' ? 'theirs' : 'ours'].at(-1)?.end ?? -1;
    if (last !== undefined && change.start <= reach) {
      clusters[clusters.length - 1] = { ...last, end: Math.max(last.end, change.end), [side]: [...last[side], change] };
    } else {
      const { start, end } = change;
      clusters.push({ start, end, ours: [], theirs: [], [side]: [change] });
    }
  }
  return clusters;
}

/** How long a stretch of the old version is after changes inside it. */
function lengthAfter(changes: readonly Change[], length: number): number {
  return changes.reduce((sum, { start, end, from, to }) => sum + (to - from) - (end - start), length);
}
