import type { TextBlock, TextCell } from '../../proof/finished.ts';
import { readHeader } from '../read-table/header-words.ts';
import type { Cell, Row } from '../read-workbook/book.ts';
import { columnOf, type FoundParagraphs, findParagraphs } from './own-paragraphs.ts';
import type { Doubt, PrintedBook } from './print-to-book.ts';
import type { PrintedPage } from './printed-page.ts';

/**
 * What a finished file prints as a sheet, cell by cell as the file itself parts them. `pages` are those of a PDF, whose
 * cells do not say where a paragraph ends: its lines tell; null for a Word file.
 */
export function finishedToBook(
  blocks: readonly TextBlock[],
  name: string,
  pages: readonly PrintedPage[] | null,
): PrintedBook {
  const content = new Map<number, Map<number, Cell>>();
  const names = new Map<string, string>();
  const doubts: Doubt[] = [];
  let start = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const parts = block.text.split('\t');
      content.set(++start, new Map(parts.map((text, index) => [index + 1, cellOf(text)])));
      continue;
    }
    const goals = pages === null ? new Map<string, FoundParagraphs>() : goalsOf(block.cells, pages);
    const heads = new Map(block.cells.filter(({ isHeader }) => isHeader).map(({ column, text }) => [column, text]));
    let last = 0;
    for (const { row, column, text } of block.cells) {
      last = Math.max(last, row);
      names.set(
        `${start + row + 1} ${column + 1}`,
        `表格第 ${row + 1} 行“${heads.get(column) ?? `第 ${column + 1} 列`}”`,
      );
      const own = content.get(start + row + 1) ?? new Map<number, Cell>();
      content.set(start + row + 1, own);
      const goal = goals.get(`${row} ${column}`);
      const whole = goal?.text ?? text;
      if (goal !== undefined && goal.open > 0)
        doubts.push({ row: start + row + 1, column: column + 1, ...unseenEnds(goal.open) });
      if (whole !== '') own.set(column + 1, cellOf(whole));
    }
    start += last + 1;
  }
  const rows = [...content].filter(([, cells]) => cells.size > 0);
  const sheet = {
    name,
    part: '',
    isHidden: false,
    rows: new Map(rows.map(([number, cells]): [number, Row] => [number, { number, isHidden: false, cells }])),
    merges: [],
    hiddenColumns: [],
    nameOf: (row: number, column: number): string => names.get(`${row} ${column}`) ?? `第 ${row} 行`,
  };
  return { book: { sheets: [sheet], is1904: false, remarks: [] }, doubts };
}

/** What the page cannot tell: whether another paragraph begins behind a sentence that ends with its line. */
function unseenEnds(count: number): Pick<Doubt, 'confidence' | 'why' | 'isOfDigits'> {
  const why = `有 ${count} 处一句话恰好在行末结束，看不出后面是不是另起一段，读作不分段。`;
  return { confidence: 0.8, why, isOfDigits: false };
}

function cellOf(text: string): Cell {
  return { value: { kind: 'text', text }, formula: null };
}

/** The goals with their paragraphs, by row and column. */
function goalsOf(cells: readonly TextCell[], pages: readonly PrintedPage[]): ReadonlyMap<string, FoundParagraphs> {
  const head = cells.find(({ isHeader, text }) => isHeader && readHeader(text)?.field === '绩效目标');
  if (head === undefined) return new Map();
  const { lines, width } = columnOf(pages, head.column);
  const goals = new Map<string, FoundParagraphs>();
  let at = 0;
  for (const { row, column, text } of cells) {
    if (column !== head.column) continue;
    const from = at;
    for (let length = 0; at < lines.length && length < text.length; at++) {
      length += (lines[at] ?? []).reduce((sum, glyph) => sum + glyph.text.length, 0);
    }
    const found = findParagraphs(text, lines.slice(from, at), width);
    goals.set(`${row} ${column}`, found ?? { text, open: Math.max(0, at - from - 1) });
  }
  return goals;
}
