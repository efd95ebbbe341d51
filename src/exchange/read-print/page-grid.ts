import { openGroups } from './open-groups.ts';
import { APART, linesBelow } from './page-foot.ts';
import { linesOf, type PrintedLine } from './printed-lines.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';
import { type Span, textsRunningOver } from './runs-over.ts';

/** A cell of a printed table: columns counted in the edges of all pages, rows in those of its own. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly lines: readonly PrintedLine[];
  /** Where its box ends. */
  readonly right: number;
  /** Whether no rule closes it below, though it ends there: it goes on on the next page. */
  readonly isOpenBelow: boolean;
  /** Whether some of its text was cut off. */
  readonly isClipped: boolean;
}

/** A page with its table; the lines that stand outside of it. */
export interface PageGrid {
  readonly rows: number;
  /** The edges of its rows, from above. */
  readonly edges: readonly number[];
  readonly cells: readonly GridCell[];
  readonly outside: readonly PrintedLine[];
  /** Heights at which text stands on a rule between two rows: these are too low for it. */
  readonly cut: readonly number[];
}

/** Edges that are nearer to one another are one; lines that are shorter part no cells. */
const NEAR = 3;
const SHORT = 6;
/** What has more is a drawing. */
const most = { columns: 120, rows: 1500 } as const;

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
  const body = page.glyphs.filter(({ isArtifact }) => !isArtifact);
  const ruled = withEnds(
    edgesOf(flat, ({ y1 }) => y1),
    upright,
  );
  const below = linesBelow(body, ruled, columns);
  const isFoot = (glyph: Glyph): boolean => below.feet.some(({ y }) => Math.abs(y - glyph.y) < 0.3 * glyph.size);
  const end = Math.max(ruled.at(-1) ?? 0, ...below.rest.map(({ y, size }) => y + 0.2 * size));
  const grid = partedGrid(
    body.filter((glyph) => !isFoot(glyph)),
    columns,
    [...ruled.slice(0, -1), ...(ruled.length === 0 ? [] : [end])],
    upright.map((rule) => lengthened(rule, ruled.at(-1) ?? 0, end)),
    below.rest.length === 0 ? flat : flat.map((rule) => lowered(rule, ruled.at(-1) ?? 0, end)),
    page.clips,
  );
  return { ...grid, outside: [...grid.outside, ...below.feet] };
}

/** The rule that ends the table, where its last line goes on below it. */
function lowered(rule: Rule, last: number, end: number): Rule {
  return Math.abs(rule.y1 - last) > NEAR ? rule : { ...rule, y1: end, y2: end };
}

/** A rule that ends with the table. */
function lengthened(rule: Rule, last: number, end: number): Rule {
  const bottom = Math.max(rule.y1, rule.y2);
  return Math.abs(bottom - last) > NEAR ? rule : { ...rule, y1: Math.min(rule.y1, rule.y2), y2: Math.max(end, bottom) };
}

/** The cells between given edges of columns and rows, which the rules part. */
export function partedGrid(
  body: readonly Glyph[],
  columns: readonly number[],
  rows: readonly number[],
  upright: readonly Rule[],
  flat: readonly Rule[],
  clips: PrintedPage['clips'] = [],
): PageGrid {
  const [width, height] = [columns.length - 1, rows.length - 1];
  const free = (glyph: Glyph): boolean => cellAt(glyph, columns, rows) === null;
  if (width < 1 || height < 1 || width > most.columns || height > most.rows)
    return { rows: 0, edges: [], cells: [], outside: linesOf(body, APART), cut: [] };
  const [standing, lying] = [wallsAt(upright, columns, false), wallsAt(flat, rows, true)];
  const isWall = (walls: typeof standing, edge: number, across: number): boolean =>
    walls[edge]?.some(([from, to]) => from <= across && to >= across) === true;
  const groups = openGroups(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const own = row * width + column;
      const [x, y] = [middle(columns, column), middle(rows, row)];
      if (column + 1 < width && !isWall(standing, column + 1, y)) groups.join(own, own + 1);
      if (row + 1 < height && !isWall(lying, row + 1, x)) groups.join(own, own + width);
    }
  }
  const groupAt = (x: number, y: number): number | null => {
    const [column, row] = [between(columns, x), between(rows, y)];
    return column === null || row === null ? null : groups.of(row * width + column);
  };
  const groupOf = ({ x, y, width: across, size }: Glyph): number | null => groupAt(x + across / 2, y - 0.35 * size);
  const clipped = new Set(clips.map(({ x, y }) => groupAt(x, y)));
  const spans = spansOf(groups.all(), columns, width);
  const owners = textsRunningOver(body, groupOf, (group) => spans.get(group) ?? { left: 0, right: 0 });
  const glyphs = new Map<number, Glyph[]>();
  for (const glyph of body) {
    const group = owners.get(glyph) ?? groupOf(glyph);
    if (group === null) continue;
    const seen = owners.has(glyph) ? { ...glyph, runsOver: true } : glyph;
    const own = glyphs.get(group);
    if (own === undefined) glyphs.set(group, [seen]);
    else own.push(seen);
  }
  const cells = [...groups.all()].map(([group, members]): GridCell => {
    const [places, across] = [members.map((one) => Math.floor(one / width)), members.map((one) => one % width)];
    const [lastColumn, lastRow] = [Math.max(...across), Math.max(...places)];
    const isLast = lastRow === height - 1;
    return {
      row: Math.min(...places),
      lastRow,
      column: Math.min(...across),
      lastColumn,
      lines: linesOf(glyphs.get(group) ?? []),
      right: columns[lastColumn + 1] ?? 0,
      isClipped: clipped.has(group),
      isOpenBelow: isLast && !isWall(lying, height, middle(columns, lastColumn)),
    };
  });
  return {
    rows: height,
    edges: rows,
    cells,
    outside: linesOf(body.filter(free), APART),
    cut: cutLines(body, rows, flat),
  };
}

/** What a cell says, its lines joined. */
export function textOf({ lines }: Pick<GridCell, 'lines'>): string {
  return lines.map(({ text }) => text).join('');
}

/** The stretches of each edge along which a rule stands. */
function wallsAt(
  rules: readonly Rule[],
  edges: readonly number[],
  isFlat: boolean,
): readonly (readonly (readonly [number, number])[])[] {
  const walls = edges.map((): (readonly [number, number])[] => []);
  for (const { x1, y1, x2, y2 } of rules) {
    const [place, from, to] = isFlat ? [y1, x1, x2] : [x1, y1, y2];
    for (const [index, edge] of edges.entries()) {
      if (Math.abs(edge - place) <= NEAR) walls[index]?.push([Math.min(from, to), Math.max(from, to)]);
    }
  }
  return walls;
}

/** Where rules go through text, line by line. */
function cutLines(body: readonly Glyph[], rows: readonly number[], flat: readonly Rule[]): readonly number[] {
  const cut = new Set<number>();
  for (const { x, y, width, size, text } of body) {
    const edge = rows.find((one) => one > y - 0.62 * size && one < y - 0.1 * size);
    if (edge === undefined || text.trim() === '' || cut.has(Math.round(y))) continue;
    const at = x + width / 2;
    const isOn = flat.some((rule) => {
      const [from, to] = [Math.min(rule.x1, rule.x2), Math.max(rule.x1, rule.x2)];
      return Math.abs(rule.y1 - edge) <= NEAR && from <= at && to >= at;
    });
    if (isOn) cut.add(Math.round(y));
  }
  return [...cut];
}

/** From where to where each cell reaches. */
function spansOf(
  groups: ReadonlyMap<number, readonly number[]>,
  columns: readonly number[],
  width: number,
): ReadonlyMap<number, Span> {
  return new Map(
    [...groups].map(([group, members]) => {
      const across = members.map((one) => one % width);
      const [left = 0, right = 0] = [columns[Math.min(...across)], columns[Math.max(...across) + 1]];
      return [group, { left, right }] as const;
    }),
  );
}

export function isUpright({ x1, y1, x2, y2 }: Rule): boolean {
  return Math.abs(y2 - y1) > Math.abs(x2 - x1);
}

/** Rules on the paper, but for its own edges. */
export function inside({ rules, width, height }: PrintedPage): readonly Rule[] {
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

export function edgesOf(rules: readonly Rule[], place: (rule: Rule) => number): readonly number[] {
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
