import type { Unit } from '../budget/unit.ts';

/** What a template may print: texts, lists and groups of texts. Amounts come formatted; what is absent is ''. */
export type View = string | readonly View[] | { readonly [name: string]: View };

/** An official form: its data, made ready to be placed by its template. */
export interface Form {
  /** The form's official short name; also the name of its output file. */
  readonly id: string;
  /** File name of its template. */
  readonly template: string;
  view(unit: Unit): View;
}
