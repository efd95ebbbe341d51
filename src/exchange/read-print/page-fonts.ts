import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a font says of its glyphs. */
export interface PageFont {
  /** Of a unit of glyph space; 0.001 but for fonts that are drawn by the page (Type 3). */
  readonly unit: number;
  /** Whether it says what character each of its glyphs is; else the numbers of the glyphs stand for them, by chance. */
  readonly isSaid: boolean;
  /** Whether it says so of one. */
  says(code: number): boolean;
}

const plain: PageFont = { unit: 0.001, isSaid: true, says: () => true };

/** Fonts of a page by name, each looked at once. */
export function openFonts(page: PDFPageProxy): (name: unknown) => PageFont {
  const known = new Map<string, PageFont>();
  return (name) => {
    if (typeof name !== 'string' || !page.commonObjs.has(name)) return plain;
    const found = known.get(name) ?? fontOf(page.commonObjs.get(name));
    known.set(name, found);
    return found;
  };
}

function fontOf(font: unknown): PageFont {
  const matrix = fieldOf(font, 'fontMatrix');
  const unit = Array.isArray(matrix) && typeof matrix[0] === 'number' ? Math.abs(matrix[0]) : plain.unit;
  const chart = fieldOf(font, 'toUnicode');
  const map = fieldOf(chart, '_map');
  if (typeof map === 'object' && map !== null) {
    return { unit, isSaid: true, says: (code) => Reflect.get(map, String(code)) !== undefined };
  }
  return { ...plain, unit, isSaid: typeof fieldOf(chart, 'firstChar') !== 'number' };
}

function fieldOf(thing: unknown, key: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, key) : null;
}

/** A glyph as pdf.js gives it. */
export interface FontGlyph {
  readonly text: string;
  readonly code: number;
  readonly width: number;
  readonly isSpace: boolean;
}

export function glyphOf(item: unknown): FontGlyph | null {
  if (typeof item !== 'object' || item === null) return null;
  const [text, width, code, isSpace] = ['unicode', 'width', 'originalCharCode', 'isSpace'].map((key) =>
    fieldOf(item, key),
  );
  return {
    text: typeof text === 'string' ? text : '',
    width: typeof width === 'number' ? width : 0,
    code: typeof code === 'number' ? code : 0,
    isSpace: isSpace === true,
  };
}
