import { fundingSources } from '../../budget/amount.ts';
import type { Cell } from '../read-workbook/book.ts';
import type { Collector, ProjectNotes } from './collect.ts';
import { type Grid, wordsOf } from './grid.ts';
import { type Field, type MoneyUnit, plainWords, readHeader } from './header-words.ts';
import { inOneLine, readAmount, readText, tidy } from './read-cell.ts';

/** A label and the cell that answers it. */
interface Answer {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly money: MoneyUnit | null;
}

/** A goal of the whole period, with its label. */
interface GoalLabel {
  readonly label: string;
  readonly answer: Answer;
}

const ofPeriod = /^(?:项目)?(?:实施(?:周)?期|中期|总体|长期|三年|全周期)(?:绩效)?(?:总)?目标(?:\([^)]*\))?[:：]?$/;
const wanted: readonly Field[] = ['项目名称', '总计', ...fundingSources, '绩效目标', '备注', '调整原因'];
const amounts: readonly Field[] = ['总计', ...fundingSources];

/** A sheet for one project, with labels and their answers beside or below (项目支出绩效目标申报表). */
export interface Labels {
  readonly has: (field: Field) => boolean;
  /** An amount whose unit of money its label does not name. */
  readonly needsMoney: boolean;
  /** Takes down what the labels say, as a project. */
  say(collector: Collector, money: MoneyUnit, is1904: boolean): ProjectNotes | null;
}

/** Reads the labels in the rows for which `isOutside` holds. */
export function readLabels(grid: Grid, isOutside: (row: number) => boolean): Labels {
  const answers = new Map<Field, Answer>();
  const goals: GoalLabel[] = [];
  const annual = annualColumn(grid, isOutside);
  const isAnnual = (field: Field): boolean =>
    grid.rows.some(({ number }) => {
      return annual !== null && isOutside(number) && readHeader(wordsOf(grid.at(number, annual)))?.field === field;
    });
  for (const { number, cells } of grid.rows) {
    if (!isOutside(number)) continue;
    for (const column of cells.keys()) {
      const label = plainWords(wordsOf(grid.at(number, column)));
      if (ofPeriod.test(label)) {
        const answer = answerOf(grid, number, column, true);
        if (answer !== null) goals.push({ label, answer: { ...answer, money: null } });
        continue;
      }
      const word = readHeader(wordsOf(grid.at(number, column)));
      if (word === null || !wanted.includes(word.field)) continue;
      const answer = answerOf(grid, number, column, word.field === '绩效目标');
      if (answer === null) continue;
      // Amounts stand twice, for the whole period and for the year: the year's are those of the form.
      const isOfPeriod = amounts.includes(word.field) && column !== annual && isAnnual(word.field);
      if (!isOfPeriod && !answers.has(word.field)) answers.set(word.field, { ...answer, money: word.money });
    }
  }
  // The goal of the year is the form's; where there is none, that of the period.
  const [only, ...others] = goals;
  if (only !== undefined && !answers.has('绩效目标')) answers.set('绩效目标', only.answer);
  const unread = answers.get('绩效目标') === only?.answer ? others : goals;
  const given = [...answers];
  return {
    has: (field) => answers.has(field),
    needsMoney: given.some(([field, { money }]) => amounts.includes(field) && money === null),
    say(collector, money, is1904) {
      const name = answers.get('项目名称');
      if (name === undefined) return null;
      const text = inOneLine(readText(name.cell, is1904).text ?? '');
      const project = collector.project(text, grid.place(name.row, name.column));
      for (const [field, { row, column, cell, money: own }] of given) {
        const place = grid.place(row, column);
        if (amounts.includes(field)) project.say(['资金', field], readAmount(cell, own ?? money, is1904), place);
        else if (field !== '项目名称') {
          const said = readText(cell, is1904);
          project.say([field], { ...said, text: said.text === null ? null : tidy(said.text) }, place);
        }
      }
      for (const { label, answer } of unread) {
        const said = inOneLine(readText(answer.cell, is1904).text ?? '');
        if (said === '') continue;
        const shown = said.length > 20 ? `${said.slice(0, 20)}…` : said;
        collector.remark(`“${label}”（${shown}）没有读：每个项目只有一个绩效目标，读的是年度的。`);
      }
      return project;
    },
  };
}

/** The column of 年度资金总额; null where amounts stand only once. */
function annualColumn(grid: Grid, isOutside: (row: number) => boolean): number | null {
  for (const { number, cells } of grid.rows) {
    if (!isOutside(number)) continue;
    for (const column of cells.keys()) {
      if (/^(?:年度|本年|当年)资金(?:总额|合计)/.test(plainWords(wordsOf(grid.at(number, column))))) return column;
    }
  }
  return null;
}

/** The next cell to the right that is no label; of a label that heads a column of text, the cell below. */
function answerOf(grid: Grid, row: number, column: number, isText: boolean) {
  const end = grid.mergeAt(row, column)?.right ?? column;
  for (let next = end + 1; next <= grid.width; next++) {
    const cell = grid.at(row, next);
    if (cell === null) continue;
    if (readHeader(wordsOf(cell)) !== null || /[:：]$/.test(wordsOf(cell).trim())) break;
    return { row, column: next, cell };
  }
  const below = (grid.mergeAt(row, column)?.bottom ?? row) + 1;
  const cell = isText ? grid.at(below, column) : null;
  return cell === null || readHeader(wordsOf(cell)) !== null ? null : { row: below, column, cell };
}
