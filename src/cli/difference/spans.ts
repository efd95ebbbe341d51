import type { TextChange } from '../../history/difference.ts';
import type { Piece } from '../../history/steps.ts';

/** A stretch of a line of a report, and how it is to look. */
export interface Span {
  /** `old` and `new` stand apart from one another; `removed` and `added` within a text, where they have to be marked. */
  readonly style: 'plain' | 'removed' | 'added' | 'old' | 'new' | 'note';
  readonly text: string;
}

/** So many characters of what stayed the same are shown on each side of a change. */
const context = 16;

/** The pieces of a text as one line: unless all of it is asked for, only what surrounds a change is shown of what stayed. */
export function spansOf(pieces: readonly Piece[], isWhole = false): readonly Span[] {
  return pieces.map(({ kind, text }, index): Span => {
    if (kind === 'added') return { style: kind, text: onOneLine(text) };
    if (kind === 'removed') return { style: kind, text: onOneLine(isWhole ? text : abridged(text)) };
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    return plain(isWhole ? text : shortened(text, isFirst, isLast));
  });
}

/** A value before and after, each whole; one that is absent on one side only comes or goes. */
export function replaced(before: string | null, after: string | null): readonly Span[] {
  const removed: readonly Span[] = before === null ? [] : [{ style: 'removed', text: onOneLine(abridged(before)) }];
  const added: readonly Span[] = after === null ? [] : [{ style: 'added', text: onOneLine(after) }];
  return [...removed, ...added];
}

/** `≥80% → ≥85%`; of long values, what is another in them. */
export function changed({ before, after, pieces }: TextChange): readonly Span[] {
  if (before === null || after === null) return replaced(before, after);
  if ([...before].length > longest || [...after].length > longest) return spansOf(pieces);
  const [old, now] = [onOneLine(before), onOneLine(after)];
  return [{ style: 'old', text: old }, plain(' → '), { style: 'new', text: now }];
}

/** Longer values are not set against each other as a whole. */
const longest = 20;

export function plain(text: string): Span {
  return { style: 'plain', text: onOneLine(text) };
}

export function note(text: string): Span {
  return { style: 'note', text };
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text];
  const head = isFirst ? 0 : context;
  const tail = isLast ? 0 : context;
  if (characters.length <= head + tail + 2) return text;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}

/** Of a long text that is gone, only how it began and ended. */
function abridged(text: string): string {
  const characters = [...text];
  const left = characters.length - 3 * context;
  if (left <= 2 * context) return text;
  return `${characters.slice(0, 2 * context).join('')}…（略 ${left} 字）…${characters.slice(-context).join('')}`;
}

/** A line break of the text is shown as one. */
function onOneLine(text: string): string {
  return text.replaceAll('\n', '⏎');
}
