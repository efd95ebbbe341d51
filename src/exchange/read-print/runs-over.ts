import type { Glyph } from './printed-page.ts';

/** A cell's box from left to right. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

/**
 * Text that runs over the edge of its cell belongs to it as a whole: where a piece of text begins, or where it ends when it is
 * set against the right edge. `cellOf` names the cell that a glyph stands in (null for none), `spanOf` tells its box.
 */
export function textsRunningOver(
  glyphs: readonly Glyph[],
  cellOf: (glyph: Glyph) => number | null,
  spanOf: (cell: number) => Span,
): ReadonlyMap<Glyph, number> {
  const owners = new Map<Glyph, number>();
  for (const piece of piecesOf(glyphs)) {
    const cells = piece.map(cellOf);
    const [first, last] = [cells[0], cells.at(-1)];
    if (first == null || last == null || !piece.some((_, index) => isCut(piece, cells, index, spanOf))) continue;
    const [start, end] = [piece[0], piece.at(-1)];
    if (start === undefined || end === undefined) continue;
    const room = 1.3 * start.size;
    const isLeft = start.x - spanOf(first).left < room;
    const isRight = spanOf(last).right - (end.x + end.width) < room;
    const owner = isLeft || !isRight ? (isLeft ? first : (cells[piece.length >> 1] ?? first)) : last;
    for (const glyph of piece) owners.set(glyph, owner);
  }
  return owners;
}

/** Whether an edge between two cells goes through a glyph, or parts two that were written as one. */
function isCut(
  piece: readonly Glyph[],
  cells: readonly (number | null)[],
  index: number,
  spanOf: (cell: number) => Span,
): boolean {
  const [glyph, next, cell, other] = [piece[index], piece[index + 1], cells[index], cells[index + 1]];
  if (glyph === undefined || next === undefined || cell == null || other == null || cell === other) return false;
  if (glyph.run === next.run) return true;
  const { right } = spanOf(cell);
  const through = ({ x, width }: Glyph): boolean => right > x + 0.15 * width && right < x + 0.85 * width;
  return through(glyph) || through(next);
}

/** What was written on, glyph by glyph, without a blank. */
function piecesOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const pieces: Glyph[][] = [];
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') {
      before = null;
      continue;
    }
    const isNext: boolean =
      before !== null &&
      Math.abs(glyph.y - before.y) < 0.1 * glyph.size &&
      Math.abs(glyph.x - before.x - before.width) < 0.12 * glyph.size;
    if (isNext) pieces.at(-1)?.push(glyph);
    else pieces.push([glyph]);
    before = glyph;
  }
  return pieces;
}
