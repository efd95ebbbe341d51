import type { Face } from './face.ts';
import { aligned, viewOf } from './sfnt.ts';

/** glyf, loca (long offsets) and hmtx of a subset whose glyph n is `glyphs[n]` of the face. */
export interface Outlines {
  readonly glyphs: readonly number[];
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  readonly hmtx: Uint8Array;
}

/**
 * Cuts the records of the given glyphs out of the face, in their order. Parts of composite glyphs are appended
 * and renumbered. `glyphs[0]` must be 0 (.notdef).
 */
export function cutOutlines(face: Face, wanted: readonly number[]): Outlines {
  const glyphs = [...wanted];
  const place = new Map(glyphs.map((glyph, index) => [glyph, index]));
  const records: Uint8Array[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    records.push(renumbered(face.record(glyphs[i] ?? 0), glyphs, place));
  }
  return { glyphs, ...join(records), hmtx: cutMetrics(face, glyphs) };
}

/** A composite record with its parts renumbered (parts not yet in the subset are appended); others as they are. */
function renumbered(record: Uint8Array, glyphs: number[], place: Map<number, number>): Uint8Array {
  if (record.length < 10 || viewOf(record).getInt16(0) >= 0) return record;
  const copy = record.slice();
  const view = viewOf(copy);
  let flags: number;
  let at = 10;
  do {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    let index = place.get(part);
    if (index === undefined) {
      index = glyphs.push(part) - 1;
      place.set(part, index);
    }
    view.setUint16(at + 2, index);
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  } while (flags & 0x20);
  return copy;
}

function join(records: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new Uint8Array((records.length + 1) * 4);
  const offsets = viewOf(loca);
  const glyf = new Uint8Array(records.reduce((sum, record) => sum + aligned(record.length), 0));
  let at = 0;
  records.forEach((record, index) => {
    offsets.setUint32(index * 4, at);
    glyf.set(record, at);
    at += aligned(record.length);
  });
  offsets.setUint32(records.length * 4, at);
  return { glyf, loca };
}

function cutMetrics(face: Face, glyphs: readonly number[]): Uint8Array {
  const source = viewOf(face.table('hmtx'));
  const full = viewOf(face.table('hhea')).getUint16(34);
  const hmtx = new Uint8Array(glyphs.length * 4);
  const view = viewOf(hmtx);
  glyphs.forEach((glyph, index) => {
    view.setUint16(index * 4, source.getUint16(Math.min(glyph, full - 1) * 4));
    view.setInt16(index * 4 + 2, source.getInt16(glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2));
  });
  return hmtx;
}
