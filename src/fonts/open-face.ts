import { type GlyphOf, readCmap } from './cmap.ts';
import type { Face, GlyphVisitor } from './face.ts';
import { readSubstitutions } from './gsub.ts';
import { readTables, viewOf } from './sfnt.ts';
import { selectorAt } from './variations.ts';

/** What a face is called; the rest is read from its bytes. */
export interface FaceTitle {
  readonly name: string;
  readonly family: string;
  readonly bold: boolean;
}

/** Opens a glyf TrueType face. Advances come from hmtx; shaping is what Chinese text needs of GSUB, no more. */
export function openFace(title: FaceTitle, bytes: Uint8Array): Face {
  const tables = readTables(bytes);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`${title.name} has no table ${tag}`);
    return found;
  };
  const head = viewOf(table('head'));
  const hhea = viewOf(table('hhea'));
  const unitsPerEm = head.getUint16(18);
  const scale = 1000 / unitsPerEm;
  const advances = readAdvances(viewOf(table('hmtx')), hhea.getUint16(34), scale);
  const cmap = readCmap(table('cmap'));
  const { local, doubled } = readSubstitutions(tables.get('GSUB'));
  const chinese = Uint16Array.from({ length: 0x10000 }, (_, plain) => local.get(plain) ?? plain);
  const glyph = (codePoint: number, selector = 0): number => chinese[cmap(codePoint, selector)] ?? 0;
  return {
    ...title,
    unitsPerEm,
    ascent: hhea.getInt16(4) * scale,
    descent: hhea.getInt16(6) * scale,
    bounds: [
      head.getInt16(36) * scale,
      head.getInt16(38) * scale,
      head.getInt16(40) * scale,
      head.getInt16(42) * scale,
    ],
    glyph,
    advance: (number) => advances[Math.min(number, advances.length - 1)] ?? 0,
    shape: (text, visit) => shape(text, glyph, doubled, visit),
    table,
  };
}

function readAdvances(hmtx: DataView, count: number, scale: number): Float64Array {
  return Float64Array.from({ length: count }, (_, glyph) => hmtx.getUint16(glyph * 4) * scale);
}

function shape(text: string, glyphOf: GlyphOf, doubled: ReadonlyMap<number, number>, visit: GlyphVisitor): void {
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (standsAlone(unit, text.charCodeAt(at + 1))) {
      visit(glyphOf(unit), at, at + 1);
      at++;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    const bare = at + (codePoint > 0xffff ? 2 : 1);
    const selector = selectorAt(text, bare);
    const next = bare + (selector === 0 ? 0 : selector > 0xffff ? 2 : 1);
    const glyph = glyphOf(codePoint, selector);
    const joined = text.codePointAt(next) === codePoint ? doubled.get(glyph) : undefined;
    const end = joined === undefined ? next : next + next - at;
    visit(joined ?? glyph, at, end);
    at = end;
  }
}

/** Whether a UTF-16 unit is a glyph by itself, as nearly all are: neither half of a pair nor doubled, and no selector behind it. */
function standsAlone(unit: number, after: number): boolean {
  return unit !== after && (unit & 0xf800) !== 0xd800 && after !== 0xdb40 && (after & 0xfff0) !== 0xfe00;
}
