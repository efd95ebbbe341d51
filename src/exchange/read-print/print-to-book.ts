import { findLookAlikes, LOOK_ALIKE_UNIT } from '../../budget/look-alike-character.ts';
import { readHeader } from '../read-table/header-words.ts';
import type { Book, Cell, Range, Row } from '../read-workbook/book.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import { type JoinedCell, joinPages } from './join-pages.ts';
import { columnEdges, gridOf } from './page-grid.ts';
import { joinLines, type PrintedLine, paragraphsOf } from './printed-lines.ts';
import type { PrintedPage } from './printed-page.ts';

/** A place of a printed table where it is not sure that it was read right. */
export interface Doubt {
  readonly row: number;
  readonly column: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** What is odd about it, and what was read: a full Chinese sentence. */
  readonly why: string;
}

/** A printed form as a sheet, so that it is read by the words of its headers as any other table. */
export interface PrintedBook {
  readonly book: Book;
  readonly doubts: readonly Doubt[];
}

const amountFields: ReadonlySet<string> = new Set(['总计', '财政拨款', '财政专户拨款', '其他资金']);
const amount = /^\d{1,3}(?:,\d{3})*\.\d\d$|^\d+\.\d\d$/;

/** Reads the ruled table of a print. Throws `Unreadable` where there is no text, or no table. */
export function printToBook(given: readonly PrintedPage[], name: string): PrintedBook {
  const { pages, mended } = withOrdinaryCharacters(given);
  const glyphs = pages.reduce((sum, page) => sum + page.glyphs.length, 0);
  if (glyphs < 20) {
    const isScan = pages.some(({ pictures }) => pictures > 0.3);
    throw new Unreadable(
      isScan
        ? '它是扫描件（图片），没有文字可读。请向制表的人要电子版，或者用文字识别软件转成可以复制文字的 PDF 后再试。'
        : '它没有可以读出的文字，没有读。请向制表的人要 Word、Excel 或可以复制文字的 PDF。',
    );
  }
  const columns = columnEdges(pages);
  const { cells, outside, joined } = joinPages(pages.map((page) => gridOf(page, columns)));
  if (cells.filter(({ lines }) => lines.length > 0).length < 4) {
    throw new Unreadable('没有找到有表格线的表，认不出哪些文字是一格，没有读。请向制表的人要 Word 或 Excel 的文件。');
  }
  const { fields, head } = fieldsOf(cells);
  const doubts: Doubt[] = [];
  const above = outside.length;
  const content = new Map<number, Map<number, Cell>>();
  const put = (row: number, column: number, text: string): void => {
    if (text === '') return;
    const own = content.get(row) ?? new Map<number, Cell>();
    content.set(row, own);
    own.set(column, { value: { kind: 'text', text }, formula: null });
  };
  for (const [index, { text }] of outside.entries()) put(index + 1, 1, text);
  for (const cell of cells) {
    const place = { row: cell.row + above + 1, column: cell.column + 1 };
    const read = readCell(cell, cell.row <= head ? '' : (fields.get(cell.column) ?? ''));
    put(place.row, place.column, read.text);
    if (read.doubt !== null) doubts.push({ ...place, ...read.doubt });
  }
  const pageOf = new Map(cells.map((cell) => [`${cell.row + above + 1} ${cell.column + 1}`, cell.page]));
  const rows = [...content].toSorted(([a], [b]) => a - b);
  const sheet = {
    name,
    part: '',
    isHidden: false,
    rows: new Map(rows.map(([number, own]): [number, Row] => [number, { number, isHidden: false, cells: own }])),
    merges: cells.flatMap((cell) => mergeOf(cell, above)),
    hiddenColumns: [],
    nameOf: (row: number, column: number): string => {
      const header = fields.get(column - 1);
      const page = pageOf.get(`${row} ${column}`);
      const where = page === undefined ? '表外的文字' : `第 ${page} 页表格第 ${row - above} 行`;
      return header === undefined || header === '' ? where : `${where}“${header}”`;
    },
  };
  const told = [
    ...(joined.length === 0 ? [] : [`有 ${joined.length} 行印在两页上，已接成一行。`]),
    ...(mended === 0 ? [] : [`原件有 ${mended} 个字是形状相同的部首或兼容字符，已换成普通的字。`]),
  ];
  return { book: { sheets: [sheet], is1904: false, remarks: told }, doubts };
}

/** Radicals of which mainland fonts draw the simplified character. */
const simplified: ReadonlyMap<string, string> = new Map([
  ['戶', '户'],
  ['靑', '青'],
  ['黃', '黄'],
]);

/** Some programs write a radical where its character is printed (⽬ for 目); nobody means one. */
function withOrdinaryCharacters(pages: readonly PrintedPage[]) {
  let mended = 0;
  const ordinary = (text: string): string => {
    const [found] = LOOK_ALIKE_UNIT.test(text) ? findLookAlikes(text) : [];
    if (found === undefined) return text;
    mended++;
    return text.replace(found.character, simplified.get(found.ordinary) ?? found.ordinary);
  };
  const plain = pages.map((page) => ({
    ...page,
    glyphs: page.glyphs.map((one) => ({ ...one, text: ordinary(one.text) })),
  }));
  return { pages: plain, mended };
}

/** What each column is about, by the first row of headers, and which row that is. */
function fieldsOf(cells: readonly JoinedCell[]): {
  readonly fields: ReadonlyMap<number, string>;
  readonly head: number;
} {
  for (const row of [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b)) {
    const own = cells.filter((cell) => cell.row === row);
    const read = own.map((cell) => [cell.column, readHeader(joinLines(cell.lines))?.field ?? ''] as const);
    if (read.filter(([, field]) => field !== '').length >= 3) return { fields: new Map(read), head: row };
  }
  return { fields: new Map(), head: -1 };
}

interface ReadCell {
  readonly text: string;
  readonly doubt: Pick<Doubt, 'confidence' | 'why'> | null;
}

function readCell({ lines, right }: JoinedCell, field: string): ReadCell {
  if (amountFields.has(field)) return readAmountCell(lines);
  const text = field === '绩效目标' ? paragraphsOf(lines, innerRight(lines, right)) : joinLines(lines);
  const strange = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (strange === 0) return { text, doubt: null };
  return { text, doubt: { confidence: 0.4, why: `有 ${strange} 个字读不出来（文件没有说明它们是什么字）。` } };
}

/** A number that its column was too narrow for stands on two lines; one that is there twice is one. */
function readAmountCell(lines: readonly PrintedLine[]): ReadCell {
  const parts = lines.map(({ text }) => text.replace(/\s/g, ''));
  const whole = parts.join('');
  if (parts.length < 2) return { text: whole, doubt: null };
  const [first = ''] = parts;
  const shown = parts.map((part) => `“${part}”`).join('、');
  if (parts.every((part) => part === first) && amount.test(first)) {
    return { text: first, doubt: { confidence: 0.8, why: `一格里印了两次${shown}，读作“${first}”。` } };
  }
  if (amount.test(whole)) {
    return { text: whole, doubt: { confidence: 0.7, why: `分 ${parts.length} 行印成${shown}，读作“${whole}”。` } };
  }
  return { text: whole, doubt: { confidence: 0.2, why: `分 ${parts.length} 行印成${shown}，接不成一个金额。` } };
}

/** Where the longest line ends, but for punctuation that hangs; the edge of the cell where all lines are short. */
function innerRight(lines: readonly PrintedLine[], edge: number): number {
  const longest = Math.max(...lines.map((line) => line.right));
  const size = lines[0]?.size ?? 0;
  return edge - longest > 3 * size ? edge - 0.5 * size : longest;
}

function mergeOf({ row, lastRow, column, lastColumn }: JoinedCell, above: number): readonly Range[] {
  if (row === lastRow && column === lastColumn) return [];
  return [{ top: row + above + 1, bottom: lastRow + above + 1, left: column + 1, right: lastColumn + 1 }];
}
