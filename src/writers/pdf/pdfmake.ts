import PdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { Face } from '../../fonts/face.ts';
import { classOf } from './class-of.ts';
import { EmbeddedFace } from './embedded-face.ts';
import { useObjectStreams } from './object-streams.ts';
import type { Owner } from './structure.ts';

/** The parts of PDFKit that the embedded face needs. */
export interface PdfKitReference {
  data: Record<string, unknown>;
  end(chunk?: Buffer): void;
}

/** PDFKit's document, as far as we ask it. */
export interface PdfKitDocument extends NodeJS.ReadableStream {
  readonly fonts: Readonly<Record<string, { readonly normal?: Face }>>;
  readonly fontCache: Record<string, EmbeddedFace>;
  readonly _fontFamilies: Record<string, EmbeddedFace>;
  readonly page: { readonly fonts: Record<string, PdfKitReference>; readonly dictionary: PdfKitReference };
  ref: (data?: Record<string, unknown>) => PdfKitReference;
  provideFont(family: string): EmbeddedFace;
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): void;
  addContent(operators: string): void;
  end(): void;
  readonly _root: PdfKitReference;
  endMetadata: () => void;
}

/** What pdfmake laid out on a page, in the order in which it is drawn. */
export interface LaidOutPage {
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly items: readonly LaidOutItem[];
}

export type LaidOutItem =
  | { readonly type: 'line'; readonly item: LaidOutLine }
  | { readonly type: 'vector'; readonly item: LaidOutVector }
  | { readonly type: 'bar'; readonly item: LaidOutBar };

/** Ours: a bar beside a text, in points from the page's upper left corner. */
export interface LaidOutBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: 'solid' | 'hollow';
}

export interface LaidOutLine {
  readonly x: number;
  readonly y: number;
  /** An empty line has one without text and font. */
  readonly inlines: readonly {
    readonly text: string;
    /** The text's glyphs, as its font has taken them in. */
    readonly glyphs: readonly number[];
    readonly x: number;
    readonly font: EmbeddedFace;
    readonly fontSize: number;
    /** Ours, from the definition: for whom the text is drawn; absent in page feet. */
    readonly owner?: Owner;
  }[];
}

export interface LaidOutVector {
  readonly type: string;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly lineWidth: number;
}

interface DocumentClass {
  new (fonts: object, images: object, patterns: object, attachments: object, options: object): PdfKitDocument;
  readonly prototype: { provideFont(this: PdfKitDocument, family: string): EmbeddedFace };
}

const PdfDocument = classOf<DocumentClass>(PdfDocumentModule);

/** pdfmake asks `provideFont` for every text and opens font files there; ours come opened, and belong to one document. */
PdfDocument.prototype.provideFont = function provideFont(family) {
  const known = this.fontCache[family];
  if (known !== undefined) return known;
  const face = this.fonts[family]?.normal;
  if (face === undefined) throw new Error(`no face ${family}`);
  const font = new EmbeddedFace(this, face, `F${Object.keys(this.fontCache).length + 1}`);
  this.fontCache[family] = font;
  this._fontFamilies[family] = font;
  return font;
};

/** A document to draw on, with these faces at hand by their names (PDFKit opens no font file), and what ends it and gives its bytes. */
export function openDocument(
  options: object,
  faces: readonly Face[],
): { readonly document: PdfKitDocument; readonly finish: () => Promise<Uint8Array> } {
  const fonts = Object.fromEntries(faces.map((face) => [face.name, { normal: face }]));
  const document = new PdfDocument(fonts, {}, {}, {}, options);
  return { document, finish: useObjectStreams(document) };
}
