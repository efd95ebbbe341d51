import type { TextBlock, TextCell } from '../../proof/finished.ts';
import { readHeader } from '../read-table/header-words.ts';
import type { Book, Cell, Row } from '../read-workbook/book.ts';
import { columnOf, findParagraphs } from './own-paragraphs.ts';
import type { PrintedPage } from './printed-page.ts';

/**
 * What a finished file prints as a sheet, cell by cell as the file itself parts them. `pages` are those of a PDF, whose
 * cells do not say where a paragraph ends: its lines tell; null for a Word file.
 */
export function finishedToBook(blocks: readonly TextBlock[], name: string, pages: readonly PrintedPage[] | null): Book {
  const content = new Map<number, Map<number, Cell>>();
  const names = new Map<string, string>();
  let start = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const parts = block.text.split('\t');
      content.set(++start, new Map(parts.map((text, index) => [index + 1, cellOf(text)])));
      continue;
    }
    const goals = pages === null ? new Map<string, string>() : goalsOf(block.cells, pages);
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
      const whole = goals.get(`${row} ${column}`) ?? text;
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
  return { sheets: [sheet], is1904: false, remarks: [] };
}

function cellOf(text: string): Cell {
  return { value: { kind: 'text', text }, formula: null };
}

/** The goals with their paragraphs, by row and column. */
function goalsOf(cells: readonly TextCell[], pages: readonly PrintedPage[]): ReadonlyMap<string, string> {
  const head = cells.find(({ isHeader, text }) => isHeader && readHeader(text)?.field === '绩效目标');
  if (head === undefined) return new Map();
  const { lines, width } = columnOf(pages, head.column);
  const goals = new Map<string, string>();
  let at = 0;
  for (const { row, column, text } of cells) {
    if (column !== head.column) continue;
    const from = at;
    for (let length = 0; at < lines.length && length < text.length; at++) {
      length += (lines[at] ?? []).reduce((sum, glyph) => sum + glyph.text.length, 0);
    }
    const found = findParagraphs(text, lines.slice(from, at), width);
    if (found !== null) goals.set(`${row} ${column}`, found);
  }
  return goals;
}
