import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ListProps<T> {
  readonly items: readonly T[];
  readonly label: string;
  /** Of a row, in CSS pixels. */
  readonly height: number;
  readonly chosen: number;
  readonly nameOf: (item: T) => string;
  readonly draw: (item: T) => ComponentChildren;
  readonly onChoose: (item: T) => void;
  readonly id: string;
  /** When `about` becomes another, this row is brought to the top; -1 for none. */
  readonly lead?: number;
  readonly about?: string | null;
}

const beyond = 6;

/** A list of which only the rows in sight are drawn; the arrow keys move the choice. */
export function VirtualList<T>(props: ListProps<T>) {
  const { items, label, height, chosen, nameOf, draw, onChoose, id, lead = -1, about = null } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [cursor, setCursor] = useState(chosen);
  useEffect(() => setCursor(chosen), [chosen]);
  useLayoutEffect(() => {
    const own = box.current;
    if (own === null) return;
    const look = (): void => setView({ top: own.scrollTop, height: own.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(own);
    own.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      own.removeEventListener('scroll', look);
    };
  }, []);
  useEffect(() => {
    const own = box.current;
    if (own === null || cursor < 0) return;
    const top = cursor * height;
    if (top < own.scrollTop) own.scrollTop = top;
    else if (top + height > own.scrollTop + own.clientHeight) own.scrollTop = top + height - own.clientHeight;
  }, [cursor, height]);
  useEffect(() => {
    if (box.current !== null && lead >= 0) box.current.scrollTop = lead * height;
  }, [about, lead >= 0]);
  const first = Math.max(0, Math.floor(view.top / height) - beyond);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / height) + beyond);
  const move = (event: KeyboardEvent): void => {
    const to = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, Home: 0, End: items.length - 1 }[event.key];
    const item = items[cursor];
    if (to !== undefined) setCursor(Math.min(Math.max(to, 0), items.length - 1));
    else if ((event.key === 'Enter' || event.key === ' ') && item !== undefined) onChoose(item);
    else return;
    event.preventDefault();
  };
  const choose = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const item = items[Number(row?.dataset.index)];
    if (row !== null && item !== undefined) onChoose(item);
  };
  return (
    <div
      ref={box}
      class="list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={cursor >= first && cursor < last ? `${id}-${cursor}` : undefined}
      onKeyDown={move}
      onClick={choose}
    >
      <div class="list-all" role="presentation" style={{ height: `${items.length * height}px` }}>
        {items.slice(first, last).map((item, index) => (
          <div
            key={first + index}
            id={`${id}-${first + index}`}
            role="option"
            aria-selected={first + index === chosen}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
            class={`row${first + index === chosen ? ' chosen' : ''}${first + index === cursor ? ' cursor' : ''}`}
            style={{ top: `${(first + index) * height}px`, height: `${height}px` }}
            tabIndex={-1}
            data-index={first + index}
            title={nameOf(item)}
          >
            {draw(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
