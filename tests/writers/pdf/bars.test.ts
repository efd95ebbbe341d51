import { describe, expect, it } from 'vitest';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import type { LaidOutItem } from '../../../src/writers/pdf/pdfmake.ts';
import { readBack } from '../../../src/writers/pdf/read-back.ts';
import { TWO_BARS } from './bar-table.ts';
import { laidOutPages } from './laid-out-pages.ts';
import { compose } from './story.ts';

/** Lays two bars out, lets `spoil` change what was laid out, and reads it back. */
async function readSpoiled(
  spoil: (items: readonly LaidOutItem[]) => readonly LaidOutItem[],
): Promise<readonly string[]> {
  const composed = await compose(TWO_BARS);
  const pages = laidOutPages(composed).map((page) => ({ ...page, items: spoil(page.items) }));
  return readBack(composed.document, composed.placed, pages);
}

describe('bars in a PDF', () => {
  it('are written, and nothing is found wrong with them', async () => {
    expect(await readSpoiled((items) => items)).toEqual([]);
    const written = await pdfWriter.write(await compose(TWO_BARS), new Date(0));
    expect(written.ok).toBe(true);
  });

  it('are missed where one is lost', async () => {
    const faults = await readSpoiled((items) => items.filter(({ type }) => type !== 'bar'));
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^第 1 页表格第 2 行第 2 列的条形与数据不一致：应为 .* hollow，实为 没有。$/);
  });

  it('are not taken for one another', async () => {
    const faults = await readSpoiled((items) =>
      items.map((item) =>
        item.type === 'bar' ? { ...item, item: { ...item.item, width: item.item.width + 1 } } : item,
      ),
    );
    expect(faults).toHaveLength(2);
    const filled = await readSpoiled((items) =>
      items.map((item) => (item.type === 'bar' ? { ...item, item: { ...item.item, fill: 'solid' } } : item)),
    );
    expect(filled).toHaveLength(1);
  });
});
