import { readHeader } from '../read-table/header-words.ts';
import type { Book, Cell, Range, Row } from '../read-workbook/book.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import { type ClearPages, clearPages } from './clear-pages.ts';
import { type JoinedCell, type JoinedTable, joinPages } from './join-pages.ts';
import { withOrdinaryCharacters } from './ordinary-characters.ts';
import { type PageGrid, textOf } from './page-grid.ts';
import { amountFields, readCell, unseenEndsIn } from './printed-cell.ts';
import type { PrintedPage } from './printed-page.ts';
import { ruledGrids } from './side-by-side.ts';
import { unruledTable } from './unruled-grid.ts';

/** A place of a printed table where it is not sure that it was read right; row 0 is the table as a whole. */
export interface Doubt {
  readonly row: number;
  readonly column: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** What is odd about it, and what was read: a full Chinese sentence. */
  readonly why: string;
  /** Whether only its digits are doubtful, so that a sum can prove them. */
  readonly isOfDigits: boolean;
}

/** A printed form as a sheet, so that it is read by the words of its headers as any other table. */
export interface PrintedBook {
  readonly book: Book;
  readonly doubts: readonly Doubt[];
}

/** Reads the table of a print. Throws `Unreadable` where there is no text, or no table, or its cells are not to be made out. */
export function printToBook(given: readonly PrintedPage[], name: string): PrintedBook {
  const cleared = clearPages(given);
  refuseTextless(cleared);
  const { pages, mended } = withOrdinaryCharacters(cleared.pages);
  const { grids, doubt } = tableOf(pages);
  const table = joinPages(grids);
  const { fields, head } = fieldsOf(table.cells);
  refuseOverprinted(table, head, grids);
  const { above, cells } = table;
  const isCut = grids.some(({ cut }) => cut.length > 0);
  const whole = cleared.isRecognised ? recognised : isCut ? cutThrough : (oddHead(table.cells, fields, head) ?? doubt);
  const doubts: Doubt[] = whole === null ? [] : [{ row: 0, column: 0, isOfDigits: false, ...whole }];
  const content = new Map<number, Map<number, Cell>>();
  const put = (row: number, column: number, text: string): void => {
    if (text === '') return;
    const own = content.get(row) ?? new Map<number, Cell>();
    content.set(row, own);
    if (own.has(column)) doubts.push({ row: 0, column: 0, isOfDigits: false, ...twiceFilled });
    own.set(column, { value: { kind: 'text', text }, formula: null });
  };
  for (const [index, { text }] of above.entries()) put(index + 1, 1, text);
  const unsure = new Map(table.unsure.map(({ row, why }) => [row, why]));
  for (const cell of cells) {
    const place = { row: cell.row + above.length + 1, column: cell.column + 1 };
    const read = readCell(cell, cell.row <= head ? '' : (fields.get(cell.column) ?? ''));
    put(place.row, place.column, read.text);
    if (cell.row <= head || (read.text === '' && read.doubt === null)) continue;
    const why = unsure.get(cell.row) ?? spanDoubt(cell, fields);
    if (read.doubt !== null) doubts.push({ ...place, ...read.doubt });
    else if (why !== null) doubts.push({ ...place, confidence: 0.5, why, isOfDigits: false });
  }
  if (whole === null && doubts.some(({ confidence, isOfDigits }) => isOfDigits && confidence < 0.3)) {
    doubts.push({ row: 0, column: 0, isOfDigits: false, ...noAmount });
  }
  const goals = cells.filter((cell) => cell.row > head && fields.get(cell.column) === '绩效目标');
  const unseen = goals.reduce((sum, cell) => sum + unseenEndsIn(cell), 0);
  const pageOf = new Map(cells.map((cell) => [`${cell.row + above.length + 1} ${cell.column + 1}`, cell.page]));
  const rows = [...content].toSorted(([a], [b]) => a - b);
  const sheet = {
    name,
    part: '',
    isHidden: false,
    rows: new Map(rows.map(([number, own]): [number, Row] => [number, { number, isHidden: false, cells: own }])),
    merges: cells.flatMap((cell) => mergeOf(cell, above.length)),
    hiddenColumns: [],
    nameOf: (row: number, column: number): string => {
      if (row === 0) return '整张表';
      const header = fields.get(column - 1);
      const page = pageOf.get(`${row} ${column}`);
      if (page === undefined) return '表外的文字';
      const where = `第 ${page} 页表格第 ${row - above.length} 行`;
      return header === undefined || header === '' ? where : `${where}“${header}”`;
    },
  };
  return {
    book: { sheets: [sheet], is1904: false, remarks: [...cleared.remarks, ...remarksOf(table, mended, unseen)] },
    doubts,
  };
}

const recognised = {
  confidence: 0.6,
  why: '原件是扫描件，文字是识别软件认出来的，可能有认错的字。',
};

const noAmount = { confidence: 0.5, why: '有的金额格里不是一个金额，行或列可能分错了。' };
const twiceFilled = { confidence: 0.3, why: '换页的地方有两格落在同一处，有文字没有读。' };
const cutThrough = { confidence: 0.5, why: '有的字印在表格线上，可能印到了别的行里。' };

/** Throws where there is nothing that can be read. */
function refuseTextless({ pages }: ClearPages): void {
  const glyphs = pages.flatMap((page) => page.glyphs).filter(({ text }) => text.trim() !== '');
  if (glyphs.length < 20) {
    throw new Unreadable(
      pages.some(({ hasPictures }) => hasPictures)
        ? '它是扫描件（图片），没有文字可读。请向制表的人要电子版，或者用文字识别软件转成可以复制文字的 PDF 后再试。'
        : '它没有可以读出的文字，没有读。请向制表的人要 Word、Excel 或可以复制文字的 PDF。',
    );
  }
  const guesses = glyphs.filter(({ text }) => text === '\ufffd').length;
  if (guesses > 0.3 * glyphs.length) throw new Unreadable(unsaid);
}

const unsaid =
  '它的字体没有说明每个字形是什么字，复制出来是乱码，没有读。请向制表的人要 Word 或 Excel 的文件，或者打印成图片，用文字识别软件转成可以复制文字的 PDF 后再试。';

/** A line or two on a rule may be struck out. */
const mostCut = 3;

/** Throws where rows are too low for their texts, so that many stand on one another. */
function refuseOverprinted({ cells }: JoinedTable, head: number, grids: readonly PageGrid[]): void {
  const body = cells.filter(({ row, lines }) => row > head && lines.length > 0);
  const over = body.filter(({ lines }) => lines.some(({ isOverprinted }) => isOverprinted));
  const cut = grids.reduce((sum, grid) => sum + grid.cut.length, 0);
  if (over.length * 4 <= body.length && cut < mostCut) return;
  throw new Unreadable(
    `表里的行太矮，有 ${Math.max(over.length, cut)} 处的字叠印在一起或者印到了别的行里，分不开，没有读。请在原来的表里把行高设为“自动调整”，再打印成 PDF，或者向制表的人要 Word 或 Excel 的文件。`,
  );
}

interface FoundTable {
  readonly grids: readonly PageGrid[];
  readonly doubt: Pick<Doubt, 'confidence' | 'why'> | null;
}

/** By rules where they part the headers from one another, else by where the words stand. */
function tableOf(pages: readonly PrintedPage[]): FoundTable {
  const grids = ruledGrids(pages);
  const isFilled = (): boolean =>
    grids.flatMap(({ cells }) => cells.filter(({ lines }) => lines.length > 0)).length >= 4;
  if (grids.some(({ cells }) => fieldsOf(cells).head >= 0)) return { grids, doubt: null };
  const unruled = unruledTable(pages);
  if (unruled !== null) return { grids: unruled.pages, doubt: unruled.doubt };
  if (pages.some(({ glyphs }) => glyphs.some(({ isGuess }) => isGuess))) throw new Unreadable(unsaid);
  if (isFilled()) return { grids, doubt: null };
  throw new Unreadable('没有找到有表格线的表，认不出哪些文字是一格，没有读。请向制表的人要 Word 或 Excel 的文件。');
}

/** What each column is about, by the first row of headers, and which row that is; -1 for none. */
function fieldsOf(cells: readonly Pick<JoinedCell, 'row' | 'lastRow' | 'column' | 'lines'>[]): {
  readonly fields: ReadonlyMap<number, string>;
  readonly head: number;
} {
  for (const row of [...new Set(cells.map((cell) => cell.row))].sort((a, b) => a - b)) {
    const own = cells.filter((cell) => cell.row <= row && cell.lastRow >= row);
    const read = own.map((cell) => [cell.column, readHeader(textOf(cell))?.field ?? ''] as const);
    if (read.filter(([, field]) => field !== '').length >= 3) {
      const lower = cells.filter((cell) => cell.row === row + 1 && readHeader(textOf(cell)) !== null);
      const heads = lower.map((cell) => [cell.column, readHeader(textOf(cell))?.field ?? ''] as const);
      return { fields: new Map([...read, ...heads]), head: row + (lower.length > 0 ? 1 : 0) };
    }
  }
  return { fields: new Map(), head: -1 };
}

const ofForm = /总计|拨款|资金|目标|指标/;
const ofProject: ReadonlySet<string> = new Set(['项目名称', ...amountFields, '绩效目标', '绩效指标']);

/** Two columns that are about the same, or one that is parted below its head: which one is meant is not to be known. */
function oddHead(
  cells: readonly JoinedCell[],
  fields: ReadonlyMap<number, string>,
  head: number,
): Pick<Doubt, 'confidence' | 'why'> | null {
  const known = [...fields.values()].filter((field) => field !== '' && field !== '序号');
  const twice = known.find((field, index) => known.indexOf(field) < index);
  if (twice !== undefined) return { confidence: 0.5, why: `表头里有两列都可以认作“${twice}”。` };
  const unread = cells.find(
    (cell) => cell.row <= head && cell.lastRow >= head && fields.get(cell.column) === '' && ofForm.test(textOf(cell)),
  );
  if (unread !== undefined) return { confidence: 0.5, why: `表头“${textOf(unread)}”认不出是哪一列。` };
  const wide = cells.filter((cell) => cell.row <= head && cell.lastColumn > cell.column && fields.get(cell.column));
  const parted = wide.find(({ column, lastColumn }) =>
    cells.some(
      (cell) => cell.row > head && cell.column > column && cell.column <= lastColumn && !fields.has(cell.column),
    ),
  );
  const field = parted === undefined ? undefined : fields.get(parted.column);
  if (field !== undefined) return { confidence: 0.5, why: `“${field}”一列在表头下面分成了几列。` };
  const isOfProject = (cell: JoinedCell): boolean => ofProject.has(fields.get(cell.column) ?? '');
  const body = cells.filter((cell) => cell.row > head && cell.lines.length > 0 && isOfProject(cell));
  const names = body.filter((cell) => fields.get(cell.column) === '项目名称');
  const shared = body.find(
    ({ row, lastRow }) => names.filter((name) => name.row >= row && name.row <= lastRow).length > 1,
  );
  return shared === undefined ? null : { confidence: 0.5, why: '有的格子跨了几个项目，分不清是哪一个的。' };
}

/** A cell that reaches over columns of amounts and others says more than one thing. */
function spanDoubt({ column, lastColumn }: JoinedCell, fields: ReadonlyMap<number, string>): string | null {
  const over = [...fields]
    .filter(([at, field]) => at >= column && at <= lastColumn && field !== '')
    .map(([, field]) => field);
  if (over.length < 2 || !over.some((field) => amountFields.has(field))) return null;
  return `这一格跨了${over.map((field) => `“${field}”`).join('、')}几列，分不清是哪一列的。`;
}

/** What its owner should know. */
function remarksOf({ joined, outside }: JoinedTable, mended: number, unseen: number): readonly string[] {
  const texts = outside.map(({ text }) => `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`);
  const shown = texts.slice(0, 3).join('、') + (texts.length > 3 ? ' 等' : '');
  return [
    ...(joined.length === 0 ? [] : [`有 ${joined.length} 行印在两页上，已接成一行。`]),
    ...(mended === 0 ? [] : [`原件有 ${mended} 个字是形状相同的部首或兼容字符，已换成普通的字。`]),
    ...(unseen === 0
      ? []
      : [`绩效目标里有 ${unseen} 处一句话恰好在行末结束，看不出后面是不是另起一段，读作不分段，请与原件核对。`]),
    ...(texts.length === 0 ? [] : [`表格外面有 ${texts.length} 处文字没有读：${shown}。`]),
  ];
}

function mergeOf({ row, lastRow, column, lastColumn }: JoinedCell, above: number): readonly Range[] {
  if (row === lastRow && column === lastColumn) return [];
  return [{ top: row + above + 1, bottom: lastRow + above + 1, left: column + 1, right: lastColumn + 1 }];
}
