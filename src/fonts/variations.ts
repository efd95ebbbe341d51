import { viewOf } from './sfnt.ts';

/** The glyph of a character before a variation selector: 0 where the face does not know the pair, `plain` where it is the character's own. */
type VariantOf = (codePoint: number, selector: number) => number | 'plain';

/** A character, the selector behind it, and the glyph of the two. */
export type Variant = readonly [codePoint: number, selector: number, glyph: number];

/** U+FE00–FE0F and U+E0100–E01EF: they show nothing, but choose a form of the character before them. */
export function isSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

/** The variation selector that stands at a UTF-16 offset of a text; 0 where there is none. */
export function selectorAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit !== 0xdb40 && !(unit >= 0xfe00 && unit <= 0xfe0f)) return 0;
  const codePoint = text.codePointAt(offset) ?? 0;
  return isSelector(codePoint) ? codePoint : 0;
}

/** Whether the UTF-16 unit at an offset is a character by itself, as nearly all are: no half of a pair, and no selector behind it. */
export function isBare(text: string, offset: number): boolean {
  const after = text.charCodeAt(offset + 1);
  return (text.charCodeAt(offset) & 0xf800) !== 0xd800 && after !== 0xdb40 && (after & 0xfff0) !== 0xfe00;
}

/** Reads the format 14 subtable at `at` of a cmap; a face without one knows no variants. */
export function readVariants(view: DataView, at: number | null): VariantOf {
  if (at === null) return () => 0;
  const known = new Map<string, number | 'plain'>();
  const uint24 = (place: number): number => (view.getUint8(place) << 16) | view.getUint16(place + 1);
  for (let record = at + 10; record < at + 10 + view.getUint32(at + 6) * 11; record += 11) {
    const selector = uint24(record);
    const plain = view.getUint32(record + 3);
    const other = view.getUint32(record + 7);
    for (let i = 0; plain > 0 && i < view.getUint32(at + plain); i++) {
      const range = at + plain + 4 + i * 4;
      for (let more = 0; more <= view.getUint8(range + 3); more++)
        known.set(`${uint24(range) + more} ${selector}`, 'plain');
    }
    for (let i = 0; other > 0 && i < view.getUint32(at + other); i++) {
      const pair = at + other + 4 + i * 5;
      known.set(`${uint24(pair)} ${selector}`, view.getUint16(pair + 3));
    }
  }
  return (codePoint, selector) => known.get(`${codePoint} ${selector}`) ?? 0;
}

/** A format 14 subtable that names the glyph of each variant. */
export function writeVariants(variants: readonly Variant[]): Uint8Array {
  const selectors = [...new Set(variants.map(([, selector]) => selector))].sort((a, b) => a - b);
  const bytes = new Uint8Array(10 + selectors.length * 15 + variants.length * 5);
  const view = viewOf(bytes);
  const setUint24 = (place: number, value: number): void => {
    view.setUint8(place, value >> 16);
    view.setUint16(place + 1, value & 0xffff);
  };
  view.setUint16(0, 14);
  view.setUint32(2, bytes.length);
  view.setUint32(6, selectors.length);
  let table = 10 + selectors.length * 11;
  selectors.forEach((selector, i) => {
    const own = variants.filter(([, one]) => one === selector).sort(([a], [b]) => a - b);
    setUint24(10 + i * 11, selector);
    view.setUint32(10 + i * 11 + 7, table);
    view.setUint32(table, own.length);
    own.forEach(([codePoint, , glyph], n) => {
      setUint24(table + 4 + n * 5, codePoint);
      view.setUint16(table + 4 + n * 5 + 3, glyph);
    });
    table += 4 + own.length * 5;
  });
  return bytes;
}
