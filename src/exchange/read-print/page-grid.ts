import { linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';

/** A cell of a printed table: columns counted in the edges of all pages, rows in those of its own. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly lines: readonly PrintedLine[];
  /** Where its box ends. */
  readonly right: number;
}

/** A page with its table; the lines that stand outside of it. */
export interface PageGrid {
  readonly rows: number;
  readonly cells: readonly GridCell[];
  readonly outside: readonly PrintedLine[];
}

/** Edges that are nearer to one another are one; lines that are shorter part no cells. */
const NEAR = 3;
const SHORT = 6;
/** Outside of the table, what stands so many sizes apart is no sentence together. */
const APART = 1.6;

/** The left and right edges of columns, over all pages. */
export function columnEdges(pages: readonly PrintedPage[]): readonly number[] {
  return edgesOf(
    pages.flatMap((page) => inside(page).filter(isUpright)),
    ({ x1 }) => x1,
  );
}

/** Finds the cells of a page: what rules part; where no rule stands between two, they are one. */
export function gridOf(page: PrintedPage, columns: readonly number[]): PageGrid {
  const rules = inside(page);
  const upright = rules.filter(isUpright);
  const flat = rules.filter((rule) => !isUpright(rule));
  const rows = withEnds(
    edgesOf(flat, ({ y1 }) => y1),
    upright,
  );
  const [width, height] = [columns.length - 1, rows.length - 1];
  const free = (glyph: Glyph): boolean => cellAt(glyph, columns, rows) === null;
  const body = page.glyphs.filter(({ isArtifact }) => !isArtifact);
  if (width < 1 || height < 1) return { rows: 0, cells: [], outside: linesOf(body, APART) };
  const isWall = (list: readonly Rule[], at: number, across: number, isFlat: boolean): boolean =>
    list.some(({ x1, y1, x2, y2 }) => {
      const [place, from, to] = isFlat ? [y1, x1, x2] : [x1, y1, y2];
      return Math.abs(place - at) <= NEAR && Math.min(from, to) <= across && Math.max(from, to) >= across;
    });
  const groups = openGroups(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const own = row * width + column;
      const [x, y] = [middle(columns, column), middle(rows, row)];
      if (column + 1 < width && !isWall(upright, columns[column + 1] ?? 0, y, false)) groups.join(own, own + 1);
      if (row + 1 < height && !isWall(flat, rows[row + 1] ?? 0, x, true)) groups.join(own, own + width);
    }
  }
  const glyphs = new Map<number, Glyph[]>();
  for (const glyph of body) {
    const found = cellAt(glyph, columns, rows);
    if (found === null) continue;
    const group = groups.of(found.row * width + found.column);
    const own = glyphs.get(group);
    if (own === undefined) glyphs.set(group, [glyph]);
    else own.push(glyph);
  }
  const cells = [...groups.all()].map(([group, members]): GridCell => {
    const [places, across] = [members.map((one) => Math.floor(one / width)), members.map((one) => one % width)];
    const lastColumn = Math.max(...across);
    return {
      row: Math.min(...places),
      lastRow: Math.max(...places),
      column: Math.min(...across),
      lastColumn,
      lines: linesOf(glyphs.get(group) ?? []),
      right: columns[lastColumn + 1] ?? 0,
    };
  });
  return { rows: height, cells, outside: linesOf(body.filter(free), APART) };
}

function isUpright({ x1, y1, x2, y2 }: Rule): boolean {
  return Math.abs(y2 - y1) > Math.abs(x2 - x1);
}

/** Rules on the paper, but for its own edges. */
function inside({ rules, width, height }: PrintedPage): readonly Rule[] {
  return rules.filter((rule) => {
    const isLong = Math.abs(rule.x1 - rule.x2) + Math.abs(rule.y1 - rule.y2) >= SHORT;
    const isOn = rule.x1 > NEAR && rule.x1 < width - NEAR && rule.y1 > NEAR && rule.y1 < height - NEAR;
    return isLong && isOn;
  });
}

/** Browsers do not draw the line below a row that goes on on the next page: there, the upright rules end. */
function withEnds(edges: readonly number[], upright: readonly Rule[]): readonly number[] {
  const ends = upright.flatMap(({ y1, y2 }) => [y1, y2]);
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return edges;
  return [...(first - top > SHORT ? [top] : []), ...edges, ...(bottom - last > SHORT ? [bottom] : [])];
}

function edgesOf(rules: readonly Rule[], place: (rule: Rule) => number): readonly number[] {
  const groups: number[][] = [];
  for (const at of rules.map(place).sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && at - (group.at(-1) ?? at) <= NEAR && at - (group[0] ?? at) <= 2 * NEAR) group.push(at);
    else groups.push([at]);
  }
  return groups.map((group) => group.reduce((sum, one) => sum + one, 0) / group.length);
}

/** Where the middle of a glyph stands; null outside of the table. */
function cellAt({ x, y, width, size }: Glyph, columns: readonly number[], rows: readonly number[]) {
  const column = between(columns, x + width / 2);
  const row = between(rows, y - 0.35 * size);
  return column === null || row === null ? null : { column, row };
}

function between(edges: readonly number[], at: number): number | null {
  const next = edges.findIndex((edge) => edge > at);
  return next <= 0 ? null : next - 1;
}

function middle(edges: readonly number[], index: number): number {
  return ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;
}

/** Things that are put together bit by bit. */
function openGroups(count: number) {
  const parents = Array.from({ length: count }, (_, index) => index);
  const of = (one: number): number => {
    let root = one;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  return {
    of,
    join: (one: number, other: number): void => {
      const [a, b] = [of(one), of(other)];
      parents[Math.max(a, b)] = Math.min(a, b);
    },
    all: (): ReadonlyMap<number, readonly number[]> => {
      const members = new Map<number, number[]>();
      for (const one of parents.keys()) members.set(of(one), [...(members.get(of(one)) ?? []), one]);
      return members;
    },
  };
}
