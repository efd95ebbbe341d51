import type { Place } from '../import/draft.ts';
import type { Collector, ProjectNotes } from './collect.ts';
import type { Header } from './find-header.ts';
import { type Grid, wordsOf } from './grid.ts';
import type { Field, MoneyUnit } from './header-words.ts';
import { type CellText, inOneLine, readAmount, readText, tidy } from './read-cell.ts';
import { type AmountColumn, amountColumns, type SumRow, sumWord } from './sum-rows.ts';

/** What holds for a whole table. */
export interface TableContext {
  readonly grid: Grid;
  readonly header: Header;
  readonly collector: Collector;
  readonly is1904: boolean;
  readonly isExact: boolean;
  /** What a project without a name is called; null where a name must be there. */
  readonly nameless: string | null;
  readonly money: MoneyUnit;
  /** The name of the unit, by which the row of its own amounts is known; null where nobody says it. */
  readonly unitName: string | null;
  /** Whose indicators these are where the table does not say it. */
  readonly owner: ProjectNotes | null;
}

const ofIndicators: readonly Field[] = ['分类', '名称', '指标值', '实施周期指标值', '年度指标值'];
export const footnote =
  /^(?:注|备注|说明|填表说明|填报说明|填表人|制表人?|编制人|审核人?|复核人?|经办人|负责人|单位负责人|财务负责人|联系人|联系电话|日期|填报日期)\s*[:：]/;

/** A row below a header, by the columns of the header. */
export interface TableRow {
  readonly number: number;
  /** Whether the table has such a column. */
  knows(field: Field): boolean;
  /** Whether something stands in it. */
  has(field: Field): boolean;
  /** Whether anything stands in the columns of the table, and is no footnote. */
  readonly isFilled: boolean;
  readonly hasAmount: boolean;
  /** Whether the row tells of an indicator that has it to itself. */
  readonly hasIndicator: boolean;
  readonly name: string;
  /** The same row in the right half of a table of two; null where there is none. */
  readonly right: Pick<TableRow, 'words' | 'line' | 'place' | 'has'> | null;
  /** The word of a row that adds up others; null for any other row. */
  readonly sumWord: string | null;
  place(field: Field): Place;
  words(field: Field): string;
  /** What a reader sees in the column: of a merged cell its content. */
  seen(field: Field): string;
  line(field: Field): CellText;
  paragraphs(field: Field): CellText;
  amount(column: AmountColumn): CellText;
  /** The amounts that can be read. */
  amounts(): SumRow['amounts'];
}

export function openRow(context: TableContext, number: number): TableRow {
  const { right } = context.header;
  const half =
    right === null ? null : openRow({ ...context, header: { ...context.header, columns: right, right: null } }, number);
  const { grid, is1904, money, isExact } = context;
  const { columns } = context.header;
  const columnOf = (field: Field): number | null => columns.get(field)?.column ?? null;
  const cellAt = (field: Field) => {
    const column = columnOf(field);
    return column === null ? null : grid.at(number, column);
  };
  const words = (field: Field): string => wordsOf(cellAt(field)).trim();
  const has = (field: Field): boolean => words(field) !== '' || cellAt(field)?.value.kind === 'uncomputed';
  const filled = [...columns].filter(([field]) => field !== '序号' && has(field));
  const [first] = filled;
  const line = (field: Field): CellText => {
    const said = readText(cellAt(field), is1904);
    return isExact ? said : { ...said, text: said.text === null ? null : inOneLine(said.text) };
  };
  const amount = (column: AmountColumn): CellText =>
    readAmount(cellAt(column), columns.get(column)?.money ?? money, is1904);
  const place = (field: Field): Place => grid.place(number, columnOf(field) ?? first?.[1].column ?? 1);
  const hasIndicator = ofIndicators.some(has) || (half !== null && ofIndicators.some(half.has));
  return {
    number,
    knows: (field) => columns.has(field),
    has,
    isFilled:
      (first !== undefined || half?.isFilled === true) &&
      !(first !== undefined && filled.length === 1 && footnote.test(words(first[0]))),
    hasAmount: amountColumns.some(has),
    hasIndicator,
    right: half,
    name: isExact ? wordsOf(cellAt('项目名称')) : inOneLine(words('项目名称')),
    get sumWord() {
      if (hasIndicator) return null;
      const before = Array.from({ length: (first?.[1].column ?? 1) - 1 }, (_, at) => wordsOf(grid.at(number, at + 1)));
      const found = [words('序号'), words('项目名称'), words('单位名称'), ...before].map(sumWord);
      return found.find((word) => word !== null) ?? null;
    },
    place,
    words,
    seen: (field) => {
      const column = columnOf(field);
      return column === null ? '' : inOneLine(wordsOf(grid.seen(number, column)));
    },
    line,
    paragraphs: (field) => {
      const said = readText(cellAt(field), is1904);
      return isExact ? said : { ...said, text: said.text === null ? null : tidy(said.text) };
    },
    amount,
    amounts: () =>
      new Map(
        amountColumns.flatMap((column) => {
          const text = columns.has(column) ? amount(column).text : null;
          return text === null || text === '' ? [] : [[column, { text, place: place(column) }] as const];
        }),
      ),
  };
}
