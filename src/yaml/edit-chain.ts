import type { Edit } from './edits.ts';

/** A stretch of the original that is still there, or a text that came in. */
type Piece = { readonly start: number; readonly end: number } | string;

/** Edits made one after another, each step upon the text that the former left. */
export interface EditChain {
  add(edits: readonly Edit[]): void;
  /** All of them as edits of the original. */
  edits(): readonly Edit[];
}

export function openEditChain(length: number): EditChain {
  let pieces: readonly Piece[] = [{ start: 0, end: length }];
  return {
    add(edits) {
      const next: Piece[] = [];
      let at = 0;
      for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        next.push(...sliceOf(pieces, at, edit.start), edit.text);
        at = edit.end;
      }
      pieces = [...next, ...sliceOf(pieces, at, Number.POSITIVE_INFINITY)];
    },
    edits() {
      const found: Edit[] = [];
      let at = 0;
      let text = '';
      for (const piece of [...pieces, { start: length, end: length }]) {
        if (typeof piece === 'string') {
          text += piece;
          continue;
        }
        if (text !== '' || piece.start > at) found.push({ start: at, end: piece.start, text });
        text = '';
        at = piece.end;
      }
      return found;
    },
  };
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function sliceOf(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const first = Math.max(from - at, 0);
    const last = Math.min(to - at, lengthOf(piece));
    if (first < last) {
      const isText = typeof piece === 'string';
      found.push(isText ? piece.slice(first, last) : { start: piece.start + first, end: piece.start + last });
    }
    at += lengthOf(piece);
  }
  return found;
}
