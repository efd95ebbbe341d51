import { columnName } from '../read-workbook/book.ts';
import { type Grid, wordsOf } from './grid.ts';
import { type Field, type HeaderWord, type MoneyUnit, plainWords, readHeader } from './header-words.ts';

/** The head of a table: one row of headers, or up to three that stand over one another. */
export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: ReadonlyMap<Field, Column>;
  /** Of a table of two halves, the period's indicators beside the year's, the year's; null for any other. */
  readonly right: ReadonlyMap<Field, Column> | null;
  /** Headers that nothing is known of, as they are written. */
  readonly unknown: readonly string[];
}

export interface Column {
  readonly column: number;
  /** As named in the header; null where that names none. */
  readonly money: MoneyUnit | null;
}

const tallest = 3;
const moneyFields: readonly Field[] = ['总计', '财政拨款', '财政专户拨款', '其他资金'];

/** The head of a table that begins in a row; null where none does. */
export function headerAt(grid: Grid, row: number): Header | null {
  if (!isHeaderRow(grid, row)) return null;
  let bottom = row;
  while (bottom - row < tallest - 1 && continuesHeader(grid, bottom + 1)) bottom++;
  const columns = new Map<Field, Column>();
  const unknown: string[] = [];
  const again = new Map<Field, Column>();
  const doubled: string[] = [];
  for (let column = 1; column <= grid.width; column++) {
    const found = columnAt(grid, row, bottom, column);
    if (found === null) continue;
    if ('text' in found) unknown.push(`${columnName(column)} 列“${found.text}”`);
    else if (!columns.has(found.field)) columns.set(found.field, { column, money: found.money });
    else if (found.field !== '序号') {
      const isNew = !again.has(found.field);
      if (isNew) again.set(found.field, { column, money: found.money });
      (isNew ? doubled : unknown).push(`${columnName(column)} 列（也是“${found.field}”）`);
    }
  }
  if (!isTable(columns)) return null;
  const isHalved = again.has('名称') && again.has('指标值') && columns.has('指标值');
  const own = isHalved ? halved(columns) : settled(columns);
  return {
    top: row,
    bottom,
    columns: own,
    right: isHalved ? again : null,
    unknown: isHalved ? unknown : [...doubled, ...unknown],
  };
}

/** At least three columns that are known, or the name of the project with an amount, and little else. */
function isHeaderRow(grid: Grid, row: number): boolean {
  const fields = new Set<Field>();
  let [known, others] = [0, 0];
  for (let column = 1; column <= grid.width; column++) {
    const cell = grid.seen(row, column);
    const merge = grid.mergeAt(row, column);
    const isRepeated = merge !== null && merge.left !== column;
    if (cell === null || isRepeated || (merge !== null && merge.bottom - merge.top >= tallest)) continue;
    const word = readHeader(wordsOf(cell));
    if (word === null) others++;
    else {
      known++;
      fields.add(word.field);
    }
  }
  const isShort = fields.has('项目名称') && moneyFields.some((field) => fields.has(field));
  return (fields.size >= 3 || isShort) && known > others;
}

/** A row below a header row in which every cell of its own is a header, too. */
function continuesHeader(grid: Grid, row: number): boolean {
  let own = 0;
  for (let column = 1; column <= grid.width; column++) {
    const cell = grid.at(row, column);
    if (cell === null) continue;
    if (readHeader(wordsOf(cell)) === null) return false;
    own++;
  }
  return own > 0;
}

/** What the lowest header of a column says, in the light of those above it; null for a column without one. */
function columnAt(
  grid: Grid,
  top: number,
  bottom: number,
  column: number,
): HeaderWord | { readonly text: string } | null {
  const texts: string[] = [];
  for (let row = bottom; row >= top; row--) {
    const text = wordsOf(grid.seen(row, column));
    if (text !== '' && text !== texts.at(-1)) texts.push(text);
  }
  const [text] = texts;
  if (text === undefined) return null;
  const words = texts.map(readHeader);
  const word = words[0] ?? readHeader(plainWords(texts.toReversed().join('')));
  if (word === null) return { text };
  const above = words.slice(1).find((one) => one !== null)?.field;
  const money = words.find((one) => one !== null && one.money !== null)?.money ?? word.money;
  const isOfProject = word.field === '名称' && above === '项目名称';
  return { field: isOfProject ? '项目名称' : word.field, money };
}

/** A table of projects, of indicators, or of both. */
function isTable(columns: ReadonlyMap<Field, Column>): boolean {
  const has = (...fields: readonly Field[]) => fields.some((field) => columns.has(field));
  const isOfIndicators = has('名称') && has('指标值', '年度指标值', '实施周期指标值');
  return isOfIndicators || (has('项目名称') && has(...moneyFields, '绩效目标', '绩效指标'));
}

/** The left half is of the whole period. */
function halved(columns: ReadonlyMap<Field, Column>): ReadonlyMap<Field, Column> {
  return new Map(
    [...columns]
      .filter(([field]) => field !== '绩效指标')
      .map(([field, column]) => [field === '指标值' ? '实施周期指标值' : field, column] as const),
  );
}

/** A header over the indicators as a whole is no column of its own beside theirs. */
function settled(columns: ReadonlyMap<Field, Column>): ReadonlyMap<Field, Column> {
  const made = new Map(columns);
  const [name, unit] = [made.get('名称'), made.get('单位名称')];
  if (name !== undefined) made.delete('绩效指标');
  // Behind an indicator, 单位 is that of its value.
  if (name !== undefined && unit !== undefined && unit.column > name.column) {
    made.delete('单位名称');
    if (!made.has('计量单位')) made.set('计量单位', unit);
  }
  const only = made.get('指标值');
  if (only === undefined) return made;
  const [hasPeriod, hasAnnual] = [made.has('实施周期指标值'), made.has('年度指标值')];
  if (hasPeriod || hasAnnual) made.delete('指标值');
  if (hasPeriod && !hasAnnual) made.set('年度指标值', only);
  if (hasAnnual && !hasPeriod) made.set('实施周期指标值', only);
  return made;
}
