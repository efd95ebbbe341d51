import { viewOf } from './sfnt.ts';
import { readVariants } from './variations.ts';

/** Looks up the glyph of a code point, or of one with a variation selector behind it; 0 where there is none. */
export type GlyphOf = (codePoint: number, selector?: number) => number;

/** Reads the subtables of format 12 and 14: a flat table for the Basic Multilingual Plane, binary search beyond it. */
export function readCmap(cmap: Uint8Array): GlyphOf {
  const view = viewOf(cmap);
  const at = findFormat(view, 12);
  if (at === null) throw new Error('the face has no format 12 cmap');
  const variantOf = readVariants(view, findFormat(view, 14));
  const groups = view.getUint32(at + 12);
  const bmp = new Uint16Array(0x10000);
  const starts: number[] = [];
  const ends: number[] = [];
  const glyphs: number[] = [];
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12;
    const start = view.getUint32(group);
    const end = view.getUint32(group + 4);
    const glyph = view.getUint32(group + 8);
    for (let code = start; code <= Math.min(end, 0xffff); code++) bmp[code] = glyph + code - start;
    if (end > 0xffff) {
      starts.push(start);
      ends.push(end);
      glyphs.push(glyph);
    }
  }
  const plainOf = (codePoint: number): number =>
    codePoint < 0x10000 ? (bmp[codePoint] ?? 0) : search(starts, ends, glyphs, codePoint);
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

function search(
  starts: readonly number[],
  ends: readonly number[],
  glyphs: readonly number[],
  codePoint: number,
): number {
  let low = 0;
  let high = starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (starts[middle] ?? 0)) high = middle - 1;
    else if (codePoint > (ends[middle] ?? 0)) low = middle + 1;
    else return (glyphs[middle] ?? 0) + codePoint - (starts[middle] ?? 0);
  }
  return 0;
}
