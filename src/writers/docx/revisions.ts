import type { Fate } from '../../document/revised-document.ts';
import { escapeXml } from '../opc/part.ts';

/** By whom and when the revisions of a document were made, as Word shows it. */
export interface RevisionStamp {
  readonly author: string;
  readonly instant: Date;
}

/** Writes revisions (ECMA-376, 17.13.5); one for a whole document, whose revisions are numbered through. */
export interface Revisions {
  /** Runs that came or went; what stayed is left as it is. */
  readonly runs: (fate: Fate, runs: string) => string;
  /** What stands in the properties of a row or of a paragraph's end that came or went; '' for what stayed. */
  readonly mark: (fate: Fate) => string;
}

/** Above what bookmarks are numbered with: Word wants all numbers of a document to be different. */
const firstId = 100_000;

export function openRevisions({ author, instant }: RevisionStamp): Revisions {
  let id = firstId;
  const date = `${instant.toISOString().slice(0, 19)}Z`;
  const tag = (fate: Exclude<Fate, 'kept'>): string =>
    `${fate === 'removed' ? 'w:del' : 'w:ins'} w:id="${id++}" w:author="${escapeXml(author)}" w:date="${date}"`;
  return {
    runs(fate, runs) {
      if (fate === 'kept' || runs === '') return runs;
      return fate === 'added' ? `<${tag(fate)}>${runs}</w:ins>` : `<${tag(fate)}>${asDeleted(runs)}</w:del>`;
    },
    mark: (fate) => (fate === 'kept' ? '' : `<${tag(fate)}/>`),
  };
}

/** Text that was deleted, and what a deleted field was told, stand in elements of their own. */
function asDeleted(runs: string): string {
  return runs.replace(/<(\/?)w:(t|instrText)(?=[ >])/g, (_, slash: string, name: string) =>
    name === 't' ? `<${slash}w:delText` : `<${slash}w:delInstrText`,
  );
}
