import type { Block, FormDocument, Paragraph, Table } from '../document/form-document.ts';
import type { Fate, RevisedBlock, RevisedDocument, RevisedPiece } from '../document/revised-document.ts';
import { alignByLikeness } from '../history/align.ts';
import { wordsOf } from '../history/words.ts';
import { type OrderedPairs, reviseTable } from './revise-table.ts';
import { reviseText, wholeParagraph } from './revise-text.ts';

/** Which project is which in two versions of a unit, those that moved left out, and how many there are in each. */
export interface ProjectPairs {
  readonly pairs: OrderedPairs;
  readonly before: number;
  readonly after: number;
}

/**
 * Two versions of a document, set by one template, in one. Null where they are laid out otherwise: other pages, other
 * tables. The rows of projects are known by the bookmarks of their table, where it has one for each.
 */
export function reviseDocument(
  before: FormDocument,
  after: FormDocument,
  projects: ProjectPairs,
): RevisedDocument | null {
  const blocks = reviseBlocks(before.blocks, after.blocks, projects);
  const [old, now] = [before, after].map(({ page, foot }) => JSON.stringify([page, foot?.type ?? null]));
  if (blocks === null || old !== now) return null;
  const { foot } = after;
  const revised = foot === null ? null : { look: foot, pieces: reviseFoot(before.foot?.pattern ?? '', foot.pattern) };
  return { before, after, blocks, foot: revised };
}

/** Page numbers are fields, and none is cut in two: a foot that changed is another one. */
function reviseFoot(before: string, after: string): readonly RevisedPiece[] {
  const pieces: readonly RevisedPiece[] =
    before === after
      ? [{ fate: 'kept', text: after }]
      : [
          { fate: 'removed', text: before },
          { fate: 'added', text: after },
        ];
  return pieces.filter(({ text }) => text !== '');
}

/** The n-th table of one is the n-th of the other; so are, between two tables, the paragraphs that are alike. */
function reviseBlocks(
  before: readonly Block[],
  after: readonly Block[],
  projects: ProjectPairs,
): readonly RevisedBlock[] | null {
  const [old, now] = [tablesOf(before), tablesOf(after)];
  if (old.length !== now.length) return null;
  const found: RevisedBlock[] = [];
  let [from, to] = [0, 0];
  for (const [index, table] of now.entries()) {
    const was = old[index];
    if (was === undefined || paperOf(was) !== paperOf(table)) return null;
    const [oldPlace, newPlace] = [before.indexOf(was), after.indexOf(table)];
    found.push(...reviseTexts(before.slice(from, oldPlace), after.slice(to, newPlace)));
    const isKnown = was.bookmarks.length === projects.before && table.bookmarks.length === projects.after;
    found.push(reviseTable(was, table, isKnown ? projects.pairs : null));
    [from, to] = [oldPlace + 1, newPlace + 1];
  }
  return [...found, ...reviseTexts(before.slice(from), after.slice(to))];
}

function tablesOf(blocks: readonly Block[]): readonly Table[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

/** What the two versions of a table must have in common to be one. */
function paperOf({ columns, padding, rule }: Table): string {
  return JSON.stringify([columns, padding, rule]);
}

function reviseTexts(before: readonly Block[], after: readonly Block[]): readonly RevisedBlock[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const isPlaceForPlace = old.length === now.length && old.every((one, index) => isAlike(one, now[index]));
  const byPlace = old.map((_, index) => ({ before: index, after: index }));
  const words = (paragraphs: readonly Paragraph[]) => paragraphs.map((one) => wordsOf(textOf(one)));
  const places = isPlaceForPlace ? byPlace : alignByLikeness(words(old), words(now));
  return places.flatMap((place) => reviseParagraph(old[place.before ?? -1], now[place.after ?? -1]));
}

function paragraphsOf(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
}

function isAlike(one: Paragraph, other: Paragraph | undefined): boolean {
  const lookOf = ({ segments, ...look }: Paragraph) => JSON.stringify([look, segments.length > 1]);
  return other !== undefined && lookOf(one) === lookOf(other);
}

function reviseParagraph(before: Paragraph | undefined, after: Paragraph | undefined): readonly RevisedBlock[] {
  if (before !== undefined && after !== undefined && isAlike(before, after)) {
    const pieces = reviseText(textOf(before), textOf(after));
    return [{ kind: 'paragraph', block: after, paragraph: { pieces, end: 'kept' } }];
  }
  const whole = (block: Paragraph, fate: Fate): RevisedBlock => {
    return { kind: 'paragraph', block, paragraph: wholeParagraph(textOf(block), fate) };
  };
  return [
    ...(before === undefined ? [] : [whole(before, 'removed')]),
    ...(after === undefined ? [] : [whole(after, 'added')]),
  ];
}

function textOf({ segments }: Paragraph): string {
  return segments.join('\t');
}
