import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Part, Path } from '../diagnostics/path.ts';
import type { Unit } from './unit.ts';

/** What a rule found, in paths into the unit; one place (`locate`) turns them into file, line and column. */
export interface Finding {
  readonly path: Path;
  readonly part?: Part;
  /** Narrows the finding to a stretch of the scalar at `path`, in UTF-16 units. */
  readonly within?: { readonly offset: number; readonly length: number };
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly { readonly path: Path; readonly part?: Part; readonly message: string }[];
}

/** A self-describing rule over a unit whose shape is sound. */
export interface Rule {
  /** Stable, English, kebab-case; also the file's name. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in a few Chinese words. */
  readonly title: string;
  /** The document that demands it (文号, data standard, the form itself, or 惯例). */
  readonly basis: string;
  check(unit: Unit): Iterable<Finding>;
}
