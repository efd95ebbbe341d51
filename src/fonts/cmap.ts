import { viewOf } from './sfnt.ts';
import { readVariants } from './variations.ts';

/** Looks up the glyph of a code point, or of one with a variation selector behind it; 0 where there is none. */
export type GlyphOf = (codePoint: number, selector?: number) => number;

/** Reads the subtables of format 12 and 14, by binary search in the file's own table: whoever asks often remembers (open-face.ts). */
export function readCmap(cmap: Uint8Array): GlyphOf {
  const view = viewOf(cmap);
  const at = findFormat(view, 12);
  if (at === null) throw new Error('the face has no format 12 cmap');
  const variantOf = readVariants(view, findFormat(view, 14));
  const plainOf = (codePoint: number): number => search(view, at, codePoint);
  return (codePoint, selector = 0) => {
    if (selector === 0) return plainOf(codePoint);
    const variant = variantOf(codePoint, selector);
    return variant === 'plain' ? plainOf(codePoint) : variant;
  };
}

function findFormat(view: DataView, format: number): number | null {
  const count = view.getUint16(2);
  for (let i = 0; i < count; i++) {
    const at = view.getUint32(4 + i * 8 + 4);
    if (view.getUint16(at) === format) return at;
  }
  return null;
}

/** Groups of the subtable at `at`: first and last code point, and the glyph of the first, in the order of code points. */
function search(view: DataView, at: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + middle * 12;
    const start = view.getUint32(group);
    if (codePoint < start) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - start;
  }
  return 0;
}
