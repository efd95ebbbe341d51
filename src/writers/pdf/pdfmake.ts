import PdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import PrinterModule from 'pdfmake/js/Printer.js';
import type { Face } from '../../fonts/face.ts';
import { EmbeddedFace } from './embedded-face.ts';

/** The parts of PDFKit that the embedded face needs. */
export interface PdfKitReference {
  data: Record<string, unknown>;
  end(chunk?: Buffer): void;
}

/** A finished but not yet closed document of pdfmake: PDFKit's document, and the pages that pdfmake laid out. */
export interface PdfKitDocument extends NodeJS.ReadableStream {
  readonly fonts: Readonly<Record<string, { readonly normal?: unknown }>>;
  readonly fontCache: Record<string, EmbeddedFace>;
  readonly _fontFamilies: Record<string, EmbeddedFace>;
  readonly _pdfMakePages: readonly LaidOutPage[];
  ref(data?: Record<string, unknown>): PdfKitReference;
  end(): void;
}

/** What pdfmake laid out on a page, in the order in which it is drawn. */
export interface LaidOutPage {
  readonly items: readonly LaidOutItem[];
}

export type LaidOutItem =
  | { readonly type: 'line'; readonly item: LaidOutLine }
  | { readonly type: 'vector'; readonly item: LaidOutVector };

export interface LaidOutLine {
  readonly x: number;
  readonly y: number;
  readonly inlines: readonly {
    readonly text: string;
    readonly x: number;
    readonly width: number;
    readonly font: EmbeddedFace;
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

type Descriptors = Record<string, { normal: { url: Face } }>;

interface PrinterClass {
  new (
    fonts: Descriptors,
    files: null,
    urls: { resolve(): void; resolved(): Promise<void> },
    mayRead: () => boolean,
  ): { createPdfKitDocument(definition: object): Promise<PdfKitDocument> };
}

interface DocumentClass {
  readonly prototype: { provideFont(this: PdfKitDocument, family: string): EmbeddedFace };
}

const { default: PdfDocument } = PdfDocumentModule as unknown as { default: DocumentClass };
const { default: Printer } = PrinterModule as unknown as { default: PrinterClass };

/**
 * pdfmake asks `provideFont` for every text and opens font files there; ours come opened. The face travels through the
 * font descriptors (whose `url` pdfmake unwraps), so that documents made at the same time never share glyph numbers.
 */
PdfDocument.prototype.provideFont = function provideFont(family) {
  const known = this.fontCache[family];
  if (known !== undefined) return known;
  const face = this.fonts[family]?.normal as Face | undefined;
  if (face === undefined) throw new Error(`no face ${family}`);
  const font = new EmbeddedFace(this, face, `F${Object.keys(this.fontCache).length + 1}`);
  this.fontCache[family] = font;
  this._fontFamilies[family] = font;
  return font;
};

/** Lays out a definition whose `font` names are names of `faces`. Nothing is fetched, no file is read. */
export function layOut(definition: object, faces: readonly Face[]): Promise<PdfKitDocument> {
  const descriptors = Object.fromEntries(faces.map((face) => [face.name, { normal: { url: face } }]));
  const offline = { resolve: () => undefined, resolved: () => Promise.resolve() };
  return new Printer(descriptors, null, offline, () => false).createPdfKitDocument(definition);
}

/** Closes the document and collects its bytes. */
export function finish(document: PdfKitDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}
