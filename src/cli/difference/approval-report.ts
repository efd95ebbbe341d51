import { createColors } from 'picocolors';
import { signedAmount } from '../../budget/amount.ts';
import type { Approval } from '../../build/compare-approved.ts';
import type { AmountChange, ProjectChange } from '../../history/difference.ts';
import { alignColumns } from '../columns.ts';
import { visible } from '../pretty.ts';
import { amountWord, signedPercent } from './amount-words.ts';
import { escaped } from './markdown.ts';

const heads = ['批复的合计', '各项目之和', '差额', '差额率'] as const;

/** What departs from the approved totals, for people at a terminal. */
export function approvalText(approvals: readonly Approval[], hasColours: boolean): string {
  const paint = createColors(hasColours);
  const parts = departing(approvals).map(({ unit, departures, approved, projects }) => {
    const head = [['', ...heads.map((right) => ({ right }))]];
    const rows = departures.map((one) => [one.column, ...cellsOf(one).map((right) => ({ right }))]);
    const table = alignColumns([...head, ...rows]).map((row, index) => {
      const isMore = departures[index - 1]?.difference.gt(0);
      return isMore === undefined ? row : (isMore ? paint.green : paint.red)(row);
    });
    const since = alignColumns(
      projects.toSorted(bySize).map((one) => ['', wordOf(one), { right: sizeOf(one) }, nameOf(one)]),
    );
    return [
      paint.bold(visible(titleOf(unit))),
      ...table.map((line) => `  ${line}`),
      ...approvedLines(approved.amounts).map((line) => `  ${line}`),
      ...(since.length === 0 ? [] : ['  金额有改动的项目：', ...since.map((line) => `  ${visible(line)}`)]),
      '',
    ].join('\n');
  });
  return [...parts, `${closingLine(approvals)}\n`].join('\n');
}

/** The same for a merge request. */
export function approvalMarkdown(approvals: readonly Approval[]): string {
  const parts = departing(approvals).map(({ unit, departures, approved, projects }) => {
    const rows = departures.map((one) => `| ${one.column} | ${cellsOf(one).join(' | ')} |`);
    const since = projects.toSorted(bySize).map((one) => `- ${wordOf(one)} ${escaped(nameOf(one))}：${sizeOf(one)}`);
    return [
      `## ${escaped(titleOf(unit))}`,
      '',
      `| 资金（万元） | ${heads.join(' | ')} |`,
      '|---|--:|--:|--:|--:|',
      ...rows,
      '',
      ...approvedLines(approved.amounts).flatMap((line) => [line, '']),
      ...(since.length === 0 ? [] : ['金额有改动的项目：', '', ...since, '']),
    ].join('\n');
  });
  return ['# 与批复的合计比较\n', ...parts, `${closingLine(approvals)}\n`].join('\n');
}

/** The same for programs: every unit, those that agree too. */
export function approvalJson(approvals: readonly Approval[]): string {
  const units = approvals.map(({ unit, departures }) => ({
    ...unit,
    departures: departures.map(({ column, before, after, difference, percentage }) => ({
      column,
      approved: before?.toFixed(2) ?? null,
      projects: after?.toFixed(2) ?? null,
      difference: difference.toFixed(2),
      percentage: percentage?.toFixed(2) ?? null,
    })),
  }));
  return `${JSON.stringify({ format: 'mubiao-approval', version: 1, units }, null, 2)}\n`;
}

export function departing(approvals: readonly Approval[]): readonly Approval[] {
  return approvals.filter(({ departures }) => departures.length > 0);
}

function cellsOf(one: AmountChange): readonly string[] {
  return [amountWord(one.before), amountWord(one.after), signedAmount(one.difference), signedPercent(one)];
}

function approvedLines(amounts: readonly AmountChange[]): readonly string[] {
  const told = amounts.map(({ column, before, after }) => `${column} ${amountWord(before)} → ${amountWord(after)}`);
  return told.length === 0 ? [] : [`批复的合计本身也改了：${told.join('，')}。`];
}

function titleOf({ 单位名称, 预算年度 }: Approval['unit']): string {
  return `${单位名称}（${预算年度}）`;
}

function totalOf({ funding: { amounts } }: ProjectChange): AmountChange | undefined {
  return amounts.find(({ column }) => column === '总计') ?? amounts[0];
}

function bySize(a: ProjectChange, b: ProjectChange): number {
  const [one, other] = [totalOf(a)?.difference.abs(), totalOf(b)?.difference.abs()];
  return one === undefined || other === undefined ? 0 : other.cmp(one);
}

function sizeOf(change: ProjectChange): string {
  const total = totalOf(change);
  return total === undefined ? '' : total.column === '总计' ? signedAmount(total.difference) : '来源有变化';
}

function wordOf({ kind }: ProjectChange): string {
  return kind === 'added' ? '新增' : kind === 'removed' ? '删去' : '改动';
}

function nameOf(change: ProjectChange): string {
  return change.kind === 'removed' ? change.before.项目名称 : change.after.项目名称;
}

function closingLine(approvals: readonly Approval[]): string {
  const others = departing(approvals).length;
  if (others === 0) return `${approvals.length} 个单位的各项目之和都与批复的合计相符。`;
  const agreeing = approvals.length - others;
  return `${others} 个单位的各项目之和与批复的合计不符${agreeing === 0 ? '' : `，${agreeing} 个相符`}。`;
}
