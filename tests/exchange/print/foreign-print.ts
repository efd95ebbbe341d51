import { formatAmount, fundingSources, totalOf } from '../../../src/budget/amount.ts';
import type { Funding, Project, UnitSheet } from '../../../src/budget/unit.ts';
import { type Ink, pdfOf, type RawManner } from './foreign/raw-pdf.ts';

/**
 * The form as another system prints it: lines broken anywhere, numbers too, names and amounts in the middle of their rows,
 * rows split over pages, texts written in any order, fonts that are not inside and code pages in the place of ToUnicode.
 */
export interface ForeignManner extends RawManner {
  /** In millimetres. */
  readonly columns?: readonly number[];
  /** Whether the head stands on every page. */
  readonly repeatsHead?: boolean;
  /** Whether a row may begin on one page and end on the next. */
  readonly splits?: boolean;
  /** Names and amounts again where a row goes on on the next page. */
  readonly again?: boolean;
  /** Leaves the amounts and the name of a project out. */
  readonly without?: number;
}

const height = 595;
const margin = 34;
const size = 8;
const leading = 11;
const padding = 3;

type Row = readonly string[];

/** Rows of the form, as they are printed. `levels` tells the level of a class. */
export function formRows(
  sheet: UnitSheet,
  projects: readonly Project[],
  levels: ReadonlyMap<string, string>,
  without = -1,
): readonly Row[] {
  const amounts = (funding: Funding): Row => [
    formatAmount(totalOf(funding)),
    ...fundingSources.map((source) => (funding[source] === undefined ? '' : formatAmount(funding[source]))),
  ];
  return [
    ['项目名称（资金使用单位）', '总计', '财政拨款', '财政专户拨款', '其他资金', '绩效目标', '绩效指标'],
    [sheet.单位名称, ...amounts(sheet.合计), '', ''],
    ...projects.map((project, index) => [
      ...(index === without ? ['', '', '', '', ''] : [`    ${project.项目名称}`, ...amounts(project.资金)]),
      project.绩效目标,
      project.绩效指标
        .map(({ 分类, 名称, 实施周期指标值: one, 年度指标值: other }, place) => {
          const stop = other.endsWith('。') ? '' : '。';
          return `${place + 1}、${levels.get(分类.slice(0, 2))}；${分类}；${名称}；实施周期指标值:${one}；年度指标值:${other}${stop}`;
        })
        .join(''),
    ]),
  ];
}

export function printForeign(
  title: string,
  caption: string,
  rows: readonly Row[],
  manner: ForeignManner = {},
): Uint8Array {
  const columns = (manner.columns ?? [40, 18, 18, 18, 18, 66, 89]).map((mm) => (mm * 72) / 25.4);
  const edges = [margin];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column);
  const pages: { readonly inks: Ink[]; readonly rules: [number, number, number, number][] }[] = [];
  let y = 0;
  const open = (): void => {
    pages.push({ inks: [], rules: [] });
    y = margin;
    if (pages.length > 1 && manner.repeatsHead === true) place(rows[0] ?? [], true);
  };
  const page = () => pages.at(-1) ?? { inks: [], rules: [] };
  const place = (row: Row, isHead = false): void => {
    let left = row.map((text, column) => breakAnywhere(text, ((columns[column] ?? 0) - 2 * padding) / size));
    const isNarrow = (column: number): boolean => column < 5;
    while (left.some((lines) => lines.length > 0)) {
      const room = Math.floor((height - margin - y - 2 * padding) / leading);
      const tallest = Math.max(...left.map((lines) => lines.length));
      if (room < 2 || (room < tallest && manner.splits === false && y > margin + 30)) {
        open();
        continue;
      }
      const count = Math.min(room, tallest);
      const bottom = y + count * leading + 2 * padding;
      for (const [column, lines] of left.entries()) {
        const shown = lines.slice(0, count);
        // Names and amounts in the middle of what of the row is on this page.
        const above = isNarrow(column) || isHead ? ((count - shown.length) * leading) / 2 : 0;
        for (const [index, text] of shown.entries()) {
          const ink = widthOf(text) * size;
          const isAmount = column > 0 && column < 5 && !isHead;
          const x = isAmount ? (edges[column + 1] ?? 0) - padding - ink : (edges[column] ?? 0) + padding;
          page().inks.push({ x, y: y + padding + above + index * leading + size, text });
        }
        page().rules.push([edges[column] ?? 0, y, edges[column] ?? 0, bottom]);
      }
      const right = edges.at(-1) ?? 0;
      page().rules.push([right, y, right, bottom], [margin, y, right, y], [margin, bottom, right, bottom]);
      const printed = left;
      left = left.map((lines) => lines.slice(count));
      if (manner.again === true && left.some((lines) => lines.length > 0))
        left = left.map((lines, column) => (isNarrow(column) ? (printed[column] ?? lines) : lines));
      y = bottom;
      if (left.some((lines) => lines.length > 0)) open();
    }
  };
  open();
  page().inks.push({ x: 300, y: y + 14, text: title });
  page().inks.push({ x: margin, y: y + 32, text: caption }, { x: 760, y: y + 32, text: '单位：万元' });
  y += 40;
  for (const [index, row] of rows.entries()) place(row, index === 0);
  for (const [index, one] of pages.entries()) one.inks.push({ x: 400, y: height - 14, text: `第${index + 1}页` });
  return pdfOf(pages, size, manner);
}

/** Line ends that the author typed end a line; else it is broken wherever it is full. */
function breakAnywhere(text: string, room: number): readonly string[] {
  if (text === '') return [];
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const character of paragraph) {
      const line = lines.at(-1) ?? '';
      if (widthOf(line + character) > room && line !== '') lines.push(character);
      else lines[lines.length - 1] = line + character;
    }
    return lines;
  });
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1), 0);
}
