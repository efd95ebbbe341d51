import LineBreaker from 'linebreak';
import { ENDS_NO_LINE, IS_DOUBLED, IS_WIDE, KEPT_TOGETHER, STARTS_NO_LINE, traitsOf } from './kinsoku.ts';

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
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const after = text.charCodeAt(at);
    willing[at] = judgePair(before, after);
    before = after;
  }
  openNarrow(text, willing);
  openLabels(text, willing);
  forbidEdges(text, willing);
  keepTogether(text, willing);
  willing[text.length] = FREELY;
  return willing;
}

function judgePair(before: number, after: number): number {
  if (isTrail(after) || isMark(before, after)) return NEVER;
  if (after === SPACE) return IN_NEED;
  return before === SPACE || ((traitsOf(before) | traitsOf(after)) & IS_WIDE) !== 0 ? FREELY : IN_NEED;
}

const SPACE = 0x20;
const NARROW_WORDS = /[\u0021-\u02ff\u2000-\u2013]*[A-Za-z\-/&|][\u0021-\u02ff\u2000-\u2013]*/g;

/** Combining marks and variation selectors belong to the character before them; those of plane 14 begin with U+DB40. */
function isMark(before: number, unit: number): boolean {
  return (
    (unit >= 0x300 && unit <= 0x36f) ||
    unit === 0x3099 ||
    unit === 0x309a ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    (unit === 0xdb40 && before !== 0xdb40)
  );
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
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
  if (!text.includes(':')) return;
  for (const match of text.matchAll(/\p{Script=Han}:(?=[^\s])/gu)) willing[match.index + match[0].length] = FREELY;
}

function forbidEdges(text: string, willing: Uint8Array): void {
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const after = text.charCodeAt(at);
    const isDoubled = before === after && (traitsOf(before) & IS_DOUBLED) !== 0;
    if (isDoubled || (traitsOf(after) & STARTS_NO_LINE) !== 0 || (traitsOf(before) & ENDS_NO_LINE) !== 0)
      willing[at] = NEVER;
    before = after;
  }
}

function keepTogether(text: string, willing: Uint8Array): void {
  for (const match of text.matchAll(KEPT_TOGETHER))
    for (let at = match.index + 1; at < match.index + match[0].length; at++)
      if (willing[at] === FREELY) willing[at] = IN_NEED;
}
