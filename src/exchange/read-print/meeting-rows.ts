import { type Field, plainWords, readHeader } from '../read-table/header-words.ts';
import { type GridCell, textOf } from './page-grid.ts';

/** What stands at the foot of a page. */
export interface LastRow {
  readonly cells: readonly GridCell[];
  /** All cells before the next page. */
  readonly all: readonly GridCell[];
}

/** How the last row of a page and the first of the next belong together. */
export interface Meeting {
  /** Whether they are one row; else only cells that hold several rows go on. */
  readonly isOneRow: boolean;
  /** Whether the cell of a column goes on. */
  goesOn(column: number): boolean;
  /** Whether the cell of a column says again what it said on the page before. */
  isRepeated(column: number): boolean;
  /** Why that is not sure: a full Chinese sentence; null where it is. */
  readonly doubt: string | null;
}

const amountFields: readonly Field[] = ['总计', '财政拨款', '财政专户拨款', '其他资金'];
const valueFields: readonly Field[] = ['年度指标值', '实施周期指标值', '指标值'];
const ofProject: readonly Field[] = ['序号', '项目名称', ...amountFields, '绩效目标', '绩效指标'];
const parted = (name: string): string => `“${name}”在换页的地方，看不出上下两页是不是同一行。`;

/**
 * Whether the rows of two pages meet. Where cells are left open below, they go on. Where all are closed, as some programs
 * always do, a row goes on that has no amounts and no name of its own, or the one before has none.
 */
export function rowsMeet(last: LastRow, first: readonly GridCell[], head: readonly GridCell[]): Meeting {
  const none = { isRepeated: () => false, doubt: null };
  if (last.cells.some((cell) => head.some((one) => one.row === cell.row && one.column === cell.column)))
    return { ...none, isOneRow: false, goesOn: () => false };
  const open = last.cells.filter(({ isOpenBelow }) => isOpenBelow);
  if (open.length === 0) return bySense(last, first, head);
  const innermost = Math.max(...last.cells.map(({ row }) => row));
  // What belongs to the whole project may be open though its last indicator is closed, or drawn as if it were.
  const isOneRow =
    last.cells.every(({ row, isOpenBelow }) => row < innermost || isOpenBelow) || isRest(last, first, head);
  const isOpen = (column: number): boolean => open.some((cell) => cell.column <= column && cell.lastColumn >= column);
  return { ...none, isOneRow, goesOn: (column) => isOneRow || isOpen(column) };
}

function columnsOf(head: readonly GridCell[]) {
  const columns = new Map<string, number>(head.map((cell) => [readHeader(textOf(cell))?.field ?? '', cell.column]));
  const textIn = (row: readonly GridCell[], field: Field): string => {
    const column = columns.get(field);
    const cell = row.find((one) => column !== undefined && one.column <= column && one.lastColumn >= column);
    return cell === undefined ? '' : textOf(cell);
  };
  return { columns, textIn };
}

/** Whether the first row of a page is, for sure, the rest of an indicator's. */
function isRest(last: LastRow, first: readonly GridCell[], head: readonly GridCell[]): boolean {
  const { columns, textIn } = columnsOf(head);
  return columns.has('名称') && restOfIndicator(last, first, columns, textIn) === 'yes';
}

function bySense(last: LastRow, first: readonly GridCell[], head: readonly GridCell[]): Meeting {
  const { columns, textIn } = columnsOf(head);
  const amountsIn = (row: readonly GridCell[]): string => amountFields.map((field) => textIn(row, field)).join('|');
  const hasAmount = (row: readonly GridCell[]): boolean => /\d/.test(amountsIn(row));
  const [before, name] = [textIn(last.cells, '项目名称'), textIn(first, '项目名称')];
  const same = plainWords(before) === plainWords(name) && name !== '';
  const isRepeated = same && (amountsIn(first) === amountsIn(last.cells) || !hasAmount(first));
  const isSameProject = isRepeated || !(hasAmount(first) && hasAmount(last.cells));
  const again = (column: number): boolean =>
    isRepeated && ['项目名称', ...amountFields].some((field) => columns.get(field) === column);
  const isOfProject = (column: number): boolean => ofProject.some((field) => columns.get(field) === column);
  const met = (isOneRow: boolean, goesOn: (column: number) => boolean, isSure = true): Meeting => ({
    isOneRow,
    goesOn,
    isRepeated: again,
    doubt: isSure ? null : parted(name || before),
  });
  if (columns.has('名称')) {
    const rest = restOfIndicator(last, first, columns, textIn);
    if (rest !== 'no') return met(true, () => true, rest === 'yes');
    const goesOn = name === '' || before === '' || isRepeated;
    if (!isSameProject || (!goesOn && hasAmount(first))) return met(false, () => false);
    // A name without amounts: what is left of a long one, or another project's.
    return met(false, isOfProject, goesOn);
  }
  const numbers = textIn(first, '绩效指标');
  if (/^1[、.．]/.test(numbers)) return met(false, () => false);
  const hasText = (row: readonly GridCell[]): boolean =>
    textIn(row, '绩效目标') !== '' || textIn(row, '绩效指标') !== '';
  if (!isSameProject || !(hasText(last.cells) || !hasAmount(last.cells))) return met(false, () => false);
  const isSure = isRepeated || name === '' || before === '' || numbers !== '' || !columns.has('绩效指标');
  return met(true, () => true, isSure);
}

/** Whether the first row of a page is the rest of an indicator's. */
function restOfIndicator(
  last: LastRow,
  first: readonly GridCell[],
  columns: ReadonlyMap<string, number>,
  textIn: (row: readonly GridCell[], field: Field) => string,
): 'yes' | 'no' | 'unsure' {
  const value = valueFields.find((field) => columns.has(field)) ?? '年度指标值';
  const isWhole = (row: readonly GridCell[]): boolean => textIn(row, '名称') !== '' && textIn(row, value) !== '';
  const isText = (field: Field): boolean => textIn(first, field) !== '';
  if (!isWhole(first)) return (['一级', '分类', '名称', ...valueFields] as const).some(isText) ? 'yes' : 'no';
  // A band without text is no row of an indicator.
  if (textIn(last.cells, '名称') === '' && textIn(last.cells, value) === '') return 'no';
  if (!isWhole(last.cells)) return 'yes';
  const column = columns.get('分类');
  const [own, above] = [textIn(first, '分类'), textIn(last.cells, '分类')];
  const known = new Set(last.all.filter((cell) => cell.column === column).map(textOf));
  if (column === undefined || known.has(own)) return 'no';
  if (own !== '' && known.has(above + own)) return 'yes';
  return /^\d\d[-－]|指标$|效益$|满意度$/.test(own) ? 'no' : 'unsure';
}
