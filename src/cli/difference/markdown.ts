import { signedAmount } from '../../budget/amount.ts';
import type { AmountChange, ClassTableChange } from '../../history/difference.ts';
import { amountWord, signedPercent } from './amount-words.ts';
import type { Line, Section } from './sections.ts';
import type { Span } from './spans.ts';
import type { UnitReport } from './unit-report.ts';

/**
 * A report for a merge request, in the Markdown that GitHub, GitLab and Gitea have in common. What goes and comes stands in
 * `del` and `ins`: asterisks beside Chinese punctuation are not taken for marks.
 */
export function unitMarkdown({ mark, title, totals, approved, lines, counts, sections, changes }: UnitReport): string {
  const isSameMoney = totals.every(({ difference }) => difference.eq(0)) && mark === '';
  const summary = counts.length === 0 ? [] : [`${counts.join('；')}。共 ${changes} 处。`, ''];
  const moved = sections.filter(({ total }) => total !== null);
  return [
    `## ${mark === '' ? '' : `${mark}单位：`}${escaped(title)}`,
    '',
    ...(isSameMoney ? ['金额没有变化。', ''] : amountTable('资金（万元）', totals)),
    ...(approved.length === 0 ? [] : amountTable('批复的合计（万元）', approved)),
    ...list(lines, ''),
    ...(lines.length === 0 ? [] : ['']),
    ...summary,
    ...(moved.length < 2 ? [] : projectTable(moved)),
    ...sections.flatMap(sectionMarkdown),
  ].join('\n');
}

export function classTableMarkdown({ year, labels }: ClassTableChange): string {
  const told = labels.map(({ before, after }) => {
    const gone = before === null ? '' : `<del>${escaped(before)}</del>`;
    return `- ${gone}${after === null ? '' : `<ins>${escaped(after)}</ins>`}`;
  });
  return [`## ${year} 年的指标分类`, '', ...told, ''].join('\n');
}

function sectionMarkdown({ mark, title, amounts, lines, parts }: Section): readonly string[] {
  const money = amounts.map((one) => ({ label: one.column, text: amountText(one) }));
  return [
    `### ${mark}：${escaped(title)}`,
    '',
    ...money.map(({ label, text }) => `- ${label}：${text}`),
    ...list(lines, ''),
    ...parts.flatMap(partMarkdown),
    '',
  ];
}

/** An indicator: one line, or its lines below it. */
function partMarkdown({ mark, title, about, lines }: Section): readonly string[] {
  const head = `- ${mark}指标 <b>${escaped(title)}</b>（${escaped(about)}）`;
  const [only] = lines;
  if (lines.length !== 1 || only === undefined) return [head, ...list(lines, '  ')];
  return [`${head}：${only.label === '' ? '' : `${only.label} `}${spansMarkdown(only.spans)}`];
}

function list(lines: readonly Line[], indent: string): readonly string[] {
  return lines.map(({ label, spans }) => `${indent}- ${label}：${spansMarkdown(spans)}`);
}

function spansMarkdown(spans: readonly Span[]): string {
  return spans
    .map(({ style, text }) => {
      const safe = escaped(text);
      if (style === 'removed' || style === 'old') return `<del>${safe}</del>`;
      if (style === 'added' || style === 'new') return `<ins>${safe}</ins>`;
      return style === 'note' ? `，${safe}` : safe;
    })
    .join('');
}

function amountText(amount: AmountChange): string {
  const percent = signedPercent(amount);
  const [before, after] = [amountWord(amount.before), amountWord(amount.after)];
  return `${before} → ${after}，${signedAmount(amount.difference)}${percent === '' ? '' : `（${percent}）`}`;
}

function amountTable(what: string, amounts: readonly AmountChange[]): readonly string[] {
  const rows = amounts.map((one) => {
    const cells = [amountWord(one.before), amountWord(one.after), signedAmount(one.difference), signedPercent(one)];
    return `| ${one.column} | ${cells.join(' | ')} |`;
  });
  return [`| ${what} | 原来 | 现在 | 增减 | 增减率 |`, '|---|--:|--:|--:|--:|', ...rows, ''];
}

/** Every project whose money changed, the largest first. */
function projectTable(sections: readonly Section[]): readonly string[] {
  const rows = sections.flatMap(({ mark, title, total }) => {
    if (total === null) return [];
    const cells = [
      amountWord(total.before),
      amountWord(total.after),
      signedAmount(total.difference),
      signedPercent(total),
    ];
    return [`| ${mark} | ${escaped(title)} | ${cells.join(' | ')} |`];
  });
  return ['| | 项目总计 | 原来 | 现在 | 增减 | 增减率 |', '|---|---|--:|--:|--:|--:|', ...rows, ''];
}

/** Text of the data as text, whatever Markdown or HTML would make of it; it never begins a line. */
export function escaped(text: string): string {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return html.replace(/[\\`*_[\]|~#@!$]/g, (mark) => `\\${mark}`);
}
