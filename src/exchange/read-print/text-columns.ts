import { readHeader } from '../read-table/header-words.ts';
import { joinLines, linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph } from './printed-page.ts';

/** The head of a table that no rules draw, as its words stand. */
export interface TextHead {
  /** From its first line to its last, in points. */
  readonly top: number;
  readonly bottom: number;
  /** A header each, from the left; heads over several are left out. */
  readonly seeds: readonly Seed[];
}

interface Seed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Headers that stand nearer to one another are one: letters are drawn apart in some tables, columns close in others. */
const aparts = [0.7, 0.35, 1.2] as const;
/** A line with more pieces of text is no head. */
const mostHeaders = 80;
/** No head has more lines. */
const tallest = 5;

/** Finds the head of a table by its words; null where fewer than three are known. */
export function headIn(glyphs: readonly Glyph[]): TextHead | null {
  const found = aparts.flatMap((apart) => headApart(glyphs, apart) ?? []);
  const [best] = found.toSorted((a, b) => knownIn(b.seeds) - knownIn(a.seeds));
  return best ?? null;
}

function knownIn(seeds: readonly Seed[]): number {
  return new Set(seeds.flatMap(({ text }) => readHeader(text)?.field ?? [])).size;
}

function headApart(glyphs: readonly Glyph[], apart: number): TextHead | null {
  const segments = linesOf(glyphs, apart);
  const rows = lineRows(segments);
  let best: { readonly head: TextHead; readonly count: number; readonly height: number } | null = null;
  for (const [from, row] of rows.entries()) {
    for (let height = 1; height <= tallest && from + height <= rows.length; height++) {
      const band = rows.slice(from, from + height);
      if (height > 1 && !isNear(band)) break;
      if (band.flat().length > mostHeaders) break;
      const seeds = seedsOf(band.flat());
      const count = knownIn(seeds);
      const isWhole = count >= 3 && count * 2 > seeds.length;
      const isBetter = best === null || count > best.count || (count === best.count && height < best.height);
      if (!isWhole || !isBetter) continue;
      const [top, bottom] = [inkTop(row), Math.max(...band.flat().map(({ y, size }) => y + 0.2 * size))];
      best = { head: { top, bottom, seeds }, count, height };
    }
    // The first head is the table's.
    if (best !== null && from > rows.findIndex((one) => inkTop(one) >= (best?.head.bottom ?? 0))) break;
  }
  return best?.head ?? null;
}

/**
 * The edges of columns, where no line of any page crosses; null where two headers have no such place between them.
 * `isClear` tells that each header has one column of text below it, and no text stands between.
 */
export function textColumns(
  head: TextHead,
  pages: readonly (readonly Glyph[])[],
): { readonly edges: readonly number[]; readonly isClear: boolean } | null {
  const inks = pages.flat().filter(({ text }) => text.trim() !== '');
  const covered = merged([
    ...inks.map(({ x, width }): [number, number] => [x, x + width]),
    ...head.seeds.map(({ left, right }): [number, number] => [left, right]),
  ]);
  const size = inks[0]?.size ?? 8;
  const edges: number[] = [Math.min(...covered.map(([from]) => from)) - size];
  let isClear = true;
  for (const [index, seed] of head.seeds.entries()) {
    const next = head.seeds[index + 1];
    if (next === undefined) break;
    const gaps = covered.flatMap(([, end], at): readonly (readonly [number, number])[] => {
      const start = covered[at + 1]?.[0];
      const isBetween =
        start !== undefined && end >= middleOf(seed) && start <= middleOf(next) && start - end > 0.1 * size;
      return isBetween ? [[end, start]] : [];
    });
    const [widest] = gaps.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]));
    if (widest === undefined) return null;
    if (gaps.length > 1) isClear = false;
    edges.push((widest[0] + widest[1]) / 2);
  }
  edges.push(Math.max(...covered.map(([, to]) => to)) + size);
  return { edges, isClear };
}

function middleOf({ left, right }: Seed): number {
  return (left + right) / 2;
}

/** Lines at one height, from above. */
export function lineRows(segments: readonly PrintedLine[]): readonly (readonly PrintedLine[])[] {
  const rows: PrintedLine[][] = [];
  for (const line of segments.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && line.y - row[0].y < 0.3 * line.size) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function inkTop(row: readonly PrintedLine[]): number {
  return Math.min(...row.map(({ y, size }) => y - 0.9 * size));
}

function isNear(band: readonly (readonly PrintedLine[])[]): boolean {
  const [before, last] = [band.at(-2)?.[0], band.at(-1)?.[0]];
  return before !== undefined && last !== undefined && last.y - before.y < 2.2 * Math.max(last.size, before.size);
}

/** Lines that stand over one another are one header, unless one stands over several that stand side by side. */
function seedsOf(lines: readonly PrintedLine[]): readonly Seed[] {
  const isOver = (line: PrintedLine): boolean => {
    const below = lines.filter((one) => one.y > line.y && overlaps(one, line));
    return below.some((one) => below.some((other) => one.right < other.left));
  };
  const groups: PrintedLine[][] = [];
  for (const line of lines.filter((one) => !isOver(one)).toSorted((a, b) => a.y - b.y)) {
    const found = groups.filter((group) => group.some((one) => overlaps(one, line)));
    const [first] = found;
    if (first === undefined) groups.push([line]);
    else first.push(line, ...found.slice(1).flatMap((group) => group.splice(0)));
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      text: headerOf(group.toSorted((a, b) => a.y - b.y)),
      left: Math.min(...group.map(({ left }) => left)),
      right: Math.max(...group.map(({ right }) => right)),
    }))
    .toSorted((a, b) => a.left - b.left);
}

/** A head over several columns may stand right over one of them: then what is below it is the header. */
function headerOf(lines: readonly PrintedLine[]): string {
  const whole = joinLines(lines);
  if (readHeader(whole) !== null) return whole;
  const lower = lines.map((_, index) => joinLines(lines.slice(index + 1))).find((text) => readHeader(text) !== null);
  return lower ?? whole;
}

function overlaps(one: PrintedLine, other: PrintedLine): boolean {
  return one.left < other.right && other.left < one.right;
}

function merged(intervals: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const made: [number, number][] = [];
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = made.at(-1);
    if (last !== undefined && from <= last[1] + 0.01) last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}
