import LineBreaker from 'linebreak';
import { DOUBLED, isWide, KEPT_TOGETHER, NO_END, NO_START } from './kinsoku.ts';

/** How willingly a line breaks before a character: never, only if the column leaves no choice, or freely. */
export const NEVER = 0;
const IN_NEED = 1;
export const FREELY = 2;

/**
 * For every UTF-16 offset of `text`, how willingly a line breaks there. Between narrow characters UAX #14 decides;
 * where Chinese is on either side a line may break unless the rules of composition forbid it.
 */
export function breakOpportunities(text: string): Uint8Array {
  const willing = new Uint8Array(text.length + 1);
  let before = text.codePointAt(0) ?? 0;
  for (let at = before > 0xffff ? 2 : 1; at < text.length; ) {
    const after = text.codePointAt(at) ?? 0;
    willing[at] = judgePair(before, after);
    before = after;
    at += after > 0xffff ? 2 : 1;
  }
  openNarrow(text, willing);
  openLabels(text, willing);
  forbidEdges(text, willing);
  keepTogether(text, willing);
  willing[text.length] = FREELY;
  return willing;
}

function judgePair(before: number, after: number): number {
  if (isMark(after)) return NEVER;
  if (after === SPACE) return IN_NEED;
  return before === SPACE || isWide(before) || isWide(after) ? FREELY : IN_NEED;
}

const SPACE = 0x20;
const NARROW_WORDS = /[\u0021-\u02ff\u2000-\u2013]*[A-Za-z\-/&|][\u0021-\u02ff\u2000-\u2013]*/g;

/** Combining marks and variation selectors belong to the character before them. */
function isMark(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    codePoint === 0x3099 ||
    codePoint === 0x309a ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}

/** Adds what UAX #14 allows inside Latin words, paths and the like. */
function openNarrow(text: string, willing: Uint8Array): void {
  for (const match of text.matchAll(NARROW_WORDS)) {
    const breaker = new LineBreaker(match[0]);
    for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak())
      if (next.position < match[0].length) willing[match.index + next.position] = FREELY;
  }
}

/** After the colon of a Chinese label a line may break (`年度指标值:100%`), not after that of a ratio or a time (`1:1.4`). */
function openLabels(text: string, willing: Uint8Array): void {
  for (const match of text.matchAll(/\p{Script=Han}:(?=[^\s])/gu)) willing[match.index + match[0].length] = FREELY;
}

function forbidEdges(text: string, willing: Uint8Array): void {
  for (let at = 1; at < text.length; at++) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at);
    if (before === after && DOUBLED.has(before)) willing[at] = NEVER;
    else if (NO_START.has(after) || NO_END.has(before)) willing[at] = Math.min(willing[at] ?? NEVER, NEVER);
  }
}

function keepTogether(text: string, willing: Uint8Array): void {
  for (const match of text.matchAll(KEPT_TOGETHER))
    for (let at = match.index + 1; at < match.index + match[0].length; at++)
      if (willing[at] === FREELY) willing[at] = IN_NEED;
}
