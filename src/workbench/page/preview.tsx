import { useEffect, useRef, useState } from 'preact/hooks';
import { goTo } from './desk.ts';
import type { PdfPages } from './pdf-pages.ts';
import { usePart } from './store.ts';

const zooms = [0.75, 1, 1.25, 1.5, 2, 2.5];

/** On a narrower screen a page of this form that fits its column cannot be read. */
const legible = 1600;

/** The pages as they would be printed now. The viewer is loaded when the first page is there. */
export function Preview() {
  const preview = usePart((state) => state.preview);
  const folder = usePart((state) => state.folder);
  const file = usePart((state) => state.file);
  const at = usePart((state) => state.at);
  const box = useRef<HTMLDivElement>(null);
  const pages = useRef<PdfPages | null>(null);
  const [zoom, setZoom] = useState(window.innerWidth < legible ? 1.5 : 1);
  const [page, setPage] = useState(1);
  const [isReady, setReady] = useState(false);
  const printed = preview?.kind === 'printed' ? preview : null;
  useEffect(() => {
    const { current: own } = box;
    if (own === null) return;
    let isGone = false;
    void import('./pdf-pages.ts').then(({ openPdfPages }) => {
      if (isGone) return;
      pages.current = openPdfPages(own, {
        onPlace: (target, path) => void goTo(target, path),
        onPage: setPage,
      });
      setReady(true);
    });
    return () => {
      isGone = true;
      pages.current?.close();
    };
  }, []);
  useEffect(() => {
    if (isReady && printed !== null && folder !== null) pages.current?.show(folder, printed);
  }, [printed, isReady]);
  useEffect(() => pages.current?.zoom(zoom), [zoom, isReady]);
  useEffect(() => {
    if (file !== null) pages.current?.mark(file, at);
  }, [file, at, isReady]);
  const step = (by: number): void =>
    setZoom(zooms[Math.min(Math.max(zooms.indexOf(zoom) + by, 0), zooms.length - 1)] ?? 1);
  const message = preview?.kind === 'unprintable' ? preview.message : null;
  return (
    <section class="preview" aria-label="表的样子">
      <header>
        <h2>表</h2>
        <span class="quiet">{printed === null ? '' : `第 ${page} 页，共 ${printed.pages} 页`}</span>
        <span class="grow" />
        <button type="button" class="plain" aria-label="缩小" onClick={() => step(-1)}>
          −
        </button>
        <span class="quiet zoom">{Math.round(zoom * 100)}%</span>
        <button type="button" class="plain" aria-label="放大" onClick={() => step(1)}>
          ＋
        </button>
      </header>
      {message !== null && (
        <p class="stale" role="status">
          {message}下面是改错之前的样子。
        </p>
      )}
      {preview === null && folder !== null && <p class="hint">正在排版…</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too. */}
      <section ref={box} class="pages" tabIndex={0} aria-label="页面，点一格就到它的字段" />
    </section>
  );
}
