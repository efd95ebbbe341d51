import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js';
import PdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { Face } from '../../fonts/face.ts';
import type { Definition } from './definition.ts';
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
  | { readonly type: 'vector'; readonly item: LaidOutVector };

export interface LaidOutLine {
  readonly x: number;
  readonly y: number;
  readonly inlines: readonly {
    readonly text: string;
    readonly x: number;
    readonly width: number;
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

interface LayoutBuilderClass {
  new (
    size: { width: number; height: number },
    margins: object,
    svg: null,
  ): {
    registerTableLayouts(layouts: object): void;
    layoutDocument(
      content: unknown,
      document: PdfKitDocument,
      styles: object,
      style: object,
      ...rest: unknown[]
    ): LaidOutPage[];
  };
}

interface DocumentClass {
  new (fonts: object, images: object, patterns: object, attachments: object, options: object): PdfKitDocument;
  readonly prototype: { provideFont(this: PdfKitDocument, family: string): EmbeddedFace };
}

const PdfDocument = classOf<DocumentClass>(PdfDocumentModule);
const LayoutBuilder = classOf<LayoutBuilderClass>(LayoutBuilderModule);

/** The class of a CommonJS module, which Node and bundlers hand over in two ways. */
function classOf<T>(module: unknown): T {
  const { default: inner } = module as { readonly default?: T };
  return inner ?? (module as T);
}

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

/**
 * Lets pdfmake lay out a definition whose `font` names are names of `faces`: what its Printer does, but for fetching
 * (nothing is fetched, no file is read) and drawing (`draw.ts`).
 */
export function layOut(
  definition: Definition,
  faces: readonly Face[],
): { document: PdfKitDocument; pages: readonly LaidOutPage[] } {
  const { size, margins, content, defaultStyle, footer, options } = definition;
  const fonts = Object.fromEntries(faces.map((face) => [face.name, { normal: face }]));
  const document = new PdfDocument(fonts, {}, {}, {}, options);
  useObjectStreams(document);
  const builder = new LayoutBuilder(size, margins, null);
  builder.registerTableLayouts({});
  const nothing = undefined;
  const pages = builder.layoutDocument(content, document, {}, defaultStyle, nothing, nothing, footer, nothing, nothing);
  return { document, pages };
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
