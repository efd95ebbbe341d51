import { createColors } from 'picocolors';
import { formatAmount, signedAmount } from '../budget/amount.ts';
import { countIndicators, countProjects, hasOtherContent } from '../build/difference-counts.ts';
import type { HistoryEntry, HistoryEvent } from '../build/history-events.ts';
import { compareSums } from '../history/compare-funding.ts';
import type { AmountChange, ProjectChange, TextChange, UnitData, UnitDifference } from '../history/difference.ts';
import { alignColumns } from './columns.ts';
import { amountWord, signedPercent } from './difference/amount-words.ts';
import { countsLine } from './difference/unit-report.ts';
import { visible } from './pretty.ts';

/** The history of one unit, the newest first. */
export interface UnitLog {
  readonly folder: string;
  /** The history of this clone was cut off. */
  readonly isShallow: boolean;
  readonly entries: readonly HistoryEntry[];
}

type Paint = ReturnType<typeof createColors>;

/** Of more projects in one commit, only the number is told. */
const mostProjects = 12;

/** The log for people: a line for each commit, and below it what it changed. */
export function logText({ folder, isShallow, entries }: UnitLog, hasColours: boolean): string {
  const paint = createColors(hasColours);
  const told = entries.map((entry) => {
    const { hash, date, author, subject, parents } = entry.commit;
    const title = `${paint.bold(visible(subject))}${parents.length > 1 ? paint.dim('（合并）') : ''}`;
    const head = `${paint.yellow(hash)}  ${date.slice(0, 10)}  ${visible(author)}  ${title}`;
    const lines = [...movedLine(entry), ...eventLines(entry, paint)];
    return [head, ...lines.map((line) => `  ${line}`), ''].join('\n');
  });
  const cut = isShallow ? '这是浅克隆，更早的提交不在这里；git fetch --unshallow 把它们取来。\n' : '';
  return `${told.join('\n')}\n${cut}${folder}：${entries.length} 次提交。\n`;
}

function movedLine({ folder, movedFrom, movedTo }: HistoryEntry): readonly string[] {
  if (movedTo !== null) return [`单位文件夹改名：${folder} → ${movedTo}，以后的历史请看 mubiao log ${movedTo}`];
  return movedFrom === null ? [] : [`单位文件夹改名：${movedFrom} → ${folder}`];
}

function eventLines({ event, isOwn, movedTo }: HistoryEntry, paint: Paint): readonly string[] {
  switch (event.kind) {
    case 'started':
      return [`${paint.green('新建单位')}：${standing(event.data)}`];
    case 'ended':
      if (movedTo !== null) return [];
      return [`${paint.red('删去单位')}${event.data === null ? '' : `：${standing(event.data)}`}`];
    case 'standing': {
      const why = event.isCutOff ? '浅克隆里没有它之前的版本' : '它之前的版本读不出';
      return [`${why}，不能比较；这时有 ${standing(event.data)}`];
    }
    case 'untouched':
      return [isOwn ? '数据没有变化，只改了注释、写法或别的文件' : '只改了本年度的指标分类.yaml，单位的数据没有变化'];
    case 'unreadable':
      return unreadableLines(event, paint);
    case 'changed':
      return [...sinceLine(event), ...differenceLines(event.difference, paint)];
  }
}

function standing(data: UnitData): string {
  const sums = compareSums(
    [],
    data.项目.map(({ 资金 }) => 资金),
  );
  const amounts = sums.flatMap(({ column, after }) => (after === null ? [] : [`${column} ${formatAmount(after)}`]));
  return [`${data.项目.length} 个项目`, ...amounts].join('，');
}

function unreadableLines(event: Extract<HistoryEvent, { kind: 'unreadable' }>, paint: Paint): readonly string[] {
  const why = event.isOtherFormat ? '不是现在的格式（可能是按旧格式写的）' : `有 ${event.errors.length} 个错误`;
  const [first] = event.errors;
  return [
    paint.red(`数据读不出：${why}`),
    ...(first === undefined ? [] : [`  ${visible(first.span.source.file)}：${visible(first.message)}`]),
  ];
}

function sinceLine({ since }: Extract<HistoryEvent, { kind: 'changed' }>): readonly string[] {
  return since === null ? [] : [`（上一次提交的数据读不出，与 ${since.hash} 比较）`];
}

function differenceLines(difference: UnitDifference, paint: Paint): readonly string[] {
  const totals = difference.totals.filter((one) => !one.difference.eq(0));
  const { approved, texts, lists, projects } = difference;
  const fields = [...texts.map(sheetText), ...lists.map(({ field }) => `${field}有改动`)];
  const counts = [
    ...countsLine('项目', countProjects(difference)),
    ...countsLine('绩效指标', countIndicators(difference)),
  ];
  return [
    ...amountLines(totals, '', paint),
    ...(isAlike(approved.amounts, totals)
      ? ['单位.yaml 的“合计”同样改动']
      : amountLines(approved.amounts, '批复的', paint)),
    ...(approved.wrongTotal === null ? [] : ['单位.yaml 的“合计”里，总计与各来源之和不符']),
    ...(fields.length === 0 ? [] : [`单位.yaml：${fields.join('，')}`]),
    ...(counts.length === 0 ? [] : [counts.join('；')]),
    ...projectLines(projects, paint),
  ];
}

/** Names are shown, remarks are only mentioned. */
function sheetText({ field, before, after }: TextChange): string {
  if (field === '备注') return '备注有改动';
  return `${field} ${visible(before ?? '（空白）')} → ${visible(after ?? '（空白）')}`;
}

/** Whether the approved totals went with the sums of the projects. */
function isAlike(approved: readonly AmountChange[], totals: readonly AmountChange[]): boolean {
  const text = ({ column, before, after }: AmountChange) => `${column} ${before?.toFixed(2)} ${after?.toFixed(2)}`;
  return approved.length > 0 && approved.map(text).join() === totals.map(text).join();
}

function amountLines(amounts: readonly AmountChange[], prefix: string, paint: Paint): readonly string[] {
  const shown = (amount: AmountChange['before']) => ({ right: amountWord(amount) });
  const rows = alignColumns(
    amounts.map(({ column, before, after }) => [`${prefix}${column}`, shown(before), '→', shown(after)]),
  );
  return amounts.map((amount, row) => `${rows[row]}  ${shift(amount, paint)}`);
}

/** `+30.00（+25.00%）` */
function shift(amount: AmountChange, paint: Paint): string {
  const { difference } = amount;
  const percent = signedPercent(amount);
  const colour = difference.lt(0) ? paint.red : paint.green;
  return colour(`${signedAmount(difference)}${percent === '' ? '' : `（${percent}）`}`);
}

function projectLines(projects: readonly ProjectChange[], paint: Paint): readonly string[] {
  const lines = projects.map((project) => `  ${projectLine(project, paint)}`);
  if (lines.length <= mostProjects) return lines;
  return [...lines.slice(0, mostProjects), `  ……还有 ${lines.length - mostProjects} 个项目`];
}

function projectLine(project: ProjectChange, paint: Paint): string {
  switch (project.kind) {
    case 'added':
      return `${paint.green('新增')}  ${visible(project.after.项目名称)}`;
    case 'removed':
      return `${paint.red('删去')}  ${visible(project.before.项目名称)}`;
    case 'changed': {
      const { renamed, before, after } = project;
      const name = visible(after.项目名称);
      if (renamed !== null) return `${paint.cyan('改名')}  ${visible(before.项目名称)} → ${name}${what(project)}`;
      return `${hasOtherContent(project) ? '改动' : '换位'}  ${name}${what(project)}`;
    }
  }
}

/** What of a project that stayed is another. */
function what(project: Extract<ProjectChange, { kind: 'changed' }>): string {
  const { funding, texts, lists, indicators } = project;
  const total = funding.amounts.find(({ column }) => column === '总计') ?? funding.amounts[0];
  const parts = [
    ...(total === undefined ? [] : [total.difference.eq(0) ? '资金来源' : `资金 ${signedAmount(total.difference)}`]),
    ...[...texts, ...lists].map(({ field }) => field),
    ...(indicators.length === 0 ? [] : [`绩效指标 ${indicators.length} 处`]),
  ];
  return parts.length === 0 ? '' : `：${parts.join('，')}`;
}
