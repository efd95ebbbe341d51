import type { Face } from '../../fonts/face.ts';
import { cutForPdf } from '../../fonts/subset.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';
import { toUnicode } from './to-unicode.ts';

/** What PDFKit reads of each glyph of an encoded text, in thousandths of an em. */
interface GlyphPosition {
  readonly xAdvance: number;
  readonly yAdvance: 0;
  readonly xOffset: 0;
  readonly yOffset: 0;
  readonly advanceWidth: number;
}

/**
 * A face inside one PDF, behind the interface of PDFKit's own fonts. PDFKit shapes every text with fontkit and cuts the
 * subset with it; Chinese needs neither, and taking advances from hmtx and outlines as records is six times faster.
 * The face is shared by all documents, the glyph numbers are this document's. ToUnicode comes from the texts that were
 * set, never from the font's cmap, so that no character is copied out as its look-alike.
 */
export class EmbeddedFace {
  readonly id: string;
  readonly name: string;
  readonly ascender: number;
  readonly descender: number;
  readonly lineGap = 0;
  readonly #face: Face;
  readonly #document: PdfKitDocument;
  /** Glyphs of the face in the order in which the document met them; a glyph's index is its number in the PDF. */
  readonly #glyphs: number[] = [0];
  readonly #texts: string[] = ['\ufffd'];
  readonly #numbers = new Map<string, number>();
  readonly #hex: string[] = ['0000'];
  readonly #positions: GlyphPosition[];
  #dictionary: PdfKitReference | null = null;

  constructor(document: PdfKitDocument, face: Face, id: string) {
    this.#document = document;
    this.#face = face;
    this.id = id;
    this.name = face.name;
    this.ascender = face.ascent;
    this.descender = face.descent;
    this.#positions = [positionOf(face.advance(0))];
  }

  /** The glyphs of a text as hexadecimal numbers of this document, and their advances. */
  encode(text: string): [string[], GlyphPosition[]] {
    const codes: string[] = [];
    const positions: GlyphPosition[] = [];
    this.#face.shape(text, (glyph, start, end) => {
      const number = this.#include(glyph, text.slice(start, end));
      codes.push(this.#hex[number] ?? '0000');
      positions.push(this.#positions[number] ?? positionOf(0));
    });
    return [codes, positions];
  }

  widthOfString(text: string, size: number): number {
    let width = 0;
    this.#face.shape(text, (glyph) => {
      width += this.#face.advance(glyph);
    });
    return (width * size) / 1000;
  }

  lineHeight(size: number): number {
    return ((this.ascender - this.descender) * size) / 1000;
  }

  /** PDFKit asks for it when a page first uses the font. */
  ref(): PdfKitReference {
    this.#dictionary ??= this.#document.ref();
    return this.#dictionary;
  }

  /** PDFKit calls it once, at the end of the document. */
  finalize(): void {
    if (this.#dictionary === null) return;
    const file = this.#document.ref();
    file.end(Buffer.from(cutForPdf(this.#face, this.#glyphs)));
    const name = `${tagOf(this.id)}+${this.#face.name}`;
    const descendant = this.#document.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      // PDFKit writes a String object as a PDF string, a plain string as a name.
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: this.#descriptor(name, file),
      CIDToGIDMap: 'Identity',
      W: [0, this.#positions.map(({ advanceWidth }) => advanceWidth)],
    });
    descendant.end();
    const cmap = this.#document.ref();
    cmap.end(Buffer.from(toUnicode(this.#texts)));
    this.#dictionary.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: cmap,
    };
    this.#dictionary.end();
  }

  /** One number for each pair of glyph and text: two characters that share a glyph stay apart in ToUnicode. */
  #include(glyph: number, text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#glyphs.push(glyph) - 1;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    this.#hex.push(number.toString(16).padStart(4, '0'));
    this.#positions.push(positionOf(this.#face.advance(glyph)));
    return number;
  }

  #descriptor(name: string, file: PdfKitReference): PdfKitReference {
    const descriptor = this.#document.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [...this.#face.bounds],
      ItalicAngle: 0,
      Ascent: this.ascender,
      Descent: this.descender,
      CapHeight: 730,
      StemV: this.#face.bold ? 140 : 80,
      FontFile2: file,
    });
    descriptor.end();
    return descriptor;
  }
}

function positionOf(advance: number): GlyphPosition {
  return { xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: advance };
}

/** The six capitals that mark a subset, from the font's number in the document. */
function tagOf(id: string): string {
  const number = Number(id.slice(1));
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(number / 26 ** (5 - i)) % 26))).join(
    '',
  );
}
