import type { ClassTable, Project, UnitSheet } from '../../budget/unit.ts';

/** What a fill-in workbook is made from: a unit, or what is known of one that is still to be filled in. */
export interface FillIn {
  /** Of the unit's year: the drop-down of 分类. */
  readonly table: ClassTable;
  readonly 单位: Partial<UnitSheet>;
  readonly 项目: readonly Project[];
  /** The project files' names below the unit's folder, in the order of 项目; absent where nobody knows them. */
  readonly files?: readonly string[];
}

/** A workbook to be filled in from nothing, for the unit of this name (or any) in the year of the table. */
export function blankFillIn(table: ClassTable, unit: string | null): FillIn {
  return { table, 单位: { ...(unit === null ? {} : { 单位名称: unit }), 预算年度: table.预算年度 }, 项目: [] };
}
