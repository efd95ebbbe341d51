import { openBlocks } from './blocks.ts';
import { type GlyphOf, readCmap } from './cmap.ts';
import type { Face, GlyphVisitor } from './face.ts';
import { readSubstitutions } from './gsub.ts';
import { readRecords } from './records.ts';
import { readTables, viewOf } from './sfnt.ts';
import { isBare, selectorAt } from './variations.ts';

/** What a face is called; the rest is read from its bytes. */
export interface FaceTitle {
  readonly name: string;
  readonly family: string;
  readonly bold: boolean;
}

/** Opens a glyf TrueType face, or one whose outlines are packed in blocks. Advances come from hmtx; shaping is what Chinese text needs of GSUB, no more. */
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
  const advance = readAdvances(viewOf(table('hmtx')), hhea.getUint16(34), scale);
  const { local, doubled } = readSubstitutions(tables.get('GSUB'));
  const blocks = tables.get('BLOK');
  const isLong = head.getInt16(50) === 1;
  const glyph = inChineseForm(readCmap(table('cmap')), local);
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
    advance,
    shape: (text, visit) => shape(text, glyph, doubled, visit),
    record: blocks === undefined ? readRecords(table('glyf'), table('loca'), isLong) : openBlocks(blocks),
    table,
  };
}

/** No glyph has this number. */
const UNKNOWN = 0xffff;

/** A form uses a thousand characters of thirty thousand, each many times: what was looked up is remembered, nothing is set up before. */
function inChineseForm(cmap: GlyphOf, local: ReadonlyMap<number, number>): GlyphOf {
  const known = new Uint16Array(0x10000).fill(UNKNOWN);
  const find = (codePoint: number, selector: number): number => {
    const plain = cmap(codePoint, selector);
    return local.get(plain) ?? plain;
  };
  return (codePoint, selector = 0) => {
    if (selector !== 0 || codePoint > 0xffff) return find(codePoint, selector);
    const seen = known[codePoint] ?? UNKNOWN;
    if (seen !== UNKNOWN) return seen;
    const glyph = find(codePoint, 0);
    known[codePoint] = glyph;
    return glyph;
  };
}

/** Glyphs behind the last that has an advance of its own share it. */
function readAdvances(hmtx: DataView, count: number, scale: number): (glyph: number) => number {
  const known = new Float64Array(count).fill(Number.NaN);
  return (glyph) => {
    const at = Math.min(glyph, count - 1);
    const seen = known[at] ?? 0;
    if (!Number.isNaN(seen)) return seen;
    const advance = hmtx.getUint16(at * 4) * scale;
    known[at] = advance;
    return advance;
  };
}

function shape(text: string, glyphOf: GlyphOf, doubled: ReadonlyMap<number, number>, visit: GlyphVisitor): void {
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    // Two of a kind may be one glyph.
    if (unit !== text.charCodeAt(at + 1) && isBare(text, at)) {
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
