import type { Unit } from '../budget/unit.ts';
import type { FoundKind } from '../budget/unit-overview.ts';
import type { UnitData, UnitDifference } from '../history/difference.ts';

/** What a template may print: texts, lists and groups of texts. Amounts come formatted; what is absent is ''. */
export type View = string | readonly View[] | { readonly [name: string]: View };

/** A table of texts for programs; its first row says what the columns are. */
export type Records = readonly (readonly string[])[];

/** An official form: what it is about, made ready to be placed by its template. */
export interface Form<About> {
  /** The form's official short name; also the name of its output file. */
  readonly id: string;
  /** File name of its template. */
  readonly template: string;
  view(about: About): View;
  /** What the form prints, as a table for programs. */
  readonly records?: (about: About) => Records;
}

/** A form that a unit fills in: `build` prints it. */
export type UnitForm = Form<Unit>;

/** Two versions of a unit, and what differs between them. */
export interface Versions {
  readonly before: UnitData;
  readonly after: UnitData;
  readonly difference: UnitDifference;
}

/** A form about what was changed in a unit: `diff` prints it. */
export type AdjustmentForm = Form<Versions>;

/** The version that an overview is compared with. */
export interface Since {
  /** As people call it: `v2025-二上（提交 3f2a9c1，2025-03-01）`. */
  readonly label: string;
  /** Null where the unit was not there yet. */
  readonly versions: Versions | null;
}

/** What the overview of a unit is made from. */
export interface OverviewAbout {
  readonly unit: Unit;
  readonly findings: readonly FoundKind[];
  /** How many findings were let stand by 豁免. */
  readonly waived: number;
  /** Null where it is compared with none. */
  readonly since: Since | null;
}

/** The form about what a unit comes to: `build` prints it where it is asked for. */
export type OverviewForm = Form<OverviewAbout>;
