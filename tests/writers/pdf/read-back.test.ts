import { describe, expect, it } from 'vitest';
import type { Composed } from '../../../src/typeset/composed.ts';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import type { LaidOutItem, LaidOutPage } from '../../../src/writers/pdf/pdfmake.ts';
import { readBack } from '../../../src/writers/pdf/read-back.ts';
import { laidOutPages } from './laid-out-pages.ts';
import { compose, smallForm } from './story.ts';

const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';

/** Lays the form out, lets `spoil` change what pdfmake laid out, and reads it back. */
async function readSpoiled(
  composed: Composed,
  spoil: (pages: LaidOutPage[]) => LaidOutPage[],
): Promise<readonly string[]> {
  return readBack(composed.document, composed.placed, spoil([...laidOutPages(composed)]));
}

const change = (
  pages: LaidOutPage[],
  page: number,
  items: (items: readonly LaidOutItem[]) => LaidOutItem[],
): LaidOutPage[] => pages.map((one, index) => (index === page ? { ...one, items: items(one.items) } : one));

const textOf = (item: LaidOutItem): string =>
  item.type === 'line' ? item.item.inlines.map((inline) => inline.text).join('') : '';

describe('the read-back of the PDF', () => {
  it('finds nothing wrong with what pdfmake lays out, on one page or on several', async () => {
    for (const times of [1, 40, 120]) {
      const composed = await compose(smallForm(sentence.repeat(times), 2));
      expect(await readSpoiled(composed, (pages) => pages)).toEqual([]);
    }
  });

  it('sees a lost line', async () => {
    const faults = await readSpoiled(await compose(smallForm(sentence)), (pages) =>
      change(pages, 0, (items) => items.filter((item) => !textOf(item).startsWith('保证校园'))),
    );
    expect(faults[0]).toMatch(/^第 1 页表格第 2 行第 3 列的文字与数据不一致/);
    expect(faults.at(-1)).toMatch(/第 2 行第 3 列少了或多了文字/);
  });

  it('sees a lost page', async () => {
    const composed = await compose(smallForm(sentence.repeat(80)));
    expect(await readSpoiled(composed, (pages) => pages.slice(1))).toEqual([
      `应当排 ${composed.placed.pages} 页，实际排出 ${composed.placed.pages - 1} 页。`,
    ]);
  });

  it('sees a text that moved into the next column', async () => {
    const faults = await readSpoiled(await compose(smallForm(sentence)), (pages) =>
      change(pages, 0, (items) =>
        items.map((item) =>
          item.type === 'line' && textOf(item) === '1,066.87'
            ? { ...item, item: { ...item.item, x: item.item.x + 60 } as never }
            : item,
        ),
      ),
    );
    expect(faults.length).toBeGreaterThan(0);
  });

  it('sees two lines that changed places', async () => {
    const faults = await readSpoiled(await compose(smallForm(sentence.repeat(4))), (pages) =>
      change(pages, 0, (items) => {
        const lines = items.filter((item) => textOf(item).length > 28);
        const [first, second] = lines;
        if (first?.type !== 'line' || second?.type !== 'line') throw new Error('the story needs two lines');
        const swap = new Map<LaidOutItem, number>([
          [first, second.item.y],
          [second, first.item.y],
        ]);
        return items.map((item) =>
          item.type === 'line' && swap.has(item)
            ? { ...item, item: { ...item.item, x: item.item.x, y: swap.get(item) ?? 0 } }
            : item,
        );
      }),
    );
    expect(faults.length).toBeGreaterThan(0);
  });

  it('sees a rule that is missing', async () => {
    const composed = await compose(smallForm(sentence, 3));
    for (const horizontal of [true, false]) {
      const faults = await readSpoiled(composed, (pages) =>
        change(pages, 0, (items) => {
          const rules = items.filter(
            (item) => item.type === 'vector' && (item.item.y1 === item.item.y2) === horizontal,
          );
          return items.filter((item) => item !== rules.at(-2));
        }),
      );
      expect(faults.length).toBeGreaterThan(0);
    }
  });

  it('sees a text outside of the table that is lost', async () => {
    const faults = await readSpoiled(await compose(smallForm(sentence)), (pages) =>
      change(pages, 0, (items) => items.filter((item) => !textOf(item).startsWith('单位：'))),
    );
    expect(faults.join()).toMatch(/^表格以外的文字与数据不一致/);
  });
});

describe('what the PDF cannot lay out', () => {
  it('is said plainly: a cell over two rows', async () => {
    const over = smallForm(sentence).replace(
      '<td valign="middle" indent="2">',
      '<td valign="middle" indent="2" rowspan="2">',
    );
    const composed = await compose(over.replace('</table>', '<tr><td>1.00</td><td>第二行</td></tr></table>'));
    const written = await pdfWriter.write(composed, new Date(0));
    expect(written.diagnostics).toMatchObject([
      { code: 'pdf-rowspan', message: '表格第 2 行第 1 列的格子跨 2 行，PDF 还排不了跨行的格子。' },
    ]);
  });
});
