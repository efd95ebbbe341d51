import type { Cell, FormDocument, Table } from '../../document/form-document.ts';
import { type PlacedBar, type PlacedDocument, type PlacedRow, rowsByPage } from '../../typeset/placed.ts';
import { brief, wantedFoot } from './guard-words.ts';
import { type Band, type LaidPage, NEAR, readPage } from './laid-out.ts';
import type { LaidOutBar, LaidOutPage } from './pdfmake.ts';

/**
 * Compares what pdfmake laid out with the document, cell by cell, before a byte is written. pdfmake loses rows and
 * lines in silence in several ways; none of them may reach a published form. Returns one Chinese sentence a fault.
 */
export function readBack(
  document: FormDocument,
  placed: PlacedDocument,
  laidOut: readonly LaidOutPage[],
): readonly string[] {
  const pages = laidOut.map(readPage);
  if (pages.length !== placed.pages) return [`应当排 ${placed.pages} 页，实际排出 ${pages.length} 页。`];
  const faults: string[] = [];
  const found = new Map<Cell, string>();
  const tables = placed.blocks
    .filter((block) => block.kind === 'table')
    .map(({ table, rows }) => ({ table, pages: rowsByPage(table, rows) }));
  pages.forEach((page, index) => {
    const expected = tables.flatMap((shown) =>
      (shown.pages.get(index) ?? []).map((row) => ({ table: shown.table, row })),
    );
    if (page.bands.length !== expected.length)
      faults.push(`第 ${index + 1} 页应当有 ${expected.length} 行格子，实际画出 ${page.bands.length} 行。`);
    expected.forEach(({ table, row }, n) => {
      const band = page.bands[n];
      if (band === undefined) return;
      faults.push(...compareBand(band, row, table, placed, index));
      if (row.page === index) collect(band, row, found);
    });
  });
  return [...faults, ...compareCells(document, found), ...compareLoose(document, placed, pages)];
}

function compareBand(
  band: Band,
  row: PlacedRow,
  table: Table,
  placed: PlacedDocument,
  page: number,
): readonly string[] {
  const where = `第 ${page + 1} 页表格第 ${row.row + 1} 行`;
  const faults: string[] = [];
  const { margin, width, height } = placed.page;
  if (band.edges.length !== row.cells.length + 1)
    faults.push(`${where}应当有 ${row.cells.length + 1} 条竖线，实际是 ${band.edges.length} 条。`);
  if (!band.isClosed) faults.push(`${where}缺了横线。`);
  if (band.bottom - band.top < row.height) faults.push(`${where}的格子比应有的矮。`);
  if (band.bottom > height - margin.bottom + 2 * NEAR) faults.push(`${where}越过了下边距。`);
  if ((band.edges.at(-1) ?? 0) > width - margin.right + 2 * NEAR) faults.push(`${where}越过了右边距。`);
  row.cells.forEach(({ cell, lines, bar }, index) => {
    faults.push(...compareBar(bar, band.bars[index] ?? [], `${where}第 ${cell.column + 1} 列`));
    const box = band.boxes[index] ?? [];
    const shown = lines.filter((line) => line.text !== '');
    if (box.map(({ text }) => text).join('\n') !== shown.map((line) => line.text).join('\n'))
      faults.push(
        `${where}第 ${cell.column + 1} 列的文字与数据不一致：应为“${brief(joined(shown))}”，实为“${brief(joined(box))}”。`,
      );
    shown.forEach((line, n) => {
      const laid = box[n];
      if (laid !== undefined && laid.x + line.width > (band.edges[index + 1] ?? 0) - table.rule / 2 + 0.01)
        faults.push(`${where}第 ${cell.column + 1} 列的文字“${line.text}”伸出了格子。`);
      if (laid !== undefined && laid.y + cell.type.size > band.bottom)
        faults.push(`${where}的文字“${line.text}”压到了下面的线。`);
    });
  });
  return faults;
}

/** Bars are as long as they were set, and of their look; that they stay in their cell, its text proves, which stands beside. */
function compareBar(placed: PlacedBar | null, laid: readonly LaidOutBar[], where: string): readonly string[] {
  const look = ({ width, fill }: Pick<PlacedBar, 'width' | 'fill'>): string => `${width.toFixed(2)} ${fill}`;
  const [wanted, found] = [placed === null ? '没有' : look(placed), laid.map(look).join('、') || '没有'];
  return wanted === found ? [] : [`${where}的条形与数据不一致：应为 ${wanted}，实为 ${found}。`];
}

function collect(band: Band, row: PlacedRow, into: Map<Cell, string>): void {
  row.cells.forEach(({ cell }, index) => {
    const text = (band.boxes[index] ?? []).map((laid) => laid.text).join('');
    into.set(cell, (into.get(cell) ?? '') + text);
  });
}

/** Every cell of the document stands on the pages with all its characters, in their order. */
function compareCells(document: FormDocument, found: ReadonlyMap<Cell, string>): readonly string[] {
  return document.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    return block.cells.flatMap((cell) => {
      const expected = cell.paragraphs.join('');
      const actual = found.get(cell) ?? '';
      if (actual === expected) return [];
      return [
        `表格第 ${cell.row + 1} 行第 ${cell.column + 1} 列少了或多了文字：应有 ${expected.length} 个字符，排出 ${actual.length} 个。`,
      ];
    });
  });
}

/** Title, captions and page feet. */
function compareLoose(document: FormDocument, placed: PlacedDocument, pages: readonly LaidPage[]): readonly string[] {
  const paragraphs = document.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.segments : []));
  const feet = pages.flatMap((_, index) => [wantedFoot(placed, index), document.marks?.origin ?? '']);
  const expected = [...paragraphs, ...feet].filter((text) => text !== '').sort();
  const actual = pages.flatMap(({ loose }) => loose.map(({ text }) => text)).sort();
  if (expected.join('\n') === actual.join('\n')) return [];
  return [`表格以外的文字与数据不一致：应为“${expected.join('｜')}”，实为“${actual.join('｜')}”。`];
}

function joined(lines: readonly { readonly text: string }[]): string {
  return lines.map((line) => line.text).join('');
}
