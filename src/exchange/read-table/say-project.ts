import type { Place } from '../import/draft.ts';
import type { Collector, ProjectNotes } from './collect.ts';
import { readIndicatorText } from './indicator-text.ts';
import { amountColumns } from './sum-rows.ts';
import type { TableRow } from './table-row.ts';
import { joinTarget } from './target-cells.ts';

/** The classes that the row above was in: they stand once for the rows below. */
export interface Levels {
  readonly 一级: string;
  readonly 分类: string;
}

export const noLevels: Levels = { 一级: '', 分类: '' };

/** Takes down what a row says of its project; gives the classes that hold for the next row. */
export function sayRow(row: TableRow, project: ProjectNotes, before: Levels): Levels {
  for (const column of amountColumns) {
    if (row.knows(column)) project.say(['资金', column], row.amount(column), row.place(column));
  }
  const said = row.paragraphs('绩效目标');
  const goesOn = row.name === '' && project.get(['绩效目标']) !== null && said.text !== null && said.text !== '';
  // On the form's own sheet a goal may be divided anywhere; people begin another paragraph in another cell.
  if (goesOn) project.append(['绩效目标'], (row.knows('绩效指标') ? '' : '\n') + said.text);
  else if (row.knows('绩效目标')) project.say(['绩效目标'], said, row.place('绩效目标'));
  if (row.knows('调整原因')) project.say(['调整原因'], row.paragraphs('调整原因'), row.place('调整原因'));
  // Beside an indicator, a remark is the indicator's.
  if (row.knows('备注') && !row.hasIndicator) project.say(['备注'], row.paragraphs('备注'), row.place('备注'));
  return row.hasIndicator ? sayIndicator(row, project, before) : before;
}

function sayIndicator(row: TableRow, project: ProjectNotes, before: Levels): Levels {
  const say = project.indicator(row.place('名称'));
  const 一级 = row.seen('一级') || before.一级;
  const level = row.line('分类');
  const isContinued = row.seen('分类') === '' && (!row.knows('一级') || row.words('一级') === '');
  const 分类 = isContinued ? before.分类 : row.seen('分类');
  if (row.knows('分类')) say('分类', level.text === null ? level : { ...level, text: 分类 }, row.place('分类'));
  if (一级 !== '') say('一级', { text: 一级, faults: [] }, row.place('一级'));
  if (row.knows('名称')) say('名称', row.line('名称'), row.place('名称'));
  sayValues(row, say);
  if (row.right !== null) sayRight(row, row.right, say);
  if (row.knows('备注')) say('备注', row.paragraphs('备注'), row.place('备注'));
  return { 一级, 分类 };
}

function sayValues(row: TableRow, say: ReturnType<ProjectNotes['indicator']>): void {
  const valueIn = (column: '指标值' | '实施周期指标值' | '年度指标值') => {
    const said = row.line(column);
    const text = said.text === null ? null : joinTarget(row.words('比较符号'), said.text, row.words('计量单位'));
    return { ...said, text };
  };
  for (const field of ['实施周期指标值', '年度指标值'] as const) {
    if (row.knows(field)) say(field, valueIn(field), row.place(field));
  }
  if (!row.knows('指标值')) return;
  const said = valueIn('指标值');
  say('年度指标值', said, row.place('指标值'));
  // What is wrong with the one cell is told once.
  say('实施周期指标值', { ...said, faults: [] }, row.place('指标值'));
}

/** The year's half of a row: it is about the same indicator, or contradicts it. */
function sayRight(
  row: TableRow,
  right: NonNullable<TableRow['right']>,
  say: ReturnType<ProjectNotes['indicator']>,
): void {
  for (const field of ['分类', '名称'] as const) {
    if (right.has(field)) say(field, right.line(field), right.place(field));
  }
  // What is an indicator of the period alone has no value of the year.
  say('年度指标值', right.line('指标值'), right.has('指标值') ? right.place('指标值') : row.place('名称'));
}

/** All indicators of a project as the form prints them: in one cell, or in one that is divided over rows. */
export interface PrintedCell {
  readonly project: ProjectNotes;
  readonly place: Place;
  readonly text: string;
}

/** What a row adds to the printed indicators of its project; those of another project are taken down first. */
export function gatherPrinted(
  row: TableRow,
  project: ProjectNotes,
  before: PrintedCell | null,
  collector: Collector,
): PrintedCell | null {
  if (!row.has('绩效指标')) return before;
  const { text, faults } = row.paragraphs('绩效指标');
  const place = row.place('绩效指标');
  for (const fault of faults) collector.find({ ...fault, place });
  const line = (text ?? '').replaceAll('\n', '');
  if (before?.project === project) return { ...before, text: before.text + line };
  sayPrinted(before, collector);
  return { project, place, text: line };
}

/** Takes down printed indicators. */
export function sayPrinted(printed: PrintedCell | null, collector: Collector): void {
  if (printed === null) return;
  const { project, place, text } = printed;
  const { indicators, rest } = readIndicatorText(text);
  for (const indicator of indicators) {
    const say = project.indicator(place);
    for (const [key, value] of Object.entries(indicator)) say(key, { text: value, faults: [] }, place);
  }
  if (rest === '') return;
  const message = `这一格里有不能认作指标的文字“${rest.slice(0, 30)}${rest.length > 30 ? '…' : ''}”。`;
  const hint = '每个指标请写成“1、一级分类；二级分类；名称；实施周期指标值:值；年度指标值:值。”，或者每个指标写一行。';
  collector.find({ code: 'indicator-text', severity: 'error', message, hint, place });
}
