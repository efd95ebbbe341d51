import type { Path } from '../../diagnostics/path.ts';
import type { FieldView, PlaceView, PreviewView } from '../wire.ts';
import { get, Refusal } from './ask.ts';
import { openPageSheets } from './page-sheets.ts';
import { openParts, type PdfParts } from './pdf-parts.ts';

type Printed = Extract<PreviewView, { readonly kind: 'printed' }>;

/** Pages in a box that scrolls. */
export interface PdfPages {
  /** The old pages stand until the new ones are drawn. `isMarked`: with 草稿. */
  show(printed: Printed, isMarked: boolean): void;
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
  /** The pages in sight are drawn. */
  readonly onShown: (revision: number) => void;
  /** The pages could not be had. */
  readonly onFault: (fault: Refusal) => void;
}

/** What is shown, or about to be. */
interface Shown {
  readonly printed: Printed;
  readonly isMarked: boolean;
  readonly parts: PdfParts;
  /** Where the fields of files are printed, as far as that was asked. */
  readonly places: Map<string, Promise<readonly PlaceView[]>>;
}

/** Small type is drawn finer than the screen, and becomes legible by that. */
const finest = 2;

export function openPdfPages(box: HTMLElement, { onPlace, onPage, onShown, onFault }: Hooks): PdfPages {
  const sheets = openPageSheets(box);
  let current: Shown | null = null;
  let coming: Shown | null = null;
  let factor = 1;
  let markedPage = 0;
  let marked: { readonly file: string; readonly path: Path | null } | null = null;

  const layOut = (): void => {
    if (current === null) return;
    sheets.arrange(current.printed.pages, current.printed, factor);
    void drawMarks();
    void draw();
  };

  /** Draws the pages in sight, that of the marked field before the others. */
  const draw = async (): Promise<void> => {
    const shown = current;
    if (shown === null) return;
    const visible = sheets.inSight();
    if (visible[0] !== undefined) onPage(visible[0] + 1);
    try {
      await shown.parts.open(visible);
      const others = visible.filter((index) => index !== markedPage);
      for (const index of others.length < visible.length ? [markedPage, ...others] : others) {
        await drawSheet(index, shown);
      }
    } catch (error) {
      // What was put away meanwhile fails, and nobody wants it any more.
      if (current === shown) report(error);
      return;
    }
    if (current !== shown) return;
    box.dataset.revision = String(shown.printed.revision);
    onShown(shown.printed.revision);
  };

  const drawSheet = async (index: number, shown: Shown): Promise<void> => {
    const sheet = sheets.at(index);
    const { scale } = sheets;
    const key = `${shown.printed.print} ${shown.isMarked} ${scale}`;
    if (sheet === undefined || sheet.drawn === key) return;
    const page = await shown.parts.page(index);
    const viewport = page.getViewport({ scale: scale * Math.max(finest, window.devicePixelRatio) });
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

  const report = (error: unknown): void => {
    if (!(error instanceof Refusal)) throw error;
    onFault(error);
  };

  const placesIn = ({ printed: { print }, places }: Shown, file: string): Promise<readonly PlaceView[]> => {
    const asked = places.get(file) ?? get<readonly PlaceView[]>('places', { print, file });
    places.set(file, asked);
    return asked;
  };

  /** Marks where the field is printed, or else all of its file. */
  const drawMarks = async (): Promise<void> => {
    const [shown, mark] = [current, marked];
    if (shown === null || mark === null) return;
    const own = await placesIn(shown, mark.file).catch(() => []);
    if (current !== shown || marked !== mark) return;
    const { path } = mark;
    const close = path === null ? [] : own.filter((place) => isAround(place[5], path));
    markedPage = (close[0] ?? own[0])?.[0] ?? 0;
    if (close.length > 0) sheets.mark(close, 'field');
    else sheets.mark(own, 'whole');
  };

  const click = (event: MouseEvent): void => {
    const place = sheets.placeOf(event);
    if (current === null || place === null) return;
    get<FieldView | null>('field', { print: current.printed.print, ...place }).then(
      (hit) => hit !== null && onPlace(hit.file, hit.path),
      report,
    );
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
    show(printed, isMarked) {
      if (coming !== current) coming?.parts.close();
      const own: Shown = { printed, isMarked, parts: openParts(printed.print, isMarked), places: new Map() };
      coming = own;
      const seen = sheets.inSight().filter((page) => page < printed.pages);
      const places = marked === null ? null : placesIn(own, marked.file).catch(() => null);
      Promise.all([own.parts.open(seen.length === 0 ? [0] : seen), places]).then(
        () => {
          if (coming !== own) return;
          const old = current;
          current = own;
          layOut();
          old?.parts.close();
        },
        (error: unknown) => coming === own && report(error),
      );
    },
    zoom(to) {
      factor = to;
      layOut();
    },
    mark(file, path) {
      marked = { file, path };
      void drawMarks();
    },
    close() {
      observer.disconnect();
      box.removeEventListener('click', click);
      const last = [coming, current];
      [coming, current] = [null, null];
      for (const shown of last) shown?.parts.close();
    },
  };
}

/** Whether a printed place is the field, or holds it. */
function isAround(printed: Path, field: Path): boolean {
  return printed.length <= field.length && printed.every((step, index) => step === field[index]);
}
