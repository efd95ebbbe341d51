/** Where a cell comes to stand once spans are resolved. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Spans {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table that its cells do not tile; rows and columns are counted from 0. */
export interface GridFault {
  readonly kind: 'overlap' | 'gap' | 'overhang';
  readonly row: number;
  readonly column: number;
}

/**
 * Places the cells of each row on a grid of `columns`, left to right, in the first free square, as HTML does.
 * Returns the places, row by row, or the first square that stays empty, is taken twice or lies outside.
 */
export function placeCells(
  rows: readonly (readonly Spans[])[],
  columns: number,
): readonly (readonly Place[])[] | GridFault {
  const taken = rows.map(() => new Array<boolean>(columns).fill(false));
  const places: Place[][] = [];
  for (const [row, cells] of rows.entries()) {
    const placed: Place[] = [];
    for (const { rowSpan, columnSpan } of cells) {
      const column = taken[row]?.indexOf(false) ?? -1;
      if (column < 0 || column + columnSpan > columns || row + rowSpan > rows.length)
        return { kind: 'overhang', row, column: Math.max(column, 0) };
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) {
          if (taken[r]?.[c] !== false) return { kind: 'overlap', row: r, column: c };
          (taken[r] as boolean[])[c] = true;
        }
      placed.push({ row, column, rowSpan, columnSpan });
    }
    const gap = taken[row]?.indexOf(false) ?? -1;
    if (gap >= 0) return { kind: 'gap', row, column: gap };
    places.push(placed);
  }
  return places;
}
