/** Where a row may be cut at the foot of a page. */

/**
 * How many lines of a row stay on a page with room for `room` lines, given the lines still to set in each of its cells.
 * At least two lines of a cell stay and at least two go on, so that no line stands alone; 0 if the row had better begin
 * on the next page.
 */
export function linesThatStay(cells: readonly number[], room: number): number {
  for (let kept = room; kept >= 2; kept--) if (cells.every((lines) => isGoodCut(lines, kept))) return kept;
  return 0;
}

function isGoodCut(lines: number, kept: number): boolean {
  const goes = lines - Math.min(lines, kept);
  return goes !== 1;
}
