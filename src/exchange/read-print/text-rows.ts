import { linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph } from './printed-page.ts';

/** Which columns tell where a row begins; -1 for one that is not there. */
export interface TellingColumns {
  readonly name: number;
  readonly total: number;
  readonly indicators: number;
}

/** The edges of rows of each page, and whether they are plain to see. */
export interface TextRows {
  readonly edges: readonly (readonly number[])[];
  readonly isClear: boolean;
}

/**
 * Rows of a table without rules. Where the first lines of names and amounts stand side by side, each such line begins a row;
 * else rows are parted where more is left free than between two lines of a cell. Null where neither is so.
 */
export function textRows(
  pages: readonly (readonly Glyph[])[],
  columns: readonly number[],
  telling: TellingColumns,
): TextRows | null {
  const byColumn = pages.map((glyphs) =>
    columns.slice(1).map((right, column) => {
      const left = columns[column] ?? 0;
      return linesOf(glyphs.filter(({ x, width }) => x + width / 2 > left && x + width / 2 <= right));
    }),
  );
  const leading = leadingOf(byColumn.flat());
  if (leading === null) return null;
  const gaps = byColumn.map((lines) => freeGaps(lines.flat()));
  const within = leading.distance - leading.size;
  const isWide = ([from, to]: Gap): boolean => to - from > within + 0.2 * leading.size;
  const isBetween = (gap: Gap): boolean => !isWide(gap) && gap[1] - gap[0] > within + 0.08 * leading.size;
  const isSpaced = gaps.some((own) => own.some(isWide)) && !gaps.flat().some(isBetween);
  const starts = byColumn.map((lines) => startsOf(lines, telling));
  const ends = byColumn.map((lines) => endsOf(lines.flat()));
  const withEnds = (page: number, inner: readonly number[]): readonly number[] => {
    const [top, bottom] = ends[page] ?? [0, 0];
    return [top, ...inner.filter((one) => one > top + 1 && one < bottom - 1), bottom];
  };
  if (starts.every((own) => own !== null)) {
    const edges = starts.map((own, page) => withEnds(page, own ?? []));
    // Where there is room between rows, it must be just there.
    const isSame = gaps.every((own, page) =>
      own
        .filter(isWide)
        .every(([from, to]) => (starts[page] ?? []).some((start) => start > from - 1 && start < to + 1)),
    );
    return { edges, isClear: isSame };
  }
  if (!isSpaced) return null;
  const edges = gaps.map((own, page) =>
    withEnds(
      page,
      own.filter(isWide).map(([from, to]) => (from + to) / 2),
    ),
  );
  return { edges, isClear: true };
}

type Gap = readonly [number, number];

/** How far lines of a cell stand apart, and the size of their type; null where no cell has two. */
function leadingOf(
  columns: readonly (readonly PrintedLine[])[],
): { readonly distance: number; readonly size: number } | null {
  const counts = new Map<number, number>();
  for (const lines of columns) {
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      const distance = before === undefined ? 0 : line.y - before.y;
      if (distance <= 0 || distance > 2.2 * line.size) continue;
      const rounded = Math.round(distance * 4) / 4;
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    }
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const sizes = columns
    .flat()
    .map(({ size }) => size)
    .sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1];
  if (most === undefined || size === undefined) return null;
  // Places are rounded to pixels: lines of one cell stand a little nearer or farther.
  const near = [...counts.keys()].filter((distance) => distance >= most[0] && distance < 1.1 * most[0]);
  return { distance: Math.max(...near), size };
}

/** Where no line of any column stands. */
function freeGaps(lines: readonly PrintedLine[]): readonly Gap[] {
  const inks = lines.map(({ y, size }): Gap => [y - 0.88 * size, y + 0.12 * size]).toSorted((a, b) => a[0] - b[0]);
  const gaps: Gap[] = [];
  let end = inks[0]?.[1] ?? 0;
  for (const [from, to] of inks) {
    if (from > end) gaps.push([end, from]);
    end = Math.max(end, to);
  }
  return gaps;
}

function endsOf(lines: readonly PrintedLine[]): Gap {
  return [
    Math.min(...lines.map(({ y, size }) => y - 0.95 * size)),
    Math.max(...lines.map(({ y, size }) => y + 0.3 * size)),
  ];
}

/** The upper edges of rows that begin with their amounts, name and indicators side by side; null where some do not. */
function startsOf(columns: readonly (readonly PrintedLine[])[], telling: TellingColumns): readonly number[] | null {
  const [names, totals, indicators] = [telling.name, telling.total, telling.indicators].map(
    (one) => columns[one] ?? [],
  );
  const near = (lines: readonly PrintedLine[] | undefined, { y, size }: PrintedLine): boolean =>
    lines?.some((one) => Math.abs(one.y - y) < 0.35 * size) === true;
  const firsts = (indicators ?? []).filter(({ text }) => /^1[、.．]\s*\d/.test(text));
  const starts = [...(totals ?? []), ...firsts.filter((one) => !near(totals, one))].toSorted((a, b) => a.y - b.y);
  const isSide = (line: PrintedLine): boolean => {
    const has = near(names, line);
    const isUnit = near(totals, line) && !near(indicators, line);
    return has && (isUnit || near(firsts, line));
  };
  const above = (line: PrintedLine): boolean =>
    !(names ?? []).some((one) => one.y < line.y && one.y > line.y - 0.6 * line.size);
  return starts.every((line) => isSide(line) && above(line)) ? starts.map(({ y, size }) => y - 0.95 * size) : null;
}
