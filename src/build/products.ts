import { formats } from '../writers/index.ts';

/** What stands among the formats for the overview of a unit: a form of its own, always a PDF. */
export const overviewId = 'overview';

/** What `build` makes of a unit, as `--format` names it: the unit's forms in one format each, and the overview. */
export const productIds: readonly string[] = [...formats.map(({ id }) => id), overviewId];

/** Name of the overview's file. */
export function overviewName(form: { readonly id: string }): string {
  return `${form.id}.pdf`;
}
