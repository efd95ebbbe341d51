import type { PlaceView } from '../wire.ts';

/** The sheets of paper in a box that scrolls, one below the other, all of one size. */
export interface PageSheets {
  /** Screen pixels a point. */
  readonly scale: number;
  /** Makes them so many, of this size (points) and this much larger than fits the width. */
  arrange(pages: number, size: { readonly width: number; readonly height: number }, factor: number): void;
  at(index: number): Sheet | undefined;
  /** Those that are seen, or nearly. */
  inSight(): readonly number[];
  /** Marks places, and brings the first of them into sight. */
  mark(places: readonly PlaceView[], look: 'field' | 'whole'): void;
  /** Where on which page (points) something was clicked. */
  placeOf(event: MouseEvent): { readonly page: number; readonly x: number; readonly y: number } | null;
}

export interface Sheet {
  readonly element: HTMLElement;
  readonly marks: HTMLElement;
  /** What is drawn on it. */
  drawn: string;
}

const gap = 10;
/** So far (px) above and below what is seen, pages are drawn, too. */
const near = 100;

export function openPageSheets(box: HTMLElement): PageSheets {
  const sheets: Sheet[] = [];
  let scale = 1;
  const bringIntoSight = ([page, x, y, width, height]: PlaceView, isField: boolean): void => {
    const element = sheets[page]?.element;
    if (element === undefined) return;
    const left = element.offsetLeft + x * scale;
    const isSeen = left >= box.scrollLeft && left + width * scale <= box.scrollLeft + box.clientWidth;
    if (isField && !isSeen) box.scrollLeft = left - Math.max(gap, (box.clientWidth - width * scale) / 2);
    const top = element.offsetTop + y * scale;
    const isInSight = top >= box.scrollTop && top + Math.min(height * scale, 200) <= box.scrollTop + box.clientHeight;
    if (!isInSight) box.scrollTop = Math.max(0, top - 60);
  };
  return {
    get scale() {
      return scale;
    },
    arrange(pages, { width, height }, factor) {
      scale = (Math.max(200, box.clientWidth - 2 * gap - 4) / width) * factor;
      while (sheets.length > pages) sheets.pop()?.element.remove();
      while (sheets.length < pages) sheets.push(newSheet(box, sheets.length));
      for (const { element } of sheets) {
        element.style.width = `${width * scale}px`;
        element.style.height = `${height * scale}px`;
      }
    },
    at: (index) => sheets[index],
    inSight() {
      const top = box.scrollTop;
      return sheets.flatMap(({ element }, index) => {
        const from = element.offsetTop;
        const isNear = from + element.offsetHeight > top - near && from < top + box.clientHeight + near;
        return isNear ? [index] : [];
      });
    },
    mark(places, look) {
      for (const { marks } of sheets) marks.replaceChildren();
      for (const [page, x, y, width, height] of places) {
        const mark = document.createElement('i');
        mark.className = look;
        const [left = '', top = '', wide = '', high = ''] = [x, y, width, height].map(
          (points) => `${points * scale}px`,
        );
        Object.assign(mark.style, { left, top, width: wide, height: high });
        sheets[page]?.marks.append(mark);
      }
      const [first] = places;
      if (first !== undefined) bringIntoSight(first, look === 'field');
    },
    placeOf({ target, clientX, clientY }) {
      const page = sheets.findIndex(({ element }) => target instanceof Node && element.contains(target));
      const corner = sheets[page]?.element.getBoundingClientRect();
      if (corner === undefined) return null;
      return { page, x: (clientX - corner.left) / scale, y: (clientY - corner.top) / scale };
    },
  };
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
