import { type Piece, stepsBetween } from './steps.ts';
import { wordsOf } from './words.ts';

const LETTER = /[\p{L}\p{N}%‰]/u;
/** A stretch that stays and holds so many letters is something to hold on to. */
const anchor = 8;

/**
 * Word by word what stays, goes and comes between two texts; null counts as ''. What is left between two changes is told
 * as changed where it says little by itself, so that a reader sees few and whole pieces.
 */
export function piecesBetween(before: string | null, after: string | null): readonly Piece[] {
  if (before === after) return before === null || before === '' ? [] : [{ kind: 'same', text: before }];
  const steps = stepsBetween(wordsOf(before ?? ''), wordsOf(after ?? ''));
  return joined(calmed(slid(joined(steps))));
}

/** Neighbours of one kind become one piece; of a change, what goes stands before what comes. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  const change = { removed: '', added: '' };
  const flush = (): void => {
    const { removed, added } = change;
    if (removed === added && removed !== '') append(found, { kind: 'same', text: removed });
    else {
      if (removed !== '') found.push({ kind: 'removed', text: removed });
      if (added !== '') found.push({ kind: 'added', text: added });
    }
    change.removed = '';
    change.added = '';
  };
  for (const piece of pieces) {
    if (piece.kind !== 'same') change[piece.kind] += piece.text;
    else if (piece.text !== '') {
      flush();
      append(found, piece);
    }
  }
  flush();
  return found;
}

function append(found: Piece[], piece: Piece): void {
  const last = found.at(-1);
  if (last?.kind === piece.kind) found[found.length - 1] = { kind: piece.kind, text: last.text + piece.text };
  else found.push(piece);
}

/** What comes or goes between two stretches that stay is moved to where a sentence or a clause begins, if it can be. */
function slid(pieces: readonly Piece[]): readonly Piece[] {
  const found = [...pieces];
  for (let at = 1; at + 1 < found.length; at++) {
    const [before, change, after] = [found[at - 1], found[at], found[at + 1]];
    if (before?.kind !== 'same' || after?.kind !== 'same' || change === undefined || change.kind === 'same') continue;
    const best = bestPlace([...before.text], [...change.text], [...after.text]);
    found[at - 1] = { kind: 'same', text: best.before };
    found[at] = { kind: change.kind, text: best.change };
    found[at + 1] = { kind: 'same', text: best.after };
  }
  return found;
}

/** Of all places at which the change would do the same, the one behind the strongest mark; else where it was found. */
function bestPlace(before: readonly string[], change: readonly string[], after: readonly string[]) {
  const whole = [...before, ...change, ...after];
  const length = change.length;
  let first = before.length;
  while (first > 0 && whole[first - 1] === whole[first - 1 + length]) first--;
  let last = before.length;
  while (last + length < whole.length && whole[last] === whole[last + length]) last++;
  let best = before.length;
  const isWithin = (start: number): boolean => isMark(whole[start]) || isMark(whole[start + length]);
  for (let start = first; start <= last; start++)
    if (!isWithin(start) && markAt(whole, start) > markAt(whole, best)) best = start;
  const text = (from: number, to?: number) => whole.slice(from, to).join('');
  return { before: text(0, best), change: text(best, best + length), after: text(best + length) };
}

/** Whether it belongs to the character before it. */
function isMark(character: string | undefined): boolean {
  return character !== undefined && /^\p{M}/u.test(character);
}

/** How clean a beginning is, by what stands before it. */
function markAt(text: readonly string[], start: number): number {
  const mark = text[start - 1] ?? '\n';
  return mark === '\n' ? 4 : /[。！？]/.test(mark) ? 3 : /[；;]/.test(mark) ? 2 : /[，、：,]/.test(mark) ? 1 : 0;
}

/** Between two anchors, a stretch that was mostly rewritten is told as one change, and crumbs go with what is around them. */
function calmed(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  let region: Piece[] = [];
  const flush = (): void => {
    found.push(...(isRewritten(region) ? asOneChange(region) : withoutCrumbs(region)));
    region = [];
  };
  for (const [index, piece] of pieces.entries()) {
    const isEdge = index === 0 || index === pieces.length - 1;
    if (piece.kind === 'same' && (isEdge || lettersOf(piece.text) >= anchor || piece.text.includes('\n'))) {
      flush();
      found.push(piece);
    } else region.push(piece);
  }
  flush();
  return found;
}

/** Whether what stays between the changes is little beside them. */
function isRewritten(region: readonly Piece[]): boolean {
  const count = (kind: Piece['kind']) =>
    lettersOf(region.map((piece) => (piece.kind === kind ? piece.text : '')).join(''));
  const [same, removed, added] = [count('same'), count('removed'), count('added')];
  if (same === 0 || removed === 0 || added === 0) return false;
  return Math.min(removed, added) > 2 * same || removed + added > 8 * same;
}

function asOneChange(region: readonly Piece[]): readonly Piece[] {
  const side = (other: Piece['kind']) => region.map(({ kind, text }) => (kind === other ? '' : text)).join('');
  return [
    { kind: 'removed', text: side('added') },
    { kind: 'added', text: side('removed') },
  ];
}

/** A crumb is a letter or two between longer changes; a mark that parts them stays. */
function withoutCrumbs(region: readonly Piece[]): readonly Piece[] {
  return region.flatMap((piece, index): readonly Piece[] => {
    if (piece.kind !== 'same') return [piece];
    const isCrumb = lettersOf(piece.text) === [...piece.text].length && lettersOf(piece.text) <= 2;
    const isBetween = isReplaced(region, index - 1, -1) && isReplaced(region, index + 1, 1);
    if (!isCrumb || !isBetween) return [piece];
    return [
      { kind: 'removed', text: piece.text },
      { kind: 'added', text: piece.text },
    ];
  });
}

/** Whether something both goes and comes there. */
function isReplaced(region: readonly Piece[], at: number, step: number): boolean {
  const kinds = [region[at]?.kind, region[at + step]?.kind];
  return kinds.includes('removed') && kinds.includes('added');
}

function lettersOf(text: string): number {
  return [...text].filter((character) => LETTER.test(character)).length;
}
