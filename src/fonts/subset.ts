import type { Face } from './face.ts';
import { cutOutlines, type Outlines } from './outlines.ts';
import { type Table, viewOf, writeTables } from './sfnt.ts';
import { isSelector, type Variant, writeVariants } from './variations.ts';

/** A TrueType file whose glyph n is `glyphs[n]` of the face, for a PDF that addresses glyphs by number. Same input, same bytes. */
export function cutForPdf(face: Face, glyphs: readonly number[]): Uint8Array {
  return writeTables(outlineTables(face, cutOutlines(face, glyphs)));
}

/**
 * A TrueType file that holds only the given characters (and .notdef), to be embedded in a Word document:
 * glyf outlines, cmap, hmtx, and a name table in which the family is called `family`. Same input, same bytes.
 */
export function cutForWord(face: Face, codePoints: ReadonlySet<number>, family: string): Uint8Array {
  const codes = [...codePoints].filter((code) => face.glyph(code) !== 0).sort((a, b) => a - b);
  const variants = variantsOf(face, codes, [...codePoints].filter(isSelector));
  const glyphs = [...new Set([0, ...codes.map((code) => face.glyph(code)), ...variants.map(([, , glyph]) => glyph)])];
  const outlines = cutOutlines(face, glyphs);
  const place = new Map(glyphs.map((glyph, index) => [glyph, index]));
  const pairs = codes.map((code) => [code, place.get(face.glyph(code)) ?? 0] as const);
  const placed = variants.map(([code, selector, glyph]) => [code, selector, place.get(glyph) ?? 0] as const);
  return writeTables([
    ...outlineTables(face, outlines),
    { tag: 'cmap', bytes: writeCmap(pairs, placed) },
    { tag: 'name', bytes: writeNames(face, family) },
    { tag: 'OS/2', bytes: writeOs2(face, codes) },
    { tag: 'post', bytes: writePost() },
  ]);
}

function variantsOf(face: Face, codes: readonly number[], selectors: readonly number[]): readonly Variant[] {
  return selectors.flatMap((selector) =>
    codes.map((code): Variant => [code, selector, face.glyph(code, selector)]).filter(([, , glyph]) => glyph !== 0),
  );
}

function outlineTables(face: Face, outlines: Outlines): readonly Table[] {
  const head = face.table('head').slice();
  viewOf(head).setInt16(50, 1);
  const hhea = face.table('hhea').slice();
  viewOf(hhea).setUint16(34, outlines.glyphs.length);
  const maxp = face.table('maxp').slice();
  viewOf(maxp).setUint16(4, outlines.glyphs.length);
  return [
    { tag: 'head', bytes: head },
    { tag: 'hhea', bytes: hhea },
    { tag: 'maxp', bytes: maxp },
    { tag: 'hmtx', bytes: outlines.hmtx },
    { tag: 'loca', bytes: outlines.loca },
    { tag: 'glyf', bytes: outlines.glyf },
  ];
}

/** A cmap with format 4 for the Basic Multilingual Plane, format 12 for all, and format 14 where there are variants. */
function writeCmap(pairs: readonly (readonly [number, number])[], variants: readonly Variant[]): Uint8Array {
  const subtables = [
    ...(variants.length === 0 ? [] : [{ platform: 0, encoding: 5, bytes: writeVariants(variants) }]),
    { platform: 3, encoding: 1, bytes: writeFormat4(pairs.filter(([code]) => code < 0xffff)) },
    { platform: 3, encoding: 10, bytes: writeFormat12(pairs) },
  ];
  const header = 4 + subtables.length * 8;
  const cmap = new Uint8Array(subtables.reduce((sum, { bytes }) => sum + bytes.length, header));
  const view = viewOf(cmap);
  view.setUint16(2, subtables.length);
  let offset = header;
  subtables.forEach(({ platform, encoding, bytes }, i) => {
    view.setUint16(4 + i * 8, platform);
    view.setUint16(6 + i * 8, encoding);
    view.setUint32(8 + i * 8, offset);
    cmap.set(bytes, offset);
    offset += bytes.length;
  });
  return cmap;
}

/** Runs of consecutive codes with consecutive glyphs: first code, last code, first glyph. */
function runsOf(pairs: readonly (readonly [number, number])[]): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (const [code, glyph] of pairs) {
    const last = runs.at(-1);
    if (last !== undefined && code === last[1] + 1 && glyph === last[2] + code - last[0]) last[1] = code;
    else runs.push([code, code, glyph]);
  }
  return runs;
}

function writeFormat4(pairs: readonly (readonly [number, number])[]): Uint8Array {
  const runs = [...runsOf(pairs), [0xffff, 0xffff, 0] as [number, number, number]];
  const bytes = new Uint8Array(16 + runs.length * 8);
  const view = viewOf(bytes);
  const selector = Math.floor(Math.log2(runs.length));
  const header = [4, bytes.length, 0, runs.length * 2, 2 ** selector * 2, selector, (runs.length - 2 ** selector) * 2];
  header.forEach((value, i) => {
    view.setUint16(i * 2, value);
  });
  runs.forEach(([start, end, glyph], i) => {
    view.setUint16(14 + i * 2, end);
    view.setUint16(16 + (runs.length + i) * 2, start);
    view.setUint16(16 + (runs.length * 2 + i) * 2, start === 0xffff ? 1 : (glyph - start) & 0xffff);
  });
  return bytes;
}

function writeFormat12(pairs: readonly (readonly [number, number])[]): Uint8Array {
  const runs = runsOf(pairs);
  const bytes = new Uint8Array(16 + runs.length * 12);
  const view = viewOf(bytes);
  view.setUint16(0, 12);
  view.setUint32(4, bytes.length);
  view.setUint32(12, runs.length);
  runs.forEach((run, i) => {
    run.forEach((value, n) => {
      view.setUint32(16 + i * 12 + n * 4, value);
    });
  });
  return bytes;
}

/** Family, style, full name, PostScript name, and the licence records (0, 13, 14) of the face. */
function writeNames(face: Face, family: string): Uint8Array {
  const style = face.bold ? 'Bold' : 'Regular';
  const records = [
    ...licenceNames(face.table('name')),
    { id: 1, text: family },
    { id: 2, text: style },
    { id: 4, text: face.bold ? `${family} Bold` : family },
    { id: 6, text: `${family.replaceAll(' ', '')}-${style}` },
  ].sort((a, b) => a.id - b.id);
  const bytes = new Uint8Array(6 + records.reduce((sum, { text }) => sum + 12 + text.length * 2, 0));
  const view = viewOf(bytes);
  const storage = 6 + records.length * 12;
  view.setUint16(2, records.length);
  view.setUint16(4, storage);
  let offset = 0;
  records.forEach(({ id, text }, i) => {
    [3, 1, 0x409, id, text.length * 2, offset].forEach((value, n) => {
      view.setUint16(6 + i * 12 + n * 2, value);
    });
    for (let n = 0; n < text.length; n++) view.setUint16(storage + offset + n * 2, text.charCodeAt(n));
    offset += text.length * 2;
  });
  return bytes;
}

function licenceNames(name: Uint8Array): { id: number; text: string }[] {
  const view = viewOf(name);
  const storage = view.getUint16(4);
  const kept: { id: number; text: string }[] = [];
  for (let at = 6; at < 6 + view.getUint16(2) * 12; at += 12) {
    const id = view.getUint16(at + 6);
    if (view.getUint16(at) !== 3 || ![0, 13, 14].includes(id)) continue;
    const start = storage + view.getUint16(at + 10);
    let text = '';
    for (let i = start; i < start + view.getUint16(at + 8); i += 2) text += String.fromCharCode(view.getUint16(i));
    kept.push({ id, text });
  }
  return kept;
}

function writeOs2(face: Face, codes: readonly number[]): Uint8Array {
  const os2 = face.table('OS/2').slice();
  const view = viewOf(os2);
  view.setUint16(8, 0);
  view.setUint16(64, Math.min(codes[0] ?? 0, 0xffff));
  view.setUint16(66, Math.min(codes.at(-1) ?? 0, 0xffff));
  return os2;
}

/** Version 3: no glyph names. */
function writePost(): Uint8Array {
  const post = new Uint8Array(32);
  viewOf(post).setUint32(0, 0x00030000);
  return post;
}
