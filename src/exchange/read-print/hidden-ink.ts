import type { Box } from './page-paths.ts';

/** The colour that is painted with, as `#rrggbb` (null for a pattern), and how dense it is, from 0 to 1. */
export interface Paint {
  readonly colour: string | null;
  readonly alpha: number;
}

/** Boxes that were filled, in order, by which it is known whether what stands on a place can be seen. */
export interface Fills {
  add(box: Box, paint: Paint): void;
  /** How many there are: what is painted later than a glyph has a greater number. */
  readonly count: number;
  /** What of ink is seen when the page is done: of a paint, at a place, when so many boxes were filled before it. */
  inkAt(x: number, y: number, paint: Paint, before: number): 'shown' | 'hidden' | 'covered';
}

const paper = '#ffffff';
const band = 24;
/** A page with more boxes than this is a drawing: what they hide is not looked for. */
const most = 20_000;

export function openFills(): Fills {
  const bands = new Map<number, { readonly box: Box; readonly paint: Paint; readonly number: number }[]>();
  let count = 0;
  return {
    add: (box, paint) => {
      if (++count > most) return;
      for (let at = Math.floor(box.top / band); at <= Math.floor(Math.min(box.bottom, box.top + 5000) / band); at++) {
        const own = bands.get(at) ?? [];
        bands.set(at, own);
        own.push({ box, paint, number: count });
      }
    },
    get count() {
      return count;
    },
    inkAt: (x, y, paint, before) => {
      if (paint.alpha < 0.05) return 'hidden';
      const own = (bands.get(Math.floor(y / band)) ?? []).filter(
        ({ box }) => x > box.left && x < box.right && y > box.top && y < box.bottom,
      );
      if (own.some((fill) => fill.number > before && fill.paint.alpha > 0.9 && fill.paint.colour !== null))
        return 'covered';
      const below = own.findLast(({ number, paint: { alpha } }) => number <= before && alpha > 0.5);
      return isSame(paint.colour, below === undefined ? paper : below.paint.colour) ? 'hidden' : 'shown';
    },
  };
}

function isSame(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const parts = [1, 3, 5].map((at) => Math.abs(partOf(one, at) - partOf(other, at)));
  return parts.every((difference) => difference < 14);
}

function partOf(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}
