import { readHeader } from '../read-table/header-words.ts';
import { footnote } from '../read-table/table-row.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import { APART, isPageFoot } from './page-foot.ts';
import { edgesOf, type GridCell, inside, isUpright, type PageGrid, partedGrid } from './page-grid.ts';
import { linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';
import { headIn, lineRows, type TextHead, textColumns } from './text-columns.ts';
import { textRows } from './text-rows.ts';

/** A table of which rules do not part the columns. */
export interface UnruledTable {
  readonly pages: readonly PageGrid[];
  /** Why it is not sure what belongs together, in a full Chinese sentence, and how sure it is; null where it is. */
  readonly doubt: { readonly confidence: number; readonly why: string } | null;
}

/** A page of such a table: its head where it has one, what is of the table, and what is not. */
interface Sheet {
  readonly page: PrintedPage;
  readonly head: TextHead | null;
  readonly body: readonly Glyph[];
  readonly outside: readonly Glyph[];
}

/**
 * Reads a table by where its words stand: columns below the words of the head, rows between flat rules or edges of shaded
 * boxes, else by what is left free. Null where there is no head; throws `Unreadable` where it cannot be decided.
 */
export function unruledTable(pages: readonly PrintedPage[]): UnruledTable | null {
  const first = pages.findIndex(({ glyphs }) => headIn(glyphs) !== null);
  const head = headIn(pages[first]?.glyphs ?? []);
  if (head === null) return null;
  const running = runningLines(pages);
  const sheets = pages.map((page, index) => sheetOf(page, index < first, head, running));
  const columns = textColumns(
    head,
    sheets.map(({ body }) => body),
  );
  if (columns === null) {
    throw new Unreadable(
      '这张表没有竖的表格线，有的列与列之间也没有空白，分不清哪些字是哪一列的，没有读。请向制表的人要 Word 或 Excel 的文件。',
    );
  }
  const { edges } = columns;
  const flats = sheets.map(({ page, body }) => flatRules(page, edges, body));
  const fields = head.seeds.map(({ text }) => readHeader(text)?.field ?? '');
  const telling = {
    name: fields.indexOf('项目名称'),
    total: fields.indexOf('总计'),
    indicators: fields.indexOf('绩效指标'),
  };
  const ruled = sheets.map((sheet, index) => ruledRows(sheet, flats[index] ?? []));
  const isRuled = sheets.every(({ body }, index) => partsAmounts(body, edges, ruled[index] ?? [], telling.total));
  const rows = isRuled
    ? { edges: ruled, isClear: true }
    : textRows(
        sheets.map(({ body }) => body),
        edges,
        telling,
      );
  const isParted = sheets.every(({ body }, index) =>
    partsAmounts(body, edges, rows?.edges[index] ?? [], telling.total),
  );
  if (rows === null || !isParted || (!isRuled && fields.includes('名称'))) {
    throw new Unreadable(
      '这张表没有表格线，行与行之间也看不出分界，分不清哪些字是同一行的，没有读。请向制表的人要 Word 或 Excel 的文件。',
    );
  }
  const grids = sheets.map((sheet, index) => {
    const own = withHead(rows.edges[index] ?? [], sheet.head);
    const walls = wallsOf(edges, own);
    const flat = isRuled ? [...(flats[index] ?? []), ...headRules(edges, sheet.head, own)] : flatWalls(edges, own);
    const grid = partedGrid([...headGlyphs(sheet), ...sheet.body], edges, own, walls, flat, sheet.page.clips);
    const cells = grid.cells.map((cell): GridCell => {
      const seed = sheet.head !== null && cell.row === 0 ? sheet.head.seeds[cell.column] : undefined;
      const lines =
        seed === undefined ? cell.lines : cell.lines.slice(0, 1).map((line) => ({ ...line, text: seed.text }));
      return { ...cell, lines, isOpenBelow: false };
    });
    return { ...grid, cells, outside: linesOf(sheet.outside, APART) };
  });
  // Which rows a project has is told by rules alone, and these are not all there.
  const isSpread = fields.includes('名称');
  const isClear = columns.isClear && rows.isClear && isRuled && !isSpread;
  const confidence = columns.isClear && rows.isClear && !isSpread ? 0.8 : 0.5;
  return { pages: grids, doubt: isClear ? null : { confidence, why: '表没有表格线，行和列是按文字的位置分的。' } };
}

function headGlyphs({ page, head }: Sheet): readonly Glyph[] {
  return head === null ? [] : page.glyphs.filter((glyph) => !glyph.isArtifact && isIn(head, glyph));
}

function isIn({ top, bottom }: TextHead, { y, size }: Glyph): boolean {
  const middle = y - 0.35 * size;
  return middle > top && middle < bottom;
}

function sheetOf(page: PrintedPage, isBefore: boolean, first: TextHead, running: ReadonlySet<string>): Sheet {
  const glyphs = page.glyphs.filter(({ isArtifact }) => !isArtifact);
  const own = headIn(glyphs);
  const isSame =
    own !== null && own.seeds.map(({ text }) => text).join() === first.seeds.map(({ text }) => text).join();
  const head = isSame ? own : null;
  const isOut = endLines(glyphs, running);
  const isBody = ({ y, size }: Glyph): boolean =>
    !isBefore &&
    (head === null || y - 0.35 * size > head.bottom) &&
    !isOut.some((one) => Math.abs(one - y) < 0.3 * size);
  const [body, outside]: [Glyph[], Glyph[]] = [[], []];
  for (const glyph of glyphs) {
    if (head !== null && isIn(head, glyph)) continue;
    (isBody(glyph) ? body : outside).push(glyph);
  }
  return { page, head, body, outside };
}

function plain(text: string): string {
  return text.replace(/\d+/g, '0').replace(/\s/g, '');
}

/** Lines at the upper and lower ends of pages that say the same, at the same height, on several. */
function runningLines(pages: readonly PrintedPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { glyphs } of pages) {
    const lines = linesOf(glyphs, APART);
    const ends = [...lines.slice(0, 3), ...lines.slice(-3)];
    for (const key of new Set(ends.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1 && count * 2 >= pages.length).map(([key]) => key));
}

function keyOf({ text, y }: PrintedLine): string {
  return `${Math.round(y / 2)} ${plain(text)}`;
}

/** The heights of lines at the upper and lower ends of a page of which all that they say is no part of the table. */
function endLines(glyphs: readonly Glyph[], running: ReadonlySet<string>): readonly number[] {
  const rows = lineRows(linesOf(glyphs, APART));
  const isOutside = (line: PrintedLine): boolean =>
    footnote.test(line.text) ||
    /^(?:续表|接上页|（?续）?)$/.test(line.text) ||
    running.has(keyOf(line)) ||
    isPageFoot(line.text);
  const inside = rows.map((row) => !row.every(isOutside));
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  return rows.filter((_, index) => index < first || index > last).flatMap((row) => row.map(({ y }) => y));
}

/** Flat rules within the table that are of its body. */
function flatRules(page: PrintedPage, edges: readonly number[], body: readonly Glyph[]): readonly Rule[] {
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  const [top, bottom] = [
    Math.min(...body.map(({ y, size }) => y - 2 * size)),
    Math.max(...body.map(({ y, size }) => y + 2 * size)),
  ];
  return inside(page).filter((rule) => {
    const [from, to] = [Math.min(rule.x1, rule.x2), Math.max(rule.x1, rule.x2)];
    return !isUpright(rule) && rule.y1 > top && rule.y1 < bottom && to > left && from < right;
  });
}

/** The edges that flat rules make, and the ends of the text where they make none. */
function ruledRows({ body }: Sheet, flat: readonly Rule[]): readonly number[] {
  const edges = edgesOf(flat, ({ y1 }) => y1);
  if (body.length === 0) return [];
  const top = Math.min(...body.map(({ y, size }) => y - 0.8 * size));
  const bottom = Math.max(...body.map(({ y, size }) => y + 0.1 * size));
  const inner = edges.filter((edge) => edge > top && edge < bottom);
  return [
    Math.min(top, ...edges.filter((edge) => edge <= top)),
    ...inner,
    Math.max(bottom, ...edges.filter((edge) => edge >= bottom)),
  ];
}

/** Whether no two amounts stand between the same edges. */
function partsAmounts(
  body: readonly Glyph[],
  columns: readonly number[],
  rows: readonly number[],
  total: number,
): boolean {
  const [left, right] = [columns[total], columns[total + 1]];
  if (left === undefined || right === undefined) return false;
  const lines = linesOf(body.filter(({ x, width }) => x + width / 2 > left && x + width / 2 < right));
  const whole = lines.filter(({ text }) => /\.\d\d$/.test(text));
  return rows
    .slice(1)
    .every((bottom, index) => whole.filter(({ y }) => y > (rows[index] ?? 0) && y < bottom).length < 2);
}

function withHead(rows: readonly number[], head: TextHead | null): readonly number[] {
  if (head === null) return rows;
  const body = rows.slice(1);
  const [top = head.bottom] = rows;
  return [head.top, Math.max(head.bottom, Math.min(top, head.bottom + 1)), ...body];
}

function wallsOf(columns: readonly number[], rows: readonly number[]): readonly Rule[] {
  const [y1 = 0, y2 = 0] = [rows[0], rows.at(-1)];
  return columns.map((x) => ({ x1: x, y1, x2: x, y2 }));
}

function flatWalls(columns: readonly number[], rows: readonly number[]): readonly Rule[] {
  const [x1 = 0, x2 = 0] = [columns[0], columns.at(-1)];
  return rows.map((y) => ({ x1, y1: y, x2, y2: y }));
}

/** Where no rule parts the head from the body, its lower edge does. */
function headRules(columns: readonly number[], head: TextHead | null, rows: readonly number[]): readonly Rule[] {
  return head === null ? [] : flatWalls(columns, rows.slice(0, 2));
}
