import { useEffect, useRef, useState } from 'preact/hooks';
import { goTo, refresh } from './desk.ts';
import type { PdfPages } from './pdf-pages.ts';
import { set, usePart } from './store.ts';

/** Whether 草稿 is shown, as this browser remembers it. */
const choiceKey = 'mubiao-草稿';
const shown = 'shown';
const hidden = 'hidden';

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
  const [fault, setFault] = useState<string | null>(null);
  const [showsMark, setShowsMark] = useState(() => readChoice() !== hidden);
  const printed = preview?.kind === 'printed' ? preview : null;
  const isStale = usePart((state) => state.shown !== null);
  useEffect(() => {
    const { current: own } = box;
    if (own === null) return;
    let isGone = false;
    void import('./pdf-pages.ts').then(({ openPdfPages }) => {
      if (isGone) return;
      pages.current = openPdfPages(own, {
        onPlace: (target, path) => void goTo(target, path),
        onPage: setPage,
        onShown: (revision) => set({ shown: revision }),
        onFault: ({ isGone, message: why }) => (isGone ? void refresh() : setFault(why)),
      });
      setReady(true);
    });
    return () => {
      isGone = true;
      pages.current?.close();
    };
  }, []);
  useEffect(() => {
    setFault(null);
    if (isReady && printed !== null) pages.current?.show(printed, printed.isDraft && showsMark);
  }, [printed, isReady, showsMark]);
  useEffect(() => pages.current?.zoom(zoom), [zoom, isReady]);
  useEffect(() => {
    if (file !== null) pages.current?.mark(file, at);
  }, [file, at, isReady]);
  const step = (by: number): void =>
    setZoom(zooms[Math.min(Math.max(zooms.indexOf(zoom) + by, 0), zooms.length - 1)] ?? 1);
  const message = preview?.kind === 'unprintable' ? preview.message : fault;
  const choose = (isShown: boolean): void => {
    setShowsMark(isShown);
    keepChoice(isShown ? shown : hidden);
  };
  return (
    <section class="preview" aria-label="表的样子">
      <header>
        <h2>表</h2>
        <span class="quiet">{printed === null ? '' : `第 ${page} 页，共 ${printed.pages} 页`}</span>
        <span class="grow" />
        {printed?.isDraft === true && (
          <label
            class="only"
            title="数据有改动还没有提交，现在生成，每页都印“草稿”，提交以后就没有。去掉这里的勾，只是这里不显示。"
          >
            <input type="checkbox" checked={showsMark} onChange={(event) => choose(event.currentTarget.checked)} />
            “草稿”字样
          </label>
        )}
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
          {message}
          {isStale && '下面是改错之前的样子。'}
        </p>
      )}
      {preview === null && folder !== null && <p class="hint">正在排版…</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too. */}
      <section ref={box} class="pages" tabIndex={0} aria-label="页面，点一格就到它的字段" />
    </section>
  );
}

/** A browser may be told to keep nothing. */
function readChoice(): string | null {
  try {
    return localStorage.getItem(choiceKey);
  } catch {
    return null;
  }
}

function keepChoice(choice: string): void {
  try {
    localStorage.setItem(choiceKey, choice);
  } catch {
    // It holds as long as the page is open.
  }
}
