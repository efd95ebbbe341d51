import { viewOf } from './sfnt.ts';

/** What Chinese text needs of a face's GSUB table: the forms of single glyphs, and the joined form of a pair. */
export interface Substitutions {
  /** `locl` of the default language system, which our faces have set to Chinese: glyph → glyph. */
  readonly local: ReadonlyMap<number, number>;
  /** `ccmp` ligatures of two equal glyphs (`——`): glyph → joined glyph. */
  readonly doubled: ReadonlyMap<number, number>;
}

const NOTHING: Substitutions = { local: new Map(), doubled: new Map() };

/** Reads `locl` and `ccmp` of the script DFLT. Only single and ligature substitutions are looked at. */
export function readSubstitutions(gsub: Uint8Array | undefined): Substitutions {
  if (gsub === undefined) return NOTHING;
  const view = viewOf(gsub);
  const local = new Map<number, number>();
  const doubled = new Map<number, number>();
  for (const at of subtablesOf(view, 'locl', 1)) readSingle(view, at, local);
  for (const at of subtablesOf(view, 'ccmp', 4)) readDoubled(view, at, doubled);
  return { local, doubled };
}

/** Offsets of the subtables of one lookup type under a feature of the default language system. */
function subtablesOf(view: DataView, tag: string, type: number): readonly number[] {
  const featureList = view.getUint16(6);
  const lookupList = view.getUint16(8);
  const offsets: number[] = [];
  for (const index of defaultFeatures(view)) {
    const record = featureList + 2 + index * 6;
    if (tagAt(view, record) !== tag) continue;
    const feature = featureList + view.getUint16(record + 4);
    for (let i = 0; i < view.getUint16(feature + 2); i++) {
      const lookup = lookupList + view.getUint16(lookupList + 2 + view.getUint16(feature + 4 + i * 2) * 2);
      offsets.push(...subtablesOfLookup(view, lookup, type));
    }
  }
  return offsets;
}

function defaultFeatures(view: DataView): readonly number[] {
  const scripts = view.getUint16(4);
  for (let i = 0; i < view.getUint16(scripts); i++) {
    const record = scripts + 2 + i * 6;
    if (tagAt(view, record) !== 'DFLT') continue;
    const script = scripts + view.getUint16(record + 4);
    const system = script + view.getUint16(script);
    return Array.from({ length: view.getUint16(system + 4) }, (_, n) => view.getUint16(system + 6 + n * 2));
  }
  return [];
}

function subtablesOfLookup(view: DataView, lookup: number, type: number): readonly number[] {
  const lookupType = view.getUint16(lookup);
  const offsets = Array.from(
    { length: view.getUint16(lookup + 4) },
    (_, i) => lookup + view.getUint16(lookup + 6 + i * 2),
  );
  if (lookupType === type) return offsets;
  if (lookupType !== 7) return [];
  return offsets.filter((at) => view.getUint16(at + 2) === type).map((at) => at + view.getUint32(at + 4));
}

function readSingle(view: DataView, at: number, into: Map<number, number>): void {
  const covered = coverage(view, at + view.getUint16(at + 2));
  const isDelta = view.getUint16(at) === 1;
  covered.forEach((glyph, i) => {
    into.set(glyph, isDelta ? (glyph + view.getInt16(at + 4)) & 0xffff : view.getUint16(at + 6 + i * 2));
  });
}

function readDoubled(view: DataView, at: number, into: Map<number, number>): void {
  coverage(view, at + view.getUint16(at + 2)).forEach((glyph, i) => {
    const set = at + view.getUint16(at + 6 + i * 2);
    for (let n = 0; n < view.getUint16(set); n++) {
      const ligature = set + view.getUint16(set + 2 + n * 2);
      if (view.getUint16(ligature + 2) === 2 && view.getUint16(ligature + 4) === glyph)
        into.set(glyph, view.getUint16(ligature));
    }
  });
}

function coverage(view: DataView, at: number): readonly number[] {
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1) return Array.from({ length: count }, (_, i) => view.getUint16(at + 4 + i * 2));
  const glyphs: number[] = [];
  for (let i = 0; i < count; i++) {
    const range = at + 4 + i * 6;
    for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
