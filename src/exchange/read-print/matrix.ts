/** A transformation of the plane as PDF writes it: x' = ax + cy + e, y' = bx + dy + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. (Not called `then`: a module that exports one is taken for a promise.) */
export function chain(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers, in an array or in what pdf.js makes of one. */
export function matrixOf(given: unknown): Matrix {
  const at = (index: number): number => {
    const value = typeof given === 'object' && given !== null ? Reflect.get(given, String(index)) : undefined;
    return typeof value === 'number' ? value : (identity[index] ?? 0);
  };
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}
