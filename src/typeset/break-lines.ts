import type { Run } from '../fonts/shelf.ts';
import { IS_HALVED, NO_START, traitsOf } from './kinsoku.ts';
import { breakOpportunities, FREELY, NEVER } from './opportunities.ts';

/** A line of a text: its stretch in UTF-16 offsets, and the width of its ink in thousandths of an em. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/**
 * Breaks a text, whose runs are given, into lines; joined they are the text. No line is wider than `width` (thousandths of an em; the first
 * is shorter by `indent`), counting neither spaces at its end nor the blank half of closing punctuation there.
 * A stretch that is kept together breaks where it alone is wider than a line; in the last resort any character does.
 */
export function breakLines(runs: readonly Run[], text: string, width: number, indent: number): readonly Line[] {
  const advances = advancesOf(runs, text.length);
  const willing = breakOpportunities(text);
  const lines: Line[] = [];
  let start = 0;
  do {
    const room = start === 0 ? width - indent : width;
    const end = findEnd(text, advances, willing, start, room);
    lines.push({ start, end, width: inkWidth(text, advances, start, end) });
    start = end;
  } while (start < text.length);
  return lines.length < 2 ? lines : withoutLoneEnd(text, advances, willing, lines);
}

/** A last line of a single character takes company from the line above where that may be broken earlier. */
function withoutLoneEnd(
  text: string,
  advances: Float64Array,
  willing: Uint8Array,
  lines: readonly Line[],
): readonly Line[] {
  const last = lines.at(-1);
  const above = lines.at(-2);
  if (last === undefined || above === undefined) return lines;
  if ([...text.slice(last.start, last.end)].filter((character) => !NO_START.has(character)).length !== 1) return lines;
  let cut = last.start - 1;
  while (cut > above.start && willing[cut] !== FREELY) cut--;
  if (cut <= above.start || inkWidth(text, advances, cut, last.end) > above.width) return lines;
  const line = (start: number, end: number): Line => ({ start, end, width: inkWidth(text, advances, start, end) });
  return [...lines.slice(0, -2), line(above.start, cut), line(cut, last.end)];
}

/** The advance of each character at its first UTF-16 unit, 0 at the second (and at the second half of `——`). */
function advancesOf(runs: readonly Run[], length: number): Float64Array {
  const advances = new Float64Array(length);
  let offset = 0;
  for (const { face, text: part } of runs) {
    face.shape(part, (glyph, start) => {
      advances[offset + start] = face.advance(glyph);
    });
    offset += part.length;
  }
  return advances;
}

/** Where the line that begins at `start` ends: the last free break that fits, else the last in need, else any character. */
function findEnd(text: string, advances: Float64Array, willing: Uint8Array, start: number, room: number): number {
  const lasts = [start, start, start];
  let width = 0;
  for (let at = start; at < text.length; at++) {
    const advance = advances[at] ?? 0;
    const unit = text.charCodeAt(at);
    const isSpace = unit === SPACE;
    const counted = width + ((traitsOf(unit) & IS_HALVED) !== 0 ? Math.min(advance, 500) : advance);
    if (!isSpace && counted > room + TOLERANCE && at > start) break;
    width += advance;
    const next = at + 1;
    if (isTrail(text, next)) continue;
    if (counted <= room + TOLERANCE || isSpace) lasts[willing[next] ?? NEVER] = next;
    if (width > room + TOLERANCE && !isSpace) break;
    if (next === text.length) return next;
  }
  const [any = start, needed = start, free = start] = lasts;
  if (free > start) return free;
  if (needed > start) return needed;
  return any > start ? any : nextCharacter(text, start);
}

const TOLERANCE = 0.01;
const SPACE = 0x20;

function isTrail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function nextCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function inkWidth(text: string, advances: Float64Array, start: number, end: number): number {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === SPACE) last--;
  let width = 0;
  for (let at = start; at < last; at++) width += advances[at] ?? 0;
  const isHalved = last > start && (traitsOf(text.charCodeAt(last - 1)) & IS_HALVED) !== 0;
  return isHalved ? width - Math.max(0, (advances[last - 1] ?? 0) - 500) : width;
}
