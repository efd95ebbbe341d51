import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Face } from '../../fonts/face.ts';
import { cutForPdf } from '../../fonts/subset.ts';
import type { PdfKitDocument, PdfKitReference } from './pdfmake.ts';
import { toUnicode } from './to-unicode.ts';

const deflateAsync = promisify(deflate);

/** A glyph of the document: which of the face's, the text it stands for, and its advance in thousandths of an em. */
interface EmbeddedGlyph {
  readonly glyph: number;
  readonly text: string;
  readonly advance: number;
}

const NOTDEF = '\ufffd';

/**
 * A face inside one PDF, in the place of PDFKit's own fonts (`pdfmake.ts`). PDFKit shapes every text with fontkit and cuts
 * the subset with it; Chinese needs neither, and taking advances from hmtx and outlines as records is six times faster.
 * The face is shared by all documents, the glyph numbers are this document's: first every text is included, then the
 * glyphs are numbered in the face's order, in which look-alikes stand together and compress best. ToUnicode comes from
 * the texts that were set, never from the font's cmap, so that no character is copied out as its look-alike.
 */
export class EmbeddedFace {
  readonly id: string;
  readonly name: string;
  readonly ascender: number;
  readonly descender: number;
  readonly lineGap = 0;
  readonly #face: Face;
  readonly #document: PdfKitDocument;
  readonly #met: EmbeddedGlyph[] = [];
  readonly #orderOf = new Map<string | number, number>();
  /** The final number of the n-th glyph that was met, in hexadecimal. */
  #hex: readonly string[] = [];
  #glyphs: readonly EmbeddedGlyph[] = [];
  #dictionary: PdfKitReference | null = null;
  #file: { readonly length: number; readonly packed: Uint8Array } | null = null;

  constructor(document: PdfKitDocument, face: Face, id: string) {
    this.#document = document;
    this.#face = face;
    this.id = id;
    this.name = face.name;
    this.ascender = face.ascent;
    this.descender = face.descent;
  }

  /** Asked by pdfmake while it lays out; thousandths of an em become points. */
  widthOfString(text: string, size: number): number {
    let width = 0;
    this.#face.shape(text, (glyph) => {
      width += this.#face.advance(glyph);
    });
    return (width * size) / 1000;
  }

  /** Asked by pdfmake while it lays out. */
  lineHeight(size: number): number {
    return ((this.ascender - this.descender) * size) / 1000;
  }

  /**
   * Takes the glyphs of a text into the document, one for each pair of glyph and text, so that two characters that share a
   * glyph stay apart. Returns them in the order in which they were met, for `encode`.
   */
  include(text: string): readonly number[] {
    const orders: number[] = [];
    this.#face.shape(text, (glyph, start, end) => {
      const key = end - start === 1 ? text.charCodeAt(start) : text.slice(start, end);
      let order = this.#orderOf.get(key);
      if (order === undefined) {
        order = this.#met.push({ glyph, text: text.slice(start, end), advance: this.#face.advance(glyph) }) - 1;
        this.#orderOf.set(key, order);
      }
      orders.push(order);
    });
    return orders;
  }

  /** Numbers the glyphs and cuts the subset; afterwards texts can be encoded. Resolves when it is packed, off the main thread. */
  seal(): Promise<void> {
    const sorted = [...this.#met.entries()].sort(([, a], [, b]) => a.glyph - b.glyph || (a.text < b.text ? -1 : 1));
    this.#glyphs = [{ glyph: 0, text: NOTDEF, advance: this.#face.advance(0) }, ...sorted.map(([, glyph]) => glyph)];
    const hex: string[] = [];
    for (const [index, [order]] of sorted.entries()) hex[order] = (index + 1).toString(16).padStart(4, '0');
    this.#hex = hex;
    const bytes = cutForPdf(
      this.#face,
      this.#glyphs.map(({ glyph }) => glyph),
    );
    return deflateAsync(bytes).then((packed) => {
      this.#file = { length: bytes.length, packed };
    });
  }

  /** The numbers in this document of glyphs that were included, in hexadecimal. */
  encode(orders: readonly number[]): string {
    let code = '';
    for (const order of orders) {
      const hex = this.#hex[order];
      if (hex === undefined) throw new Error(`${this.name} was sealed without its glyph ${order}`);
      code += hex;
    }
    return code;
  }

  /** The text that numbers in hexadecimal stand for, as the ToUnicode table of the file has it. */
  decode(hex: string): string {
    const bytes = Buffer.from(hex, 'hex');
    let text = '';
    for (let at = 0; at + 1 < bytes.length; at += 2)
      text += this.#glyphs[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)]?.text ?? NOTDEF;
    return text;
  }

  /** The font's entry in a page's resources. */
  ref(): PdfKitReference {
    this.#dictionary ??= this.#document.ref();
    return this.#dictionary;
  }

  /** PDFKit calls it once, at the end of the document. */
  finalize(): void {
    if (this.#dictionary === null || this.#file === null) return;
    const file = this.#document.ref({ Length1: this.#file.length, Filter: 'FlateDecode' });
    file.end(Buffer.from(this.#file.packed));
    const name = `${tagOf(this.id)}+${this.#face.name}`;
    const descendant = this.#document.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      // PDFKit writes a String object as a PDF string, a plain string as a name.
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: this.#descriptor(name, file),
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: widthsOf(this.#glyphs.map(({ advance }) => advance)),
    });
    descendant.end();
    const cmap = this.#document.ref();
    cmap.end(Buffer.from(toUnicode(this.#glyphs.map(({ text }) => text))));
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

/** The W array (ISO 32000-1, 9.7.4.3): runs of glyphs that are not one em wide. */
function widthsOf(advances: readonly number[]): readonly unknown[] {
  const runs: [number, number[]][] = [];
  for (const [number, advance] of advances.entries()) {
    if (advance === 1000) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1].length === number) last[1].push(advance);
    else runs.push([number, [advance]]);
  }
  return runs.flat();
}

/** The six capitals that mark a subset, from the font's number in the document. */
function tagOf(id: string): string {
  const number = Number(id.slice(1));
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(number / 26 ** (5 - i)) % 26))).join(
    '',
  );
}
