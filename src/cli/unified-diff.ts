/** Lines that stay, go or come, in order. */
interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

const context = 3;
/** Beyond so many changed lines, the middle is shown as one change. */
const farthest = 1000;

/** The difference of two texts as `diff -u` and git write it, to be read or applied; empty where there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const changes = steps.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const hunks: { start: number; end: number }[] = [];
  for (const index of changes) {
    const last = hunks.at(-1);
    if (last !== undefined && index - context <= last.end) last.end = index + context + 1;
    else hunks.push({ start: Math.max(index - context, 0), end: index + context + 1 });
  }
  const tab = file.includes(' ') ? '\t' : '';
  return `--- a/${file}${tab}\n+++ b/${file}${tab}\n${hunks.map(({ start, end }) => hunk(steps, start, end)).join('')}`;
}

function hunk(steps: readonly Step[], start: number, end: number): string {
  const shown = steps.slice(start, end);
  const count = (list: readonly Step[], other: '+' | '-') => list.filter(({ sign }) => sign !== other).length;
  const range = (other: '+' | '-') => {
    const length = count(shown, other);
    const first = count(steps.slice(0, start), other) + (length === 0 ? 0 : 1);
    return length === 1 ? `${first}` : `${first},${length}`;
  };
  const body = shown.map(
    ({ sign, line }) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const stay = (lines: readonly string[]): Step[] => lines.map((line) => ({ sign: ' ', line }));
  return [
    ...stay(before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...stay(before.slice(before.length - tail)),
  ];
}

/** E. W. Myers, An O(ND) Difference Algorithm (1986): the fewest lines that go and come. */
function middle(before: readonly string[], after: readonly string[]): readonly Step[] {
  const trail: ReadonlyMap<number, number>[] = [];
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let depth = 0; depth <= Math.min(before.length + after.length, farthest); depth++) {
    trail.push(reach);
    const next = new Map<number, number>(reach);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = startOf(reach, diagonal, depth);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trail);
    }
    reach = next;
  }
  return [
    ...before.map((line) => ({ sign: '-', line }) as const),
    ...after.map((line) => ({ sign: '+', line }) as const),
  ];
}

function comesFromAbove(reach: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean {
  return (
    diagonal === -depth || (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))
  );
}

function startOf(reach: ReadonlyMap<number, number>, diagonal: number, depth: number): number {
  return comesFromAbove(reach, diagonal, depth) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [before.length, after.length];
  for (let depth = trail.length - 1; depth >= 0; depth--) {
    const reach = trail[depth] ?? new Map<number, number>();
    const isFromAbove = comesFromAbove(reach, x - y, depth);
    const start = startOf(reach, x - y, depth);
    for (; x > start; x--, y--) steps.push({ sign: ' ', line: before[x - 1] ?? '' });
    if (depth === 0) break;
    if (isFromAbove) steps.push({ sign: '+', line: after[--y] ?? '' });
    else steps.push({ sign: '-', line: before[--x] ?? '' });
  }
  return steps.reverse();
}
