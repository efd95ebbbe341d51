import type { Fate, RevisedParagraph, RevisedPiece } from '../document/revised-document.ts';
import { redlineText } from '../history/redline-text.ts';
import type { Piece } from '../history/steps.ts';

const fates: Readonly<Record<Piece['kind'], Fate>> = { same: 'kept', removed: 'removed', added: 'added' };

/** Two versions of a text without line breaks in one. */
export function reviseText(before: string, after: string): readonly RevisedPiece[] {
  return redlineText(before, after).map(({ kind, text }) => ({ fate: fates[kind], text }));
}

/** Two versions of the paragraphs of a cell in one: a paragraph's end comes and goes like any character; the last one stays. */
export function reviseParagraphs(before: readonly string[], after: readonly string[]): readonly RevisedParagraph[] {
  const paragraphs: RevisedParagraph[] = [];
  let pieces: RevisedPiece[] = [];
  for (const { fate, text } of reviseText(before.join('\n'), after.join('\n'))) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) {
        paragraphs.push({ pieces, end: fate });
        pieces = [];
      }
      if (line !== '') pieces.push({ fate, text: line });
    }
  }
  return [...paragraphs, { pieces, end: 'kept' }];
}

/** A paragraph that only one version has. */
export function wholeParagraph(text: string, fate: Fate): RevisedParagraph {
  return { pieces: text === '' ? [] : [{ fate, text }], end: fate };
}
