import LayoutBuilderModule from 'pdfmake/js/LayoutBuilder.js';
import LineModule from 'pdfmake/js/Line.js';
import { rowsByPage } from '../../typeset/placed.ts';
import { classOf } from './class-of.ts';
import type { Definition, ReadyLine, ReadyTable, ReadyText } from './definition.ts';
import type { LaidOutBar, LaidOutLine, LaidOutPage, LaidOutVector, PdfKitDocument } from './pdfmake.ts';
import { boxesOf, type PutLine } from './table-rows.ts';

/** Texts and tables as pdfmake knows them while it lays out. */
type ReadyNode = (ReadyText | ReadyTable) & { waiting?: ReadyLine[] };

type PdfmakeLine = { -readonly [K in keyof LaidOutLine]: LaidOutLine[K] } & { addInline(inline: object): void };

/** pdfmake's pages, and where on them it stands. */
interface PdfmakeWriter {
  context(): PdfmakePlace;
  moveToNextPage(): void;
}

interface PdfmakePlace {
  /** Counted from 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  moveDown(by: number): void;
  getCurrentPage(): WritablePage;
}

interface WritablePage {
  readonly items: (
    | { readonly type: 'line'; readonly item: LaidOutLine }
    | { readonly type: 'vector'; readonly item: LaidOutVector }
    | { readonly type: 'bar'; readonly item: LaidOutBar }
  )[];
}

interface LayoutBuilderClass {
  new (
    size: { width: number; height: number },
    margins: object,
    svg: null,
  ): {
    readonly docMeasure: { measureLeaf: (node: ReadyNode) => ReadyNode };
    readonly writer: PdfmakeWriter;
    registerTableLayouts(layouts: object): void;
    tryLayoutDocument(content: unknown, document: PdfKitDocument, ...rest: unknown[]): unknown;
    layoutDocument(content: unknown, document: PdfKitDocument, ...rest: unknown[]): LaidOutPage[];
    processLeaf(node: ReadyNode): void;
  };
}

interface LineClass {
  new (maxWidth: number): PdfmakeLine;
}

const Line = classOf<LineClass>(LineModule);

/**
 * pdfmake's layout for texts whose lines are broken, and tables whose rows have their pages already. pdfmake measures each
 * text by two dozen style look-ups, fills lines with it, lays each row out on trial and copies it where it fits: two
 * thirds of the time of a PDF, to come to what `typeset` has decided. Here the methods where it does so take texts and
 * rows as they are; pages, page feet and the flow of the blocks remain pdfmake's.
 */
class ReadyLayout extends classOf<LayoutBuilderClass>(LayoutBuilderModule) {
  readonly #document: PdfKitDocument;

  constructor({ size, margins }: Definition, document: PdfKitDocument) {
    super(size, margins, null);
    this.#document = document;
  }

  override tryLayoutDocument(...all: Parameters<InstanceType<LayoutBuilderClass>['tryLayoutDocument']>): unknown {
    // Every column has its width, so that nobody asks how wide the texts are.
    this.docMeasure.measureLeaf = (node) =>
      Object.assign(node, { waiting: 'lines' in node ? [...node.lines] : [], _minWidth: 0, _maxWidth: 0 });
    return super.tryLayoutDocument(...all);
  }

  /** Called by pdfmake for every text, and so for our tables. */
  override processLeaf(node: ReadyNode): void {
    if ('rows' in node) this.#placeTable(node);
    else super.processLeaf(node);
  }

  /** Called by pdfmake until there is none. */
  buildNextLine({ waiting = [] }: ReadyNode): PdfmakeLine | null {
    const ready = waiting.shift();
    return ready === undefined ? null : this.#build(ready);
  }

  #build({ indent, align, type, runs, owner }: ReadyLine): PdfmakeLine {
    const line = new Line(Number.POSITIVE_INFINITY);
    // An empty line is as high as the others.
    if (runs.length === 0) line.addInline({ text: '', width: 0, height: type.leading });
    for (const [index, { face, text }] of runs.entries()) {
      const font = this.#document.provideFont(face.name);
      const glyphs = font.include(text);
      // The left edge of a line needs no width.
      const width = align !== 'left' || index < runs.length - 1 ? font.widthOfString(text, type.size) : 0;
      const leadingCut = index === 0 ? -indent : 0;
      const [fontSize, height] = [type.size, type.leading];
      line.addInline({ text, glyphs, font, fontSize, width, height, leadingCut, alignment: align, owner });
    }
    return line;
  }

  #placeTable({ form, rows }: ReadyTable): void {
    for (const [page, shown] of rowsByPage(form, rows)) {
      while (this.writer.context().page < page) this.writer.moveToNextPage();
      const context = this.writer.context();
      const { items } = context.getCurrentPage();
      const { lines, rules, bars, height } = boxesOf(form, shown, context);
      for (const bar of bars) items.push({ type: 'bar', item: bar });
      for (const rule of rules) items.push({ type: 'vector', item: rule });
      for (const line of lines) items.push({ type: 'line', item: this.#put(line) });
      context.moveDown(height);
    }
  }

  #put({ x, y, line }: PutLine): PdfmakeLine {
    return Object.assign(this.#build(line), { x, y });
  }
}

/** Lets pdfmake lay out a definition on the pages of a document: what its Printer does, but for fetching and drawing (`draw.ts`). */
export function layOut(definition: Definition, document: PdfKitDocument): readonly LaidOutPage[] {
  const builder = new ReadyLayout(definition, document);
  builder.registerTableLayouts({});
  const nothing = undefined;
  const { content, footer } = definition;
  return builder.layoutDocument(content, document, {}, {}, nothing, nothing, footer, nothing, nothing);
}
