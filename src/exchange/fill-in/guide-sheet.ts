import { classesOf } from '../../budget/indicator-class.ts';
import { defineClass } from '../../budget/schema/class-definitions.ts';
import type { CellStyle, Sheet, SheetCell, SheetRow } from '../../writers/xlsx/workbook.ts';
import { type Entry, indicatorColumns, projectColumns, sheetNames, unitRows } from '../workbook-layout.ts';
import { textCell } from './cells.ts';
import type { FillIn } from './content.ts';
import { headerLooks, lookOf, plainLook, titleLook } from './looks.ts';
import type { Note, Notes } from './notes.ts';
import { printed } from './page.ts';
import { fitRow } from './row-height.ts';

const columns = [72, 140, 45, 370, 146].map((width) => ({ width }));
const lastColumn = columns.length - 1;

/** How the workbook is filled in; what a field is, the schema says. */
const steps = [
  '先在“单位”表里写单位和批复的合计，再在“项目”表里一个项目写一行，最后在“指标”表里一个指标写一行。',
  '深蓝色表头的必须填写，浅蓝色的有就填写，灰色的自动计算，不用填。还没有填的必填格显示为黄色，一定有错的显示为红色。',
  '金额的单位都是万元。“单位”表里“相差”一列不是“相符”的，请核对各项目的金额。',
  '文字格都是文本格式，3/4、007、1-2 会照原样保留。从别处粘贴时请选“只粘贴文本”或“值”，不要盖掉格式和下拉列表。',
  '表头、表名请不要改；列可以换位置，行可以增删、排序：项目按“项目”表的顺序，指标按“指标”表的顺序印出。',
];

/** 填表说明: the steps, every field as the schema describes it, and the classes of the year, of which the drop-down is made. */
export function guideSheet(content: FillIn, notes: Notes): { readonly sheet: Sheet; readonly classes: string } {
  const table = headRow(['表', '栏目', '必填', '说明', '写法示例']);
  const fields = [
    ...rowsOf(sheetNames.unit, unitRows, (path) => notes.unit(path)),
    ...rowsOf(sheetNames.projects, projectColumns, (path) => notes.project(path)),
    ...rowsOf(sheetNames.indicators, indicatorColumns, (path) => notes.indicator(path)),
  ];
  const classes = classesOf(content.table).map(({ label, levelOne }) => [levelOne, label, '', defineClass(label), '']);
  const blank = { cells: [], height: 12 };
  const lines: readonly Line[] = [
    { cells: wide('填表说明', titleLook), height: 30 },
    ...steps.map((text, index) => ({ cells: wide(`${index + 1}. ${text}`, plainLook), height: 28 })),
    blank,
    table,
    ...fields.map(bodyRow),
    blank,
    headRow(['一级', '分类', '', `${content.table.预算年度}年度的分类；“指标”表里的分类从这里选`, '']),
    ...classes.map(bodyRow),
  ];
  const first = lines.length - classes.length + 1;
  return {
    classes: `'${sheetNames.guide}'!$B$${first}:$B$${lines.length}`,
    sheet: {
      ...printed,
      name: sheetNames.guide,
      columns,
      rows: lines.map((line, row): SheetRow => ({ row, ...line })),
      merges: Array.from({ length: steps.length + 1 }, (_, row) => ({ row, column: 0, lastRow: row, lastColumn })),
      frozen: { rows: 0, columns: 0 },
      repeated: null,
      validations: [],
      conditions: [],
    },
  };
}

type Line = Omit<SheetRow, 'row'>;

function wide(text: string, style: CellStyle): readonly SheetCell[] {
  return columns.map((_, column) => ({ column, value: column === 0 ? textCell(text) : { kind: 'blank' }, style }));
}

function headRow(texts: readonly string[]): Line {
  return {
    cells: texts.map((text, column) => ({ column, value: textCell(text), style: headerLooks.optional })),
    height: 20,
  };
}

function bodyRow(texts: readonly string[]): Line {
  const cells = texts.map((text, column) => ({ column, value: textCell(text), style: lookOf('line') }));
  return { ...fitRow(cells, columns), cells };
}

/** What helps the reader and is no data, and what is rarely there at all, is told beside its cells. */
function rowsOf(
  sheet: string,
  entries: readonly Entry[],
  note: (path: readonly string[]) => Note,
): readonly (readonly string[])[] {
  return entries.flatMap(({ header, path, isRequired, isRare }) => {
    if (path === null || isRare === true) return [];
    const { description, example } = note(path);
    return [[sheet, header, isRequired === true ? '是' : '', description, example]];
  });
}
