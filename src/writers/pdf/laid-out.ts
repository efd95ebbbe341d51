import type { LaidOutBar, LaidOutLine, LaidOutPage, LaidOutVector } from './pdfmake.ts';

/** A line of text as it was laid out: the upper left corner of its ink, in points from the page's upper left corner. */
export interface LaidText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A row of boxes between two rules: what the page shows, read from its rules and texts alone. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** Right and left edges of the boxes, from the vertical rules that span the band. */
  readonly edges: readonly number[];
  /** Whether every box has its rule above and below, from edge to edge. */
  readonly isClosed: boolean;
  /** Lines of text in each box, from top to bottom. */
  readonly boxes: readonly (readonly LaidText[])[];
  /** Bars in each box. */
  readonly bars: readonly (readonly LaidOutBar[])[];
}

/** A page as it was laid out: bands of boxes, and the lines outside of them. */
export interface LaidPage {
  readonly bands: readonly Band[];
  readonly loose: readonly LaidText[];
}

/** Reads the grid of a page back from what pdfmake is about to draw. */
export function readPage(page: LaidOutPage): LaidPage {
  const texts: LaidText[] = [];
  const vectors: LaidOutVector[] = [];
  const bars: LaidOutBar[] = [];
  for (const { type, item } of page.items) {
    if (type === 'line') texts.push(...textOf(item));
    else if (type === 'bar') bars.push(item);
    else if (item.type === 'line') vectors.push(item);
  }
  const rules = vectors.filter(isHorizontal);
  const levels = distinct(rules.map(({ y1 }) => y1));
  const uprights = vectors.filter((vector) => !isHorizontal(vector));
  const bands: Band[] = [];
  const inside = new Set<LaidText>();
  levels.slice(0, -1).forEach((top, index) => {
    const bottom = levels[index + 1] ?? top;
    const spanning = uprights.filter(({ y1, y2 }) => y1 <= top + NEAR && y2 >= bottom - NEAR);
    const edges = distinct(spanning.map(({ x1 }) => x1));
    // Between two tables there are rules above and below, and none upright.
    if (edges.length === 0) return;
    const own = texts.filter(({ y }) => y >= top - NEAR && y < bottom - NEAR);
    for (const text of own) inside.add(text);
    const inBoxes = <T extends { readonly x: number }>(items: readonly T[]): readonly (readonly T[])[] =>
      edges.slice(0, -1).map((left, box) => items.filter(({ x }) => x >= left - NEAR && x < (edges[box + 1] ?? left)));
    const ownBars = bars.filter(({ y, height }) => y >= top - NEAR && y + height < bottom + NEAR);
    const isClosed = [top, bottom].every((level) => isRuled(rules, level, edges));
    bands.push({ top, bottom, edges, isClosed, boxes: inBoxes(own).map(downwards), bars: inBoxes(ownBars) });
  });
  return { bands, loose: texts.filter((text) => !inside.has(text)) };
}

/** Half a rule and a rounding: places nearer than this are the same. */
export const NEAR = 0.6;

function textOf({ x, y, inlines }: LaidOutLine): readonly LaidText[] {
  const text = inlines.map((inline) => inline.text).join('');
  return text === '' ? [] : [{ text, x: x + (inlines[0]?.x ?? 0), y }];
}

/** Whether rules run along `level` over every stretch between two edges. */
function isRuled(rules: readonly LaidOutVector[], level: number, edges: readonly number[]): boolean {
  const along = rules.filter(({ y1 }) => Math.abs(y1 - level) < NEAR);
  return edges
    .slice(0, -1)
    .every((left, box) => along.some(({ x1, x2 }) => x1 <= left + NEAR && x2 >= (edges[box + 1] ?? left) - NEAR));
}

function isHorizontal({ y1, y2 }: LaidOutVector): boolean {
  return y1 === y2;
}

function downwards(texts: readonly LaidText[]): readonly LaidText[] {
  return [...texts].sort((a, b) => a.y - b.y || a.x - b.x);
}

function distinct(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? value) > NEAR);
}
