/** Lengths and papers as a template writes them, in points. */

const POINTS_PER_MM = 72 / 25.4;
const PAPERS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['A3', [297, 420]],
  ['A4', [210, 297]],
]);

/** `18mm`, `1.8cm` or `8pt` in points; null for anything else. */
export function parseLength(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(mm|cm|pt)$/.exec(text.trim());
  if (match === null) return null;
  const value = Number(match[1]);
  if (match[2] === 'pt') return value;
  return value * POINTS_PER_MM * (match[2] === 'cm' ? 10 : 1);
}

/** A list of lengths parted by spaces; null if one of them is none. */
export function parseLengths(text: string): readonly number[] | null {
  const lengths = text.trim().split(/\s+/).map(parseLength);
  return lengths.every((length) => length !== null) ? lengths : null;
}

/** `A4 landscape` as width and height. */
export function parsePaper(text: string): { readonly width: number; readonly height: number } | null {
  const [name = '', orientation = 'portrait'] = text.trim().split(/\s+/);
  const paper = PAPERS.get(name);
  if (paper === undefined || !['portrait', 'landscape'].includes(orientation)) return null;
  const [short, long] = paper.map((mm) => mm * POINTS_PER_MM) as [number, number];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}
