import { describe, expect, it } from 'vitest';
import type { PlacedBlock } from '../../src/typeset/placed.ts';
import { pdfWriter } from '../../src/writers/pdf/pdf-writer.ts';
import { compose } from '../writers/pdf/story.ts';

const row = '<tr><td>校园运维服务项目</td><td align="right">1,066.87</td></tr>';
const heading = '<tr><th colspan="2" align="left">1、校园运维服务项目</th></tr>';

/** Two tables, the second under a heading of its own. */
function twoTables(first: number, second: number, body = row): string {
  const table = (rows: string): string =>
    `<table columns="100mm 40mm" header-rows="1"><tr><th>项目名称</th><th>总计</th></tr>${rows}</table>`;
  return `<form title="两张表" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页"><h1>两张表</h1>
${table(row.repeat(first))}<p role="caption" before="6pt">第二张表</p>${table(body.repeat(second))}</form>`;
}

function pagesOf(block: PlacedBlock | undefined): readonly number[] {
  if (block === undefined) return [];
  return block.kind === 'paragraph' ? [block.page] : block.rows.map(({ page }) => page);
}

describe('blocks on their way down the pages', () => {
  it('a heading stands above its table, wherever the table before it ends', async () => {
    for (let first = 1; first <= 40; first++) {
      const composed = await compose(twoTables(first, 3));
      const [, , caption, second] = composed.placed.blocks;
      expect(pagesOf(caption)[0]).toBe(pagesOf(second)[0]);
      // The writer proves that the pages are the placed ones, with every text and every rule on them.
      const written = await pdfWriter.write(composed, new Date(0));
      expect(written.diagnostics.map(({ message }) => message)).toEqual([]);
    }
  });

  it('a row of nothing but heads stays with the row below it', async () => {
    for (let first = 1; first <= 40; first++) {
      const { placed } = await compose(twoTables(first, 12, heading + row));
      const second = placed.blocks[3];
      const rows = second?.kind === 'table' ? second.rows : [];
      for (const [index, { row: number, page, cells }] of rows.entries())
        if (number > 0 && cells.every(({ cell }) => cell.role === 'header')) expect(rows[index + 1]?.page).toBe(page);
    }
  });

  it('the last text of a document needs no room below it', async () => {
    const closing = (rows: number): string =>
      twoTables(rows, 1).replace('</form>', '<p role="caption" before="6pt" after="60pt">没有别的了。</p></form>');
    for (let first = 20; first <= 40; first++) {
      const written = await pdfWriter.write(await compose(closing(first)), new Date(0));
      expect(written.diagnostics.map(({ message }) => message)).toEqual([]);
    }
  });
});
