import { type Matrix, moved } from './matrix.ts';
import type { Rule } from './printed-page.ts';

/** A filled box that is thinner is a rule. */
const thin = 2.5;

/** The straight lines of a path, which pdf.js gives as numbers: 0 moves, 1 draws, 2 and 3 bend, 4 closes. */
export function rulesOf(given: unknown, matrix: Matrix): readonly Rule[] {
  const data: unknown = Array.isArray(given) ? given[0] : null;
  if (!(data instanceof Float32Array)) return [];
  const rules: Rule[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const draw = (toX: number, toY: number): void => {
    const [x1, y1] = moved(matrix, x, y);
    const [x2, y2] = moved(matrix, toX, toY);
    const isStraight = Math.abs(x1 - x2) < thin || Math.abs(y1 - y2) < thin;
    if (isStraight && Math.abs(x1 - x2) + Math.abs(y1 - y2) > thin) rules.push({ x1, y1, x2, y2 });
    [x, y] = [toX, toY];
  };
  for (let at = 0; at < data.length; ) {
    const [kind, one = 0, two = 0] = [data[at], data[at + 1], data[at + 2]];
    if (kind === 0) {
      [startX, startY, x, y] = [one, two, one, two];
      at += 3;
    } else if (kind === 1) {
      draw(one, two);
      at += 3;
    } else if (kind === 2) {
      [x, y] = [data[at + 5] ?? 0, data[at + 6] ?? 0];
      at += 7;
    } else if (kind === 3) {
      [x, y] = [data[at + 3] ?? 0, data[at + 4] ?? 0];
      at += 5;
    } else {
      draw(startX, startY);
      at += 1;
    }
  }
  return rules;
}

/** A stretch of paper. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around a path; null for one without points. `given` is what pdf.js tells beside the path: its least and greatest places. */
export function boxOf(given: unknown, matrix: Matrix): Box | null {
  const at = (index: number): number => {
    const value: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, String(index)) : null;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const [x1, y1] = moved(matrix, at(0), at(1));
  const [x2, y2] = moved(matrix, at(2), at(3));
  if (![x1, y1, x2, y2].every(Number.isFinite)) return null;
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}

/** What two boxes share; a box without room where they share nothing. */
export function sharedBox(one: Box | null, other: Box | null): Box | null {
  if (one === null || other === null) return one ?? other;
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** Whether a place is in a box, or less than a point outside. */
export function isInBox(x: number, y: number, { left, top, right, bottom }: Box): boolean {
  return x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1;
}
