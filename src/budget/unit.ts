import type { Big } from 'big.js';

/** Amounts in 万元 by source of funds; what is absent prints blank. 总计 is computed where it is not written. */
export interface Funding {
  readonly 总计?: Big;
  readonly 财政拨款?: Big;
  readonly 财政专户拨款?: Big;
  readonly 其他资金?: Big;
}

/** The author's word that a finding of a rule is known and stands: `豁免: [{规则: …, 理由: …}]`. Never printed. */
export interface Waiver {
  /** The id of a rule that may be waived. */
  readonly 规则: string;
  readonly 理由: string;
}

export interface Indicator {
  /** Exactly as printed, e.g. `13-时效指标`; a code of the year may have a blank name (`14-`). */
  readonly 分类: string;
  readonly 名称: string;
  readonly 实施周期指标值: string;
  readonly 年度指标值: string;
  /** Waives what is found in this indicator. */
  readonly 豁免?: readonly Waiver[];
  /** Never printed. */
  readonly 备注?: string;
}

/** One project = one file under 项目/. A line break in 绩效目标 is a paragraph break on the form. */
export interface Project {
  readonly 项目名称: string;
  readonly 资金: Funding;
  readonly 绩效目标: string;
  readonly 绩效指标: readonly Indicator[];
  /** Why it was changed since it was approved; printed on the 调整表 alone. */
  readonly 调整原因?: string;
  /** Waives what is found in this project. */
  readonly 豁免?: readonly Waiver[];
  /** Never printed. */
  readonly 备注?: string;
}

/** What 单位.yaml holds. 合计 is the approved total. */
export interface UnitSheet {
  readonly 单位名称: string;
  readonly 预算年度: string;
  readonly 合计: Funding;
  /** Why the unit's budget was changed as a whole, and why projects were given up; printed on the 调整表 alone. */
  readonly 调整原因?: string;
  /** Waives what is found anywhere in the unit. */
  readonly 豁免?: readonly Waiver[];
  readonly 备注?: string;
}

/** The year's code table of indicator classes (指标分类.yaml). */
export interface ClassTable {
  readonly 预算年度: string;
  readonly 指标分类: readonly { readonly 一级: string; readonly 二级: readonly string[] }[];
  readonly 备注?: string;
}

/**
 * One unit, whole: the data of its files under the names by which paths reach them.
 * `['项目', 2, '资金', '总计']` is the 总计 of the third project file in file-name order.
 */
export interface Unit {
  readonly 指标分类: ClassTable;
  readonly 单位: UnitSheet;
  readonly 项目: readonly Project[];
}
