import Big from 'big.js';
import type { Funding, Project, UnitSheet } from '../../src/budget/unit.ts';

const SOURCES = ['财政拨款', '财政专户拨款', '其他资金'] as const;

/** The totals of a unit: what no project has stays blank. */
export function sumOf(projects: readonly Project[]): Funding {
  const total = (amounts: readonly Big[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));
  const parts = SOURCES.flatMap((source) => {
    const amounts = projects.flatMap((project) => project.资金[source] ?? []);
    return amounts.length === 0 ? [] : [[source, total(amounts)] as const];
  });
  return { 总计: total(parts.map(([, amount]) => amount)), ...Object.fromEntries(parts) };
}

export function writeSheet(sheet: UnitSheet): string {
  return lines([`单位名称: ${sheet.单位名称}`, `预算年度: ${sheet.预算年度}`, '合计:', ...writeFunding(sheet.合计)]);
}

/** As an author would write it: plain where YAML lets him, goals as blocks. */
export function writeProject(project: Project): string {
  const indicators = project.绩效指标.flatMap((indicator) => [
    `  - 分类: ${writeText(indicator.分类)}`,
    `    名称: ${writeText(indicator.名称)}`,
    `    实施周期指标值: ${writeText(indicator.实施周期指标值)}`,
    `    年度指标值: ${writeText(indicator.年度指标值)}`,
  ]);
  return lines([
    `项目名称: ${writeText(project.项目名称)}`,
    '资金:',
    ...writeFunding(project.资金),
    '绩效目标: |-',
    ...project.绩效目标.split('\n').map((line) => `  ${line}`),
    '绩效指标:',
    ...indicators,
  ]);
}

function writeFunding(funding: Funding): readonly string[] {
  return (['总计', ...SOURCES] as const).flatMap((source) => {
    const amount = funding[source];
    return amount === undefined ? [] : [`  ${source}: ${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`];
  });
}

/** In double quotes wherever a plain text might be taken for something else. */
function writeText(text: string): string {
  const isPlain = /^[\p{Script=Han}\d“（《≥≧＞≤约]/u.test(text) && !/[:#"'\\\p{Cc}]|\s$/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}

function lines(list: readonly string[]): string {
  return `${list.join('\n')}\n`;
}
