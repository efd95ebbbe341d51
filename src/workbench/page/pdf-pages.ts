import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Path } from '../../diagnostics/path.ts';
import type { PlaceView, PreviewView } from '../wire.ts';
import { getBytes } from './ask.ts';

GlobalWorkerOptions.workerSrc = workerAddress;
/** One for all versions of the pages: to start one takes longer than to read a form. */
const worker = PDFWorker.create({ name: 'pages' });

type Printed = Extract<PreviewView, { readonly kind: 'printed' }>;

/** Pages in a box that scrolls. */
export interface PdfPages {
  /** The old pages stand until the new ones are drawn. */
  show(folder: string, printed: Printed): void;
  /** 1 fits the width. */
  zoom(factor: number): void;
  /** Shows where a field of a file is printed; null for all of the file. */
  mark(file: string, path: Path | null): void;
  close(): void;
}

interface Hooks {
  readonly onPlace: (file: string, path: Path) => void;
  /** The page in sight, from 1. */
  readonly onPage: (page: number) => void;
}

interface Sheet {
  readonly element: HTMLElement;
  readonly marks: HTMLElement;
  /** What was drawn: revision and scale. */
  drawn: string;
}

const gap = 10;
/** Small type is drawn finer than the screen, and becomes legible by that. */
const finest = 2;

export function openPdfPages(box: HTMLElement, { onPlace, onPage }: Hooks): PdfPages {
  let current: { readonly printed: Printed; readonly document: PDFDocumentProxy } | null = null;
  let loading: AbortController | null = null;
  let factor = 1;
  let marked: { readonly file: string; readonly path: Path | null } | null = null;
  const sheets: Sheet[] = [];
  const scale = (): number => {
    const width = current?.printed.width ?? 842;
    return (Math.max(200, box.clientWidth - 2 * gap - 4) / width) * factor;
  };

  const layOut = (): void => {
    if (current === null) return;
    const { pages, width, height } = current.printed;
    while (sheets.length > pages) sheets.pop()?.element.remove();
    while (sheets.length < pages) sheets.push(newSheet(box, sheets.length));
    for (const { element } of sheets) {
      element.style.width = `${width * scale()}px`;
      element.style.height = `${height * scale()}px`;
    }
    drawMarks();
    void draw();
  };

  /** Draws the pages in sight, from the top one on. */
  const draw = async (): Promise<void> => {
    const shown = current;
    if (shown === null) return;
    const top = box.scrollTop;
    const visible = sheets.flatMap((sheet, index) => {
      const from = sheet.element.offsetTop;
      const isNear = from + sheet.element.offsetHeight > top - 100 && from < top + box.clientHeight + 100;
      return isNear ? [index] : [];
    });
    if (visible[0] !== undefined) onPage(visible[0] + 1);
    try {
      for (const index of visible) await drawSheet(index, shown);
    } catch (error) {
      // The pages were put away while they were being drawn.
      if (current === shown) throw error;
    }
    if (current === shown) box.dataset.revision = String(shown.printed.revision);
  };

  const drawSheet = async (index: number, shown: NonNullable<typeof current>): Promise<void> => {
    const sheet = sheets[index];
    const key = `${shown.printed.revision} ${scale()}`;
    if (sheet === undefined || sheet.drawn === key) return;
    const page = await shown.document.getPage(index + 1);
    const viewport = page.getViewport({ scale: scale() * Math.max(finest, window.devicePixelRatio) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    canvas.setAttribute('aria-hidden', 'true');
    await page.render({ canvas, viewport }).promise;
    if (current !== shown) return;
    sheet.drawn = key;
    sheet.element.querySelector('canvas')?.remove();
    sheet.element.prepend(canvas);
  };

  const drawMarks = (): void => {
    for (const { marks } of sheets) marks.replaceChildren();
    if (current === null || marked === null) return;
    const { places, files } = current.printed;
    const number = files.indexOf(marked.file);
    const own = places.filter((place) => place[5] === number);
    const wanted = marked.path;
    const close = wanted === null ? [] : own.filter((place) => isAround(place[6], wanted));
    for (const [page, x, y, width, height] of close.length > 0 ? close : own) {
      const mark = document.createElement('i');
      mark.className = close.length > 0 ? 'field' : 'whole';
      Object.assign(mark.style, { left: px(x), top: px(y), width: px(width), height: px(height) });
      sheets[page]?.marks.append(mark);
    }
    const [first] = close.length > 0 ? close : own;
    if (first !== undefined) bringIntoSight(first, close.length > 0);
  };
  const px = (points: number): string => `${points * scale()}px`;

  const bringIntoSight = ([page, x, y, width, height]: PlaceView, isField: boolean): void => {
    const sheet = sheets[page];
    if (sheet === undefined) return;
    const left = sheet.element.offsetLeft + x * scale();
    const isSeen = left >= box.scrollLeft && left + width * scale() <= box.scrollLeft + box.clientWidth;
    if (isField && !isSeen) box.scrollLeft = left - Math.max(gap, (box.clientWidth - width * scale()) / 2);
    const top = sheet.element.offsetTop + y * scale();
    const isInSight = top >= box.scrollTop && top + Math.min(height * scale(), 200) <= box.scrollTop + box.clientHeight;
    if (!isInSight) box.scrollTop = Math.max(0, top - 60);
  };

  const click = (event: MouseEvent): void => {
    const index = sheets.findIndex(({ element }) => event.target instanceof Node && element.contains(event.target));
    const sheet = sheets[index];
    if (current === null || sheet === undefined) return;
    const corner = sheet.element.getBoundingClientRect();
    const [x, y] = [(event.clientX - corner.left) / scale(), (event.clientY - corner.top) / scale()];
    const hit = current.printed.places.find(
      ([page, left, top, width, height]) =>
        page === index && x >= left && x <= left + width && y >= top && y <= top + height,
    );
    const file = hit === undefined ? undefined : current.printed.files[hit[5]];
    if (hit !== undefined && file !== undefined) onPlace(file, hit[6]);
  };
  let waiting = 0;
  const later = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => void draw());
  };
  box.addEventListener('click', click);
  box.addEventListener('scroll', later, { passive: true });
  const observer = new ResizeObserver(layOut);
  observer.observe(box);
  return {
    show(folder, printed) {
      loading?.abort();
      const own = new AbortController();
      loading = own;
      void load(folder, printed, own.signal).then(
        (opened) => {
          if (own.signal.aborted) return void opened.destroy();
          const old = current?.document;
          current = { printed, document: opened };
          layOut();
          void old?.destroy();
        },
        () => {},
      );
    },
    zoom(to) {
      factor = to;
      layOut();
    },
    mark(file, path) {
      marked = { file, path };
      drawMarks();
    },
    close() {
      loading?.abort();
      observer.disconnect();
      box.removeEventListener('click', click);
      const last = current;
      current = null;
      void last?.document.destroy();
    },
  };
}

async function load(folder: string, { revision }: Printed, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const bytes = await getBytes('preview.pdf', { folder, revision }, signal);
  return getDocument({ data: bytes, worker, isEvalSupported: false, useWasm: false }).promise;
}

function newSheet(box: HTMLElement, index: number): Sheet {
  const element = document.createElement('div');
  element.className = 'sheet';
  element.dataset.page = String(index + 1);
  const marks = document.createElement('div');
  marks.className = 'marks';
  element.append(marks);
  box.append(element);
  return { element, marks, drawn: '' };
}

/** Whether a printed place is the field, or holds it. */
function isAround(printed: Path, field: Path): boolean {
  return printed.length <= field.length && printed.every((step, index) => step === field[index]);
}
