import { viewOf } from './sfnt.ts';

/** The record of a glyph (OpenType 1.9, glyf), perhaps with padding behind it; empty for a glyph without ink. */
export type RecordOf = (glyph: number) => Uint8Array;

/** Finds records in a glyf table; `isLong` says how loca is written. */
export function readRecords(glyf: Uint8Array, loca: Uint8Array, isLong: boolean): RecordOf {
  const offsets = viewOf(loca);
  return isLong
    ? (glyph) => glyf.subarray(offsets.getUint32(glyph * 4), offsets.getUint32(glyph * 4 + 4))
    : (glyph) => glyf.subarray(offsets.getUint16(glyph * 2) * 2, offsets.getUint16(glyph * 2 + 2) * 2);
}
