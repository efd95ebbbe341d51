import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { getBytes } from './ask.ts';

GlobalWorkerOptions.workerSrc = workerAddress;
/** One for all versions of the pages: to start one takes longer than to read a form. */
const worker = PDFWorker.create({ name: 'pages' });

/** The pages of a print, fetched a few together when they are to be seen: of three hundred projects nobody sees more. */
export interface PdfParts {
  /** Opens these pages (from 0) where they are not open yet, neighbours together. */
  open(pages: readonly number[]): Promise<void>;
  page(index: number): Promise<PDFPageProxy>;
  /** What is still on its way fails from now on. */
  close(): void;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly document: Promise<PDFDocumentProxy>;
}

/** `print` is the server's name for it; `isMarked`: with 草稿. */
export function openParts(print: string, isMarked: boolean): PdfParts {
  const closing = new AbortController();
  let parts: readonly Part[] = [];
  const partWith = (index: number): Part | undefined => parts.find(({ from, to }) => from <= index && index <= to);
  const fetchPart = (from: number, to: number): Part => {
    const part = { from, to, document: load({ print, from, to, mark: isMarked ? 'draft' : 'none' }, closing.signal) };
    parts = [...parts, part];
    part.document.catch(() => {
      parts = parts.filter((one) => one !== part);
    });
    return part;
  };
  return {
    async open(pages) {
      const missing = [...new Set(pages)].filter((index) => partWith(index) === undefined).sort((a, b) => a - b);
      for (const [place, from] of missing.entries()) {
        if (missing[place - 1] === from - 1) continue;
        const end = missing.findIndex((index, at) => at >= place && missing[at + 1] !== index + 1);
        fetchPart(from, missing[end] ?? from);
      }
      await Promise.all(pages.map((index) => partWith(index)?.document));
    },
    async page(index) {
      const { from, document } = partWith(index) ?? fetchPart(index, index);
      return (await document).getPage(index - from + 1);
    },
    close() {
      closing.abort();
      for (const { document } of parts) {
        document.then(
          (opened) => void opened.destroy(),
          () => {},
        );
      }
    },
  };
}

async function load(
  wish: { readonly print: string; readonly from: number; readonly to: number; readonly mark: string },
  signal: AbortSignal,
): Promise<PDFDocumentProxy> {
  const data = await getBytes('preview.pdf', wish, signal);
  signal.throwIfAborted();
  return getDocument({ data, worker, isEvalSupported: false, useWasm: false }).promise;
}
