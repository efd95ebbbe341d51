import type { Face } from './face.ts';

/**
 * A TrueType file that holds only the given characters (and .notdef), to be embedded in a Word document:
 * glyf outlines, cmap, hmtx, and a name table in which the family is called `family`. Same input, same bytes.
 */
export function cutForWord(_face: Face, _codePoints: ReadonlySet<number>, _family: string): Uint8Array {
  throw new Error('not yet');
}
