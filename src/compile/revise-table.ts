import type { Cell, Table } from '../document/form-document.ts';
import type { Fate, RevisedCell, RevisedRow, RevisedTable } from '../document/revised-document.ts';
import { alignByLikeness } from '../history/align.ts';
import { wordsOf } from '../history/words.ts';
import { reviseParagraphs, wholeParagraph } from './revise-text.ts';
import { type RowBand, rowBands } from './row-bands.ts';

/** Which bookmarked thing of the later version is which of the earlier one: 0-based, both numbers increasing. */
export type OrderedPairs = readonly (readonly [before: number, after: number])[];

/**
 * Two versions of a table in one. Rows of things that are paired are one row with changes in it, if they are laid out
 * alike, and other bookmarked rows came or went; where it is not known what the bookmarks are of (null), they do not count.
 * Rows without a bookmark belong together by what they say, then by their places.
 */
export function reviseTable(before: Table, after: Table, pairs: OrderedPairs | null): RevisedTable {
  const [old, now] = [rowBands(before), rowBands(after)];
  const rows = pairBands(old, now, pairs).flatMap(([was, is]): readonly RevisedRow[] => {
    if (was !== null && is !== null && was.layout === is.layout) return keptRows(was, is);
    return [...(was === null ? [] : wholeRows(was, 'removed')), ...(is === null ? [] : wholeRows(is, 'added'))];
  });
  return { kind: 'table', block: after, rows };
}

type BandPair = readonly [before: RowBand | null, after: RowBand | null];

/** The bands of both versions in order: the pairs hold, what stands between two of them is paired by itself. */
function pairBands(
  before: readonly RowBand[],
  after: readonly RowBand[],
  pairs: OrderedPairs | null,
): readonly BandPair[] {
  const found: BandPair[] = [];
  let [from, to] = [0, 0];
  const pairGap = (untilFrom: number, untilTo: number): void => {
    const isPairable = ({ bookmark }: RowBand): boolean => pairs === null || bookmark === null;
    found.push(...pairInGap(before.slice(from, untilFrom), after.slice(to, untilTo), isPairable));
  };
  for (const [was, is] of pairs ?? []) {
    const [oldPlace, newPlace] = [placeOf(before, was), placeOf(after, is)];
    const [one, other] = [before[oldPlace], after[newPlace]];
    if (one === undefined || other === undefined || oldPlace < from || newPlace < to) continue;
    pairGap(oldPlace, newPlace);
    found.push([one, other]);
    [from, to] = [oldPlace + 1, newPlace + 1];
  }
  pairGap(before.length, after.length);
  return found;
}

function placeOf(bands: readonly RowBand[], bookmark: number): number {
  return bands.findIndex((band) => band.bookmark?.number === bookmark);
}

function pairInGap(
  before: readonly RowBand[],
  after: readonly RowBand[],
  isPairable: (band: RowBand) => boolean,
): readonly BandPair[] {
  const partners = new Map(partnersOf(before.filter(isPairable), after.filter(isPairable)));
  const found: BandPair[] = [];
  let to = 0;
  const tellAdded = (until: number): void => {
    for (; to < until; to++) found.push([null, after[to] ?? null]);
  };
  for (const band of before) {
    const partner = partners.get(band);
    if (partner !== undefined) tellAdded(after.indexOf(partner));
    found.push([band, partner ?? null]);
    if (partner !== undefined) to++;
  }
  tellAdded(after.length);
  return found;
}

/** By what they say; as many as are left over between two such pairs on either side, by their places. */
function partnersOf(before: readonly RowBand[], after: readonly RowBand[]): readonly (readonly [RowBand, RowBand])[] {
  const words = (bands: readonly RowBand[]) => bands.map((band) => wordsOf(textOf(band)));
  const partners: (readonly [RowBand, RowBand])[] = [];
  let [old, now]: [RowBand[], RowBand[]] = [[], []];
  const pairLeft = (): void => {
    const others = now;
    if (old.length === now.length)
      partners.push(
        ...old.flatMap((band, index) => (others[index] === undefined ? [] : [[band, others[index]] as const])),
      );
    [old, now] = [[], []];
  };
  for (const place of alignByLikeness(words(before), words(after))) {
    const [was, is] = [before[place.before ?? -1], after[place.after ?? -1]];
    if (was !== undefined && is !== undefined) {
      pairLeft();
      partners.push([was, is]);
    } else if (was !== undefined) old.push(was);
    else if (is !== undefined) now.push(is);
  }
  pairLeft();
  return partners;
}

function textOf({ rows }: RowBand): string {
  return rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => cell.paragraphs)).join('\n');
}

function keptRows(before: RowBand, after: RowBand): readonly RevisedRow[] {
  return after.rows.map(({ cells, isHeader }, index) => ({
    fate: 'kept',
    isHeader,
    bookmark: index === 0 ? (after.bookmark?.title ?? null) : null,
    cells: cells.map(({ cell, isContinued }, column): RevisedCell => {
      const was: Cell | undefined = before.rows[index]?.cells[column]?.cell;
      if (was === undefined) throw new Error('rows of one layout have other cells');
      const paragraphs = isContinued ? [wholeParagraph('', 'kept')] : reviseParagraphs(was.paragraphs, cell.paragraphs);
      return { cell, isContinued, paragraphs };
    }),
  }));
}

function wholeRows({ rows, bookmark }: RowBand, fate: Exclude<Fate, 'kept'>): readonly RevisedRow[] {
  return rows.map(({ cells, isHeader }, index) => ({
    fate,
    isHeader,
    bookmark: index === 0 ? (bookmark?.title ?? null) : null,
    cells: cells.map(({ cell, isContinued }) => {
      const texts = isContinued ? [''] : cell.paragraphs;
      return { cell, isContinued, paragraphs: texts.map((text) => wholeParagraph(text, fate)) };
    }),
  }));
}
