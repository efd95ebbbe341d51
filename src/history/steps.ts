/** A stretch that stays, goes or comes. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many parts that go or come, the middle is told as one change. */
const farthest = 1000;

/** The way from one list of words or lines to another: part by part what stays, goes and comes, in order. */
export function stepsBetween(before: readonly string[], after: readonly string[]): readonly Piece[] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...of('same', before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...of('same', before.slice(before.length - tail)),
  ];
}

function of(kind: Piece['kind'], parts: readonly string[]): readonly Piece[] {
  return parts.map((text) => ({ kind, text }));
}

/** E. W. Myers, An O(ND) Difference Algorithm (1986): the fewest parts that go and come. */
function middle(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const trail: Int32Array[] = [];
  let reach = new Int32Array([0]);
  for (let depth = 0; depth <= Math.min(before.length + after.length, farthest); depth++) {
    const next = new Int32Array(depth + 1);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = startOf(reach, diagonal, depth);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next[(diagonal + depth) / 2] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, [...trail, reach]);
    }
    trail.push(reach);
    reach = next;
  }
  return [...of('removed', before), ...of('added', after)];
}

/** How far a diagonal reached one step earlier; the diagonals of a step lie two apart. */
function reached(reach: Int32Array, diagonal: number, depth: number): number {
  return reach[(diagonal + depth - 1) / 2] ?? -1;
}

function comesFromAbove(reach: Int32Array, diagonal: number, depth: number): boolean {
  return (
    diagonal === -depth ||
    (diagonal !== depth && reached(reach, diagonal - 1, depth) < reached(reach, diagonal + 1, depth))
  );
}

function startOf(reach: Int32Array, diagonal: number, depth: number): number {
  if (depth === 0) return 0;
  return comesFromAbove(reach, diagonal, depth)
    ? reached(reach, diagonal + 1, depth)
    : reached(reach, diagonal - 1, depth) + 1;
}

function walkBack(before: readonly string[], after: readonly string[], trail: readonly Int32Array[]): readonly Piece[] {
  const steps: Piece[] = [];
  let [x, y] = [before.length, after.length];
  for (let depth = trail.length - 1; depth >= 0; depth--) {
    const reach = trail[depth] ?? new Int32Array();
    const isFromAbove = comesFromAbove(reach, x - y, depth);
    const start = startOf(reach, x - y, depth);
    for (; x > start; x--, y--) steps.push({ kind: 'same', text: before[x - 1] ?? '' });
    if (depth === 0) break;
    if (isFromAbove) steps.push({ kind: 'added', text: after[--y] ?? '' });
    else steps.push({ kind: 'removed', text: before[--x] ?? '' });
  }
  return steps.reverse();
}
