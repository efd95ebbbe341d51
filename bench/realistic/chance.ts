/** Draws that come out the same for the same seed on every machine: 32-bit integers, no clock, no Math.random. */
export interface Chance {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** The same list in another order, in which nothing has moved far: it came at most `reach` places forward. */
  stir<T>(list: readonly T[], reach: number): readonly T[];
}

/** Opens a stream of draws of its own for each combination of seeds (splitmix32). */
export function openChance(...seeds: readonly number[]): Chance {
  let state = seeds.reduce((mixed, seed) => mix((mixed ^ seed) + GAMMA), 0);
  const below = (limit: number): number => {
    state = (state + GAMMA) | 0;
    return Math.floor(((mix(state) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick<T>(list: readonly T[]): T {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    stir<T>(list: readonly T[], reach: number): readonly T[] {
      const rest = [...list];
      return list.flatMap(() => rest.splice(below(Math.min(reach + 1, rest.length)), 1));
    },
  };
}

const GAMMA = 0x9e3779b9;

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) | 0;
}
