import { formats, pictures } from '../writers/index.ts';

/** The outputs that print a difference as an official paper. */
const papers = [...formats, ...pictures].filter(({ id }) => id !== 'text' && id !== 'csv');

/** How they are told of. */
export const paperIds: readonly string[] = papers.map(({ id }) => id);

/** The papers that `--format` names, e.g. `pdf,docx`; null where it names anything else. */
export function readPapers(given: string): readonly string[] | null {
  const ids = given.split(/[,，]/).map((id) => id.trim().toLowerCase());
  return ids.every((id) => paperIds.includes(id)) ? paperIds.filter((id) => ids.includes(id)) : null;
}

/** What to print, and where. */
export interface PaperOrder {
  readonly ids: readonly string[];
  readonly out: string | undefined;
}
