import type { Decimal } from '../budget/decimal.ts';
import type { ClassTable, Indicator, Project, UnitSheet } from '../budget/unit.ts';
import type { Piece } from './steps.ts';
import type { TargetShift } from './target-shift.ts';

/** The data of one version of a unit, as the schema reads it; whether the rules find it sound does not matter here. */
export interface UnitData {
  readonly 单位: UnitSheet;
  readonly 项目: readonly Project[];
  /** The project files' names below the unit's folder, in the order of 项目; absent where nobody knows them. */
  readonly files?: readonly string[];
}

/** The columns of money, in the order in which people add them up. */
export type AmountColumn = '总计' | '财政拨款' | '财政专户拨款' | '其他资金';

/** What became of one column of money. A blank (null) is not zero, but counts as nothing in `difference`. */
export interface AmountChange {
  readonly column: AmountColumn;
  readonly before: Decimal | null;
  readonly after: Decimal | null;
  /** `after` less `before`, exact. */
  readonly difference: Decimal;
  /** The difference in percent of `before`, two decimals; null where `before` is blank or zero. */
  readonly percentage: Decimal | null;
}

/** What became of one text; null where the key is absent. */
export interface TextChange {
  /** The key, as printed: `绩效目标`, `备注`, `名称`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Word by word: what stays, goes and comes. Kept and removed pieces make `before`, kept and added ones `after`. */
  readonly pieces: readonly Piece[];
}

/** What became of an indicator's value. */
export interface ValueChange extends TextChange {
  readonly field: '实施周期指标值' | '年度指标值';
  /** In which direction and by how much; null where that cannot be known. */
  readonly shift: TargetShift | null;
}

/** A list that is compared item by item, e.g. 豁免 (`规则：理由`); null where the key is absent. */
export interface ListChange {
  readonly field: string;
  readonly before: readonly PlainItem[] | null;
  readonly after: readonly PlainItem[] | null;
}

/** An item of such a list: texts by their keys. */
export type PlainItem = Readonly<Record<string, string>>;

/** 0-based positions in the two versions. */
export interface Move {
  readonly from: number;
  readonly to: number;
}

/** A 总计 as it is written. */
export interface WrittenTotal {
  readonly before: Decimal | null;
  readonly after: Decimal | null;
}

/** What became of 资金 or 合计. */
export interface FundingChange {
  /** The columns that changed, 总计 (always the sum of the sources, where one is written) first. */
  readonly amounts: readonly AmountChange[];
  /** The key 总计 where it was or is not the sum of the sources, which is an error, and did not stay as it was; else null. */
  readonly wrongTotal: WrittenTotal | null;
}

/** What an item of a list has become: an indicator among those of its project, a project among those of its unit. */
export type ItemChange<T, Changed> =
  | { readonly kind: 'added'; readonly at: Place<null, number>; readonly after: T }
  | { readonly kind: 'removed'; readonly at: Place<number, null>; readonly before: T }
  | ({
      readonly kind: 'changed';
      readonly at: Place<number, number>;
      readonly before: T;
      readonly after: T;
      /** Another name for the same thing, matched by what else it says. */
      readonly renamed: TextChange | null;
      /** Its place among those that both versions have changed; as few as possible are said to have moved. */
      readonly moved: Move | null;
      /** Other keys whose value is text. */
      readonly texts: readonly TextChange[];
      readonly lists: readonly ListChange[];
    } & Changed);

/** 0-based positions. */
export interface Place<Before, After> {
  readonly before: Before;
  readonly after: After;
}

export type IndicatorChange = ItemChange<Indicator, { readonly values: readonly ValueChange[] }>;

/** `funding` counts in the totals for every kind: the amounts of all projects add up to `UnitDifference.totals`. */
export type ProjectChange = ItemChange<Project, { readonly indicators: readonly IndicatorChange[] }> & {
  readonly funding: FundingChange;
  /** The file's name below the unit's folder, before and after; null where it is not there, or not known. */
  readonly file: Place<string | null, string | null>;
};

/** The name by which a version of a unit goes. */
export interface UnitIdentity {
  readonly 单位名称: string;
  readonly 预算年度: string;
}

/**
 * What is written otherwise while nothing that is printed changed: a right 总计 that was added or left to be computed
 * (`at` is null for that of 单位.yaml), and a project file of another name.
 */
export type NotationChange =
  | ({ readonly kind: 'written-total'; readonly at: Place<number, number> | null } & WrittenTotal)
  | {
      readonly kind: 'file-name';
      readonly at: Place<number, number>;
      readonly before: string;
      readonly after: string;
    };

/** Everything that differs between two versions of a unit, each thing once; what stayed as it was is not listed. */
export interface UnitDifference {
  readonly before: UnitIdentity;
  readonly after: UnitIdentity;
  /** The sums of all projects, every column that either version has, changed or not; 总计 first. */
  readonly totals: readonly AmountChange[];
  /** 单位.yaml: 合计, the approved total. */
  readonly approved: FundingChange;
  /** 单位.yaml: 单位名称, 预算年度, 备注. */
  readonly texts: readonly TextChange[];
  readonly lists: readonly ListChange[];
  /** Those that are still there in the order of `after`, each removed one where it stood. */
  readonly projects: readonly ProjectChange[];
  /** Not told to readers of a report, but needed to make one version from the other. */
  readonly notation: readonly NotationChange[];
}

/** What became of a unit among others. */
export type UnitChange =
  | { readonly kind: 'added'; readonly folder: Place<null, string>; readonly after: UnitData }
  | { readonly kind: 'removed'; readonly folder: Place<string, null>; readonly before: UnitData }
  | {
      readonly kind: 'changed';
      readonly folder: Place<string, string>;
      readonly difference: UnitDifference;
    };

/** What became of the code table of a year (指标分类.yaml); null where there is none in that version. */
export interface ClassTableChange {
  readonly year: string;
  readonly before: ClassTable | null;
  readonly after: ClassTable | null;
  /** Class by class, matched by code: what the table has no longer, has newly, or calls otherwise. */
  readonly labels: readonly { readonly before: string | null; readonly after: string | null }[];
}

/** Everything that differs between two versions of many units; those that stayed as they were are not listed. */
export interface Difference {
  readonly classTables: readonly ClassTableChange[];
  /** By folder of the later version, removed units among them by theirs. */
  readonly units: readonly UnitChange[];
}
