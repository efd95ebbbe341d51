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
  /** Glyph number of a code point; 0 where the face has none. */
  glyph(codePoint: number): number;
  /** Advance of a glyph, in thousandths of an em. */
  advance(glyph: number): number;
  /** The tables of the sfnt file, for cutting subsets. */
  table(tag: string): Uint8Array | null;
}
