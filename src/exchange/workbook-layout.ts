import type { FieldName } from '../budget/schema/fields.ts';

/**
 * The fill-in workbook as both directions know it: what `export` writes and `import` finds again. Headers are the schema's
 * own keys (amounts with their unit after them), so that a sheet needs no glossary. Headers stand in the first row of
 * each sheet; a path into the data is a column and a row.
 */
export const sheetNames = { unit: '单位', projects: '项目', indicators: '指标', guide: '填表说明' } as const;

/** How a cell is written: `line` and `paragraphs` are text cells (format @), `amount` a number in 万元, `waivers` see waiver-cell.ts. */
export type CellKind = 'line' | 'paragraphs' | 'amount' | 'waivers';

/** A column of 项目 or 指标, or a row of 单位. */
export interface Entry {
  /** What is printed: the header of the column, in 单位 the label in the first column. */
  readonly header: string;
  /** Where it stands in the data of one row, e.g. `['资金', '财政拨款']`; null for what helps the reader and is no data. */
  readonly path: readonly FieldName[] | null;
  readonly kind: CellKind;
  /** Without a value the row is not complete. */
  readonly isRequired?: true;
  /** Is left out of the sheet where no row has it: clerks need not see it. */
  readonly isRare?: true;
}

/** 单位: labels in the first column, values in the second; what stands further right is computed. */
export const unitHeaders = ['填写项', '填写内容', '各项目之和', '相差', '说明'] as const;

/** 总计 here is typed where the data has it: it is what was approved. */
export const unitRows: readonly Entry[] = [
  { header: '单位名称', path: ['单位名称'], kind: 'line', isRequired: true },
  { header: '预算年度', path: ['预算年度'], kind: 'line', isRequired: true },
  { header: '合计：总计（万元）', path: ['合计', '总计'], kind: 'amount' },
  { header: '合计：财政拨款（万元）', path: ['合计', '财政拨款'], kind: 'amount' },
  { header: '合计：财政专户拨款（万元）', path: ['合计', '财政专户拨款'], kind: 'amount' },
  { header: '合计：其他资金（万元）', path: ['合计', '其他资金'], kind: 'amount' },
  { header: '调整原因', path: ['调整原因'], kind: 'paragraphs' },
  { header: '备注', path: ['备注'], kind: 'paragraphs' },
  { header: '豁免', path: ['豁免'], kind: 'waivers', isRare: true },
];

/** The header of the column by which a row of 项目 is known again: the file's name without folder and `.yaml`; no data. */
export const fileHeader = '文件';

/**
 * 项目: one row a project. 总计 is a formula where a source of funds is written, and stands for nothing in the data; a
 * number there is a 总计 without sources. 指标数 is a formula.
 */
export const projectColumns: readonly Entry[] = [
  { header: '项目名称', path: ['项目名称'], kind: 'line', isRequired: true },
  { header: '总计（万元）', path: ['资金', '总计'], kind: 'amount' },
  { header: '财政拨款（万元）', path: ['资金', '财政拨款'], kind: 'amount' },
  { header: '财政专户拨款（万元）', path: ['资金', '财政专户拨款'], kind: 'amount' },
  { header: '其他资金（万元）', path: ['资金', '其他资金'], kind: 'amount' },
  { header: '绩效目标', path: ['绩效目标'], kind: 'paragraphs', isRequired: true },
  { header: '指标数', path: null, kind: 'amount' },
  { header: '调整原因', path: ['调整原因'], kind: 'paragraphs' },
  { header: '备注', path: ['备注'], kind: 'paragraphs' },
  { header: '豁免', path: ['豁免'], kind: 'waivers', isRare: true },
  { header: fileHeader, path: null, kind: 'line' },
];

/** 指标: one row an indicator, in the order of the form; 项目名称 says whose it is and stands in every row. */
export const indicatorColumns: readonly Entry[] = [
  { header: '项目名称', path: ['项目名称'], kind: 'line', isRequired: true },
  { header: '分类', path: ['分类'], kind: 'line', isRequired: true },
  { header: '名称', path: ['名称'], kind: 'line', isRequired: true },
  { header: '实施周期指标值', path: ['实施周期指标值'], kind: 'line', isRequired: true },
  { header: '年度指标值', path: ['年度指标值'], kind: 'line', isRequired: true },
  { header: '备注', path: ['备注'], kind: 'paragraphs' },
  { header: '豁免', path: ['豁免'], kind: 'waivers', isRare: true },
];

/** What a cell of Excel holds at most, in UTF-16 units. */
export const longestCell = 32_767;
