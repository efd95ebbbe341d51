import { decimalOf } from '../../budget/decimal.ts';
import type { Row } from '../read-workbook/book.ts';
import type { ProjectNotes } from './collect.ts';
import { wordsOf } from './grid.ts';
import { gatherPrinted, noLevels, type PrintedCell, sayPrinted, sayRow } from './say-project.ts';
import { amountOf, checkSumRow, type SumRow } from './sum-rows.ts';
import { footnote, openRow, type TableContext, type TableRow } from './table-row.ts';

/** Reads the rows below a header: a project over as many rows as it has indicators, or a row each. */
export function readRows(rows: readonly Row[], context: TableContext): void {
  const { collector, grid } = context;
  const filled = rows.flatMap((row) => {
    const read = openRow(context, row.number);
    if (read.isFilled) return [read];
    noteSkipped(context, row);
    return [];
  });
  const unitRow = findUnitRow(filled, context);
  const own: ProjectNotes[] = [];
  /** Rows of sums above their projects. */
  const leading: SumRow[] = [];
  let current = context.owner;
  let printed: PrintedCell | null = null;
  let [levels, sinceSubtotal] = [noLevels, 0];
  for (const row of filled) {
    if (row === unitRow || isOfUnit(row, context)) {
      for (const [column, { text, place }] of row.amounts())
        collector.sayOfUnit(['合计', column], { text, faults: [] }, place);
      if (row === unitRow) collector.sayOfUnit(['单位名称'], row.line('项目名称'), row.place('项目名称'));
      current = null;
      continue;
    }
    const word = row.sumWord;
    if (word !== null) {
      const sum = { word, amounts: row.amounts() };
      const isSubtotal = word.includes('小计');
      if (own.length === 0) leading.push(sum);
      else checkSumRow(collector, sum, isSubtotal ? own.slice(sinceSubtotal) : own);
      if (isSubtotal) sinceSubtotal = own.length;
      continue;
    }
    const name = row.name === '' && beginsAnew(row, current) ? (context.nameless ?? '') : row.name;
    if (name !== '' && (name !== current?.name || (context.nameless !== null && isAnother(row, current)))) {
      // Amounts of their own make it another project; without them it is one that was told of before.
      const known = row.hasAmount ? undefined : collector.projects.find((project) => project.name === name);
      current = known ?? collector.project(name, row.place('项目名称'));
      if (known === undefined) own.push(current);
      levels = noLevels;
    }
    if (current === null) {
      collector.find({
        code: 'row-without-project',
        severity: 'error',
        message: '这一行不知道是哪个项目的：它和它上面都没有项目名称。',
        hint: '请在这一行或上面的行填写项目名称。',
        place: row.place('项目名称'),
      });
    } else {
      if (context.header.columns.has('名称') || context.header.columns.has('绩效指标')) current.expectIndicators();
      levels = sayRow(row, current, levels);
      printed = gatherPrinted(row, current, printed, collector);
    }
  }
  sayPrinted(printed, collector);
  for (const sum of leading) checkSumRow(collector, sum, own);
  sayOwner(filled, context);
  if (rows.some(({ isHidden }) => isHidden)) {
    const hidden = rows.filter(({ isHidden }) => isHidden).map(({ number }) => number);
    collector.remark(`“${grid.sheet.name}”表的第 ${inBrief(hidden)} 行是隐藏的，也读了；不要的请删去。`);
  }
}

/** A row of the form without a name is a project of its own where its indicators are numbered from one again. */
function beginsAnew(row: TableRow, current: ProjectNotes | null): boolean {
  const isFirst = /^1[、.．]/.test(row.words('绩效指标'));
  return isFirst && (current === null || current.get(['绩效目标']) !== null || current.get(['资金', '总计']) !== null);
}

/** On a print names are cut off: of the same name, one with another amount is another project. */
function isAnother(row: TableRow, current: ProjectNotes): boolean {
  const [before, now] = [current.get(['资金', '总计']), row.knows('总计') ? row.amount('总计').text : ''];
  return before !== null && now !== null && now !== '' && before !== now;
}

/** Columns that say in every row whose projects they are, and of which year. */
function sayOwner(rows: readonly TableRow[], { collector }: TableContext): void {
  for (const key of ['单位名称', '预算年度'] as const) {
    let first: string | null = null;
    for (const row of rows) {
      const text = row.sumWord === null ? row.words(key) : '';
      if (text === '' || text === first) continue;
      if (first === null) {
        first = text;
        if (collector.ofUnit([key]) === null) collector.sayOfUnit([key], row.line(key), row.place(key));
        continue;
      }
      const message = `这张表里有两个${key}：“${first}”和“${text}”，一次只能导入一个单位一个年度的。`;
      const hint = '请按单位把表分开，一个单位一个文件，分别导入。';
      collector.find({ code: 'several-units', severity: 'error', message, hint, place: row.place(key) });
      break;
    }
  }
}

function isOfUnit(row: TableRow, { unitName }: Pick<TableContext, 'unitName'>): boolean {
  return row.name === unitName && !row.hasIndicator && !row.has('绩效目标') && !row.has('绩效指标');
}

/**
 * The form has a row for the unit itself, with amounts and nothing else. Where its name is not known, it is the first row,
 * if what it says is the sum of all others.
 */
function findUnitRow(rows: readonly TableRow[], { unitName, header }: TableContext): TableRow | null {
  const [first, ...others] = rows;
  const isForm = header.columns.has('绩效目标') || header.columns.has('绩效指标') || header.columns.has('名称');
  if (unitName !== null || first === undefined || !isForm || first.sumWord !== null) return null;
  if (first.name === '' || !isOfUnit(first, { unitName: first.name })) return null;
  const amounts = [...first.amounts()];
  const rest = others.filter((row) => row.sumWord === null);
  const isSum = amounts.every(([column, { text }]) => {
    const parts = rest.map((row) => amountOf(row.amounts().get(column)?.text ?? '0') ?? decimalOf('0'));
    return amountOf(text)?.eq(parts.reduce((all, one) => all.plus(one), decimalOf('0'))) === true;
  });
  return amounts.length > 0 && rest.length > 1 && isSum ? first : null;
}

/** Text that is in no column of the table is told where it is no footnote. */
function noteSkipped({ grid, collector }: TableContext, { number, cells }: Row): void {
  const texts = [...cells.keys()].map((column) => wordsOf(grid.at(number, column)).trim());
  const text = texts.find((one) => one !== '');
  if (text === undefined || footnote.test(text)) return;
  const brief = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  collector.remark(`“${grid.sheet.name}”表第 ${number} 行（${brief}）没有读：它不在表的各列里。`);
}

/** `3、5—8` */
function inBrief(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const told = runs.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`));
  return told.join('、') + (runs.length > 8 ? ' 等' : '');
}
