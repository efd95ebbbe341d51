/** Twentieths of a point, in which Word measures lengths. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Half-points, in which Word measures type. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Eighths of a point, in which Word measures rules; it draws none thinner than two of them. */
export function eighths(points: number): number {
  return Math.max(2, Math.round(points * 8));
}

/** Widths in twips that add up to the rounded width of the whole: each border is rounded, not each width. */
export function columnTwips(columns: readonly number[]): readonly number[] {
  let border = 0;
  return columns.map((width) => {
    const left = twips(border);
    border += width;
    return twips(border) - left;
  });
}
