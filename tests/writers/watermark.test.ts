import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/document/form-document.ts';
import { drawWatermark, type Stroke } from '../../src/writers/watermark.ts';
import { foundry } from '../shelf.ts';

const margin = { top: 36, right: 36, bottom: 36, left: 36 };
const pages: readonly (readonly [string, Page])[] = [
  ['A4 landscape', { width: 841.89, height: 595.28, margin }],
  ['A4', { width: 595.28, height: 841.89, margin }],
  ['A3 landscape', { width: 1190.55, height: 841.89, margin }],
];
const draw = async (page: Page) => drawWatermark('草稿', page, await foundry.shelfFor([]));

/** Twice the area within a stroke, by its corners; its sign tells which way round it runs. */
function turn({ start, curves }: Stroke): number {
  const corners = [start, ...curves.map(([, , to]) => to)];
  return corners.reduce((sum, { x, y }, index) => {
    const next = corners[(index + 1) % corners.length] ?? start;
    return sum + x * next.y - next.x * y;
  }, 0);
}

describe('a watermark', () => {
  it.each(pages)('lies across the middle of a page of %s, and within it', async (_, page) => {
    const points = (await draw(page)).strokes.flatMap(({ start, curves }) => [start, ...curves.flat()]);
    const [across, down] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, right] = [Math.min(...across), Math.max(...across)];
    const [top, bottom] = [Math.min(...down), Math.max(...down)];
    expect(left).toBeGreaterThan(0);
    expect(top).toBeGreaterThan(0);
    expect(right).toBeLessThan(page.width);
    expect(bottom).toBeLessThan(page.height);
    expect(right - left).toBeGreaterThan(page.width / 2);
    expect(Math.abs(left + right - page.width)).toBeLessThan(page.width / 10);
    expect(Math.abs(top + bottom - page.height)).toBeLessThan(page.height / 10);
  });

  it('is made of strokes that are ink inside, so that each can be filled by itself', async () => {
    const [[, page] = ['', pages[0]?.[1]]] = pages;
    if (page === undefined) throw new Error('no page');
    const { strokes } = await draw(page);
    expect(strokes.length).toBeGreaterThan(10);
    expect(new Set(strokes.map((stroke) => Math.sign(turn(stroke)))).size).toBe(1);
  });
});
