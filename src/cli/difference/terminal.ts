import { createColors } from 'picocolors';
import { signedAmount } from '../../budget/amount.ts';
import { displayWidth } from '../../diagnostics/display-width.ts';
import type { AmountChange, ClassTableChange } from '../../history/difference.ts';
import { alignColumns } from '../columns.ts';
import { visible } from '../pretty.ts';
import { amountWord, signedPercent } from './amount-words.ts';
import type { Line, Section } from './sections.ts';
import type { Span } from './spans.ts';
import type { UnitReport } from './unit-report.ts';

/** A report for people at a terminal; what goes and comes is marked by brackets, so that it reads without colours too. */
export interface TerminalReport {
  unit(report: UnitReport): string;
  classTable(change: ClassTableChange): string;
}

export function openTerminal(hasColours: boolean): TerminalReport {
  const paint = createColors(hasColours);
  const marks: Readonly<Record<Section['mark'], (text: string) => string>> = {
    新增: paint.green,
    删去: paint.red,
    改动: paint.yellow,
    改名: paint.cyan,
    换位: paint.dim,
  };
  const styles: Readonly<Record<Span['style'], (text: string) => string>> = {
    plain: (text) => text,
    removed: (text) => paint.red(`[-${text}-]`),
    added: (text) => paint.green(`{+${text}+}`),
    old: paint.red,
    new: paint.green,
    note: (text) => paint.dim(`  ${text}`),
  };
  const spansOf = (spans: readonly Span[]): string =>
    spans.map(({ style, text }) => styles[style](visible(text))).join('');
  const painted = (difference: AmountChange['difference']) => (difference.lt(0) ? paint.red : paint.green);
  /** The rows of a table of money, its last two cells coloured; the first column is so wide at least. */
  const amountRows = (amounts: readonly AmountChange[], isTable: boolean, width = 0): readonly string[] => {
    const head = isTable ? [['', { right: '原来' }, { right: '现在' }, { right: '增减' }, { right: '增减率' }]] : [];
    const rows = amounts.map((one) => [
      padded(one.column, width),
      { right: amountWord(one.before) },
      ...(isTable ? [] : ['→']),
      { right: amountWord(one.after) },
      { right: signedAmount(one.difference) },
      { right: signedPercent(one) },
    ]);
    return alignColumns([...head, ...rows]).map((row, index) => {
      const one = amounts[index - head.length];
      if (one === undefined || one.difference.eq(0)) return row;
      const at = row.lastIndexOf(signedAmount(one.difference));
      return row.slice(0, at) + painted(one.difference)(row.slice(at));
    });
  };
  const block = (amounts: readonly AmountChange[], lines: readonly Line[]): readonly string[] => {
    const labels = [...amounts.map(({ column }) => column), ...lines.map(({ label }) => label)];
    const width = Math.max(...labels.map(displayWidth), 0);
    return [
      ...amountRows(amounts, false, width),
      ...lines.map(({ label, spans }) => `${padded(label, width)}  ${spansOf(spans)}`),
    ];
  };
  const part = ({ mark, title, about, lines }: Section): readonly string[] => {
    const head = `${marks[mark](mark)}  ${visible(title)}${paint.dim(`（${visible(about)}）`)}`;
    const [only] = lines;
    if (lines.length === 1 && only !== undefined) {
      return [`${head}  ${only.label === '' ? '' : `${only.label}  `}${spansOf(only.spans)}`];
    }
    return [head, ...block([], lines).map((line) => `      ${line}`)];
  };
  const section = ({ mark, title, total, amounts, lines, parts }: Section): readonly string[] => {
    const size = total === null ? '' : `  ${painted(total.difference)(signedAmount(total.difference))}`;
    const inner = [
      ...block(amounts, lines),
      ...(parts.length === 0 ? [] : ['绩效指标', ...parts.flatMap(part).map((line) => `  ${line}`)]),
    ];
    return [`${marks[mark](mark)}  ${paint.bold(visible(title))}${size}`, ...inner.map((line) => `      ${line}`), ''];
  };
  return {
    unit({ mark, title, totals, approved, lines, counts, sections }) {
      const head = `${mark === '' ? '' : `${marks[mark](mark)}单位  `}${paint.bold(visible(title))}`;
      const money =
        totals.every(({ difference }) => difference.eq(0)) && mark === '' ? ['金额没有变化'] : amountRows(totals, true);
      const sheet = [
        ...(approved.length === 0 ? [] : ['批复的合计', ...amountRows(approved, false).map((line) => `  ${line}`)]),
        ...block([], lines),
      ];
      const told = [...money, ...sheet, ...(counts.length === 0 ? [] : [counts.join('；')])];
      return [head, ...told.map((line) => `  ${line}`), '', ...sections.flatMap(section)].join('\n');
    },
    classTable({ year, labels }) {
      const told = labels.map(({ before, after }) => {
        const spans: readonly Span[] = [
          ...(before === null ? [] : [{ style: 'removed', text: before } as const]),
          ...(after === null ? [] : [{ style: 'added', text: after } as const]),
        ];
        return `  ${spansOf(spans)}`;
      });
      return [paint.bold(`${year} 年的指标分类`), ...told, ''].join('\n');
    },
  };
}

function padded(label: string, width: number): string {
  return label + ' '.repeat(Math.max(width - displayWidth(label), 0));
}
