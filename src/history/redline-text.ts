import { alignByLikeness } from './align.ts';
import type { Piece } from './steps.ts';
import { piecesBetween } from './text-pieces.ts';
import { wordsOf } from './words.ts';

/**
 * What stays, goes and comes between two texts, for a reader who sees both in one: sentence by sentence, then by the word
 * within the sentences that belong together. A sentence that came or went is one piece, however much it is like its
 * neighbours; a text without such sentences is told by the word as a whole.
 */
export function redlineText(before: string, after: string): readonly Piece[] {
  const whole = piecesBetween(before, after);
  if (before === after) return whole;
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  if (old.length < 2 && now.length < 2) return whole;
  const pairs = alignByLikeness(old.map(wordsToKnowBy), now.map(wordsToKnowBy));
  const found = pairs.flatMap(({ before: from, after: to }): readonly Piece[] => {
    if (from === null) return [{ kind: 'added', text: now[to ?? 0] ?? '' }];
    if (to === null) return [{ kind: 'removed', text: old[from] ?? '' }];
    return piecesBetween(old[from] ?? '', now[to] ?? '');
  });
  const bySentence = found.reduce<readonly Piece[]>(append, []);
  return changedIn(whole) * 2 < changedIn(bySentence) ? whole : bySentence;
}

function changedIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { kind, text }) => (kind === 'same' ? sum : sum + text.length), 0);
}

function append(found: readonly Piece[], piece: Piece): readonly Piece[] {
  const last = found.at(-1);
  if (last?.kind !== piece.kind) return [...found, piece];
  return [...found.slice(0, -1), { kind: piece.kind, text: last.text + piece.text }];
}

/** Together they are the text; a line break ends one, too. */
function sentencesOf(text: string): readonly string[] {
  return (
    text.match(/[^。！？\n]*(?:(?:[。！？]\p{M}*)+[”’」』）〕】》]*\n?|\n|$)/gu)?.filter((one) => one !== '') ?? []
  );
}

/** A number at its head says where a sentence stands, and not which it is. */
function wordsToKnowBy(sentence: string): readonly string[] {
  return wordsOf(sentence.replace(/^[（(]?\d{1,3}[）)、.．]/, ''));
}
