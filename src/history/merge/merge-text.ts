import { stepsBetween } from '../steps.ts';
import { piecesBetween } from '../text-pieces.ts';
import { type Extent, segmentsOf } from './segments.ts';

/** Some paragraphs of a text in its versions. */
export interface ParagraphVersions {
  readonly ours: readonly string[];
  readonly base: readonly string[];
  readonly theirs: readonly string[];
}

/** Some paragraphs of a merged text: as they are, or in three versions where the two sides changed the same. */
export type Paragraphs =
  | { readonly isClash: false; readonly lines: readonly string[] }
  | ({ readonly isClash: true } & ParagraphVersions);

/** A text with what either side changed; the two differ only where both changed the same words, each in its own way. */
export interface MergedText {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges two changed versions of a text word by word: what either side changed is changed, what both changed alike is
 * changed once. Changes of the same words, or of neighbouring ones, are in conflict.
 */
export function mergeText(base: string, ours: string, theirs: string): MergedText {
  const segments = segmentsOf(piecesBetween(base, ours), piecesBetween(base, theirs), ({ length }) => length);
  const text = (side: 'ours' | 'theirs'): string => {
    const parts = segments.map((segment) => {
      const changed = segment.changedBy === 'both' ? side : segment.changedBy;
      return changed === 'theirs' ? theirs.slice(...segment.theirs) : ours.slice(...segment.ours);
    });
    return parts.join('');
  };
  return { ours: text('ours'), theirs: text('theirs') };
}

/** As `mergeText`, but a conflict is confined to the paragraphs in which it is. */
export function mergeParagraphs(base: string, ours: string, theirs: string): readonly Paragraphs[] {
  const [old, mine, yours] = [base.split('\n'), ours.split('\n'), theirs.split('\n')];
  const cut = (lines: readonly string[], extent: Extent) => lines.slice(...extent);
  return segmentsOf(stepsBetween(old, mine), stepsBetween(old, yours), () => 1).flatMap((segment) => {
    const versions = {
      ours: cut(mine, segment.ours),
      base: cut(old, segment.base),
      theirs: cut(yours, segment.theirs),
    };
    if (segment.changedBy !== 'both')
      return [{ isClash: false, lines: segment.changedBy === 'theirs' ? versions.theirs : versions.ours }];
    return mergeBoth(versions);
  });
}

/** Paragraphs that both sides changed: one by one where none was added or taken away. */
function mergeBoth(versions: ParagraphVersions): readonly Paragraphs[] {
  const { ours, base, theirs } = versions;
  if (ours.length !== base.length || theirs.length !== base.length || base.length < 2) return [mergeOne(versions)];
  return base.map((old, index) => mergeOne({ ours: at(ours, index), base: [old], theirs: at(theirs, index) }));
}

function at(lines: readonly string[], index: number): readonly string[] {
  return lines.slice(index, index + 1);
}

function mergeOne(versions: ParagraphVersions): Paragraphs {
  const { ours, base, theirs } = versions;
  if (ours.join('\n') === theirs.join('\n') && ours.length === theirs.length) return { isClash: false, lines: ours };
  if (ours.length === 0 || base.length === 0 || theirs.length === 0) return { isClash: true, ...versions };
  const text = mergeText(base.join('\n'), ours.join('\n'), theirs.join('\n'));
  const [mine, yours] = [text.ours.split('\n'), text.theirs.split('\n')];
  return text.ours === text.theirs
    ? { isClash: false, lines: mine }
    : { isClash: true, ours: mine, base, theirs: yours };
}
