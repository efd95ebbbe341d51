import type { Finding } from '../../budget/rule.ts';
import { quote } from '../../diagnostics/quote.ts';
import { type Entry, indicatorColumns, longestCell, projectColumns, unitRows } from '../workbook-layout.ts';
import { cellOf } from './cells.ts';
import type { FillIn } from './content.ts';

/** Line breaks that a cell of Excel holds at most. */
const mostBreaks = 253;

/** What has no place in a workbook: texts longer than a cell of Excel, and two projects of one name, whose indicators nobody could tell apart. */
export function findUnwritable({ 单位, 项目 }: FillIn): readonly Finding[] {
  return [
    ...unitRows.flatMap((entry) => findLong(entry, 单位, ['单位'])),
    ...项目.flatMap((project, index) => [
      ...projectColumns.flatMap((entry) => findLong(entry, project, ['项目', index])),
      ...project.绩效指标.flatMap((indicator, place) =>
        indicatorColumns.flatMap((entry) => findLong(entry, indicator, ['项目', index, '绩效指标', place])),
      ),
    ]),
    ...findTwice(项目.map(({ 项目名称 }) => 项目名称)),
  ];
}

function findLong(entry: Entry, record: object, path: Finding['path']): readonly Finding[] {
  const cell = cellOf(entry, record);
  if (cell.kind !== 'text') return [];
  const { text } = cell;
  const breaks = text.split('\n').length - 1;
  const what = `“${entry.header}”`;
  const place = [...path, ...(entry.path ?? [])];
  const hint = '请压缩这段文字；做法和背景可以写进实施方案。';
  if (text.length > longestCell) {
    const message = `${what}有 ${text.length} 个字，Excel 的一格最多放 ${longestCell} 个字。`;
    return [{ path: place, message, hint }];
  }
  if (breaks <= mostBreaks) return [];
  return [{ path: place, message: `${what}换了 ${breaks} 次行，Excel 的一格最多换 ${mostBreaks} 次行。`, hint }];
}

function findTwice(names: readonly string[]): readonly Finding[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const message = `项目名称${quote(name)}与另一个项目相同，在工作簿里分不清是谁的指标。`;
    const related = [{ path: ['项目', first, '项目名称'], message: '首次出现在这里' }];
    return [{ path: ['项目', index, '项目名称'], message, hint: '请改正其中一个的名称，再导出。', related }];
  });
}
