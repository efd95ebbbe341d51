import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Part, Path } from '../diagnostics/path.ts';
import type { Unit } from './unit.ts';

/** A stretch of a scalar, in UTF-16 units of its value. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** What a rule found, in paths into the unit; one place (`locate`) turns them into file, line and column. */
export interface Finding {
  readonly path: Path;
  readonly part?: Part;
  /** Narrows the finding to a stretch of the scalar at `path`. */
  readonly within?: Stretch;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly { readonly path: Path; readonly part?: Part; readonly message: string }[];
  /** A repair that cannot change what is meant: this text in place of the stretch (or of the whole scalar). */
  readonly fix?: string;
  /** Another such repair: the items of the list at this path in this order, each by its present number. */
  readonly reorder?: { readonly path: Path; readonly order: readonly number[] };
}

/** A story that a rule tells of itself; it runs as a test and stands on the rule's page. */
export interface Example {
  /** What the story shows, in a few Chinese words. */
  readonly title: string;
  /** Project files in order (项目/01.yaml, 项目/02.yaml, …); each whole, so that its lines can be counted. */
  readonly projects: readonly string[];
  /** 单位.yaml; where absent, one whose 合计 agrees with the projects. */
  readonly sheet?: string;
  /** What the rule finds: `01.yaml:行:列 message`; empty for a clean twin. */
  readonly expected: readonly string[];
}

/** A self-describing rule over a unit whose shape is sound. Its file is its manual: docs/rules/ is made from it. */
export interface Rule {
  /** Stable, English, kebab-case; also the file's name. */
  readonly id: string;
  /** Under the profile as-published. */
  readonly severity: Severity;
  /** Under the profile strict (部标 2.0, 财预〔2021〕101号), where it differs. */
  readonly strict?: Severity;
  /** What is wrong, in a few Chinese words. */
  readonly title: string;
  /** The document that demands it (文号, data standard, the form itself), or 惯例; never an article that was not seen. */
  readonly basis: string;
  /** What the rule looks at and what it asks for, and why: one or two Chinese paragraphs for its page. */
  readonly explanation: string;
  /** At least one story in which it speaks, and a clean twin in which it is silent. */
  readonly examples: readonly Example[];
  /** False where a finding may not be waived by 豁免: the sums of the form. */
  readonly isWaivable?: false;
  /** True where the repair is applied only when the rule is named: it follows custom, not the year's own table. */
  readonly isFixedOnRequest?: true;
  check(unit: Unit): Iterable<Finding>;
}
