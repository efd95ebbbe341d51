/** Called for each glyph of a shaped text, with the stretch of the text that it shows (UTF-16 offsets). */
export type GlyphVisitor = (glyph: number, start: number, end: number) => void;

/** A face opened once and shared by every document; it never changes. */
export interface Face {
  /** File name without extension, e.g. `FormSong-Regular`; also its PostScript name. */
  readonly name: string;
  /** Family name, e.g. `Form Song`. */
  readonly family: string;
  readonly bold: boolean;
  readonly unitsPerEm: number;
  /** Thousandths of an em; descent is negative. */
  readonly ascent: number;
  readonly descent: number;
  /** Bounds of all glyphs, thousandths of an em: xMin, yMin, xMax, yMax. */
  readonly bounds: readonly [number, number, number, number];
  /**
   * Glyph number of a code point in its Chinese form, or in the form that the variation selector behind it asks for;
   * 0 where the face has none.
   */
  glyph(codePoint: number, selector?: number): number;
  /** Advance of a glyph, in thousandths of an em. */
  advance(glyph: number): number;
  /** The glyphs that show a text, left to right: one a code point with its variation selector, but `——` is one glyph of two ems. */
  shape(text: string, visit: GlyphVisitor): void;
  /** The record of a glyph (OpenType 1.9, glyf), perhaps with padding behind it; empty for a glyph without ink. */
  record(glyph: number): Uint8Array;
  /** The other tables of the sfnt file, for cutting subsets. */
  table(tag: string): Uint8Array;
}
