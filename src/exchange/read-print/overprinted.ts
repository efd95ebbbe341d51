import type { Glyph } from './printed-page.ts';

/** Squares of paper, in points, by which neighbours are found. */
const square = 12;
/** A glyph beside which so many others stand is not looked at further. */
const crowd = 60;

/** Marks glyphs that stand on others: rows that are too low for their text, cells whose text runs over the next. */
export function markOverprinted(glyphs: readonly Glyph[]): readonly Glyph[] {
  const squares = new Map<string, Glyph[]>();
  const marked = new Set<Glyph>();
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') continue;
    const [across, down] = [Math.floor(glyph.x / square), Math.floor(glyph.y / square)];
    for (const [dx, dy] of around) {
      for (const other of (squares.get(`${across + dx} ${down + dy}`) ?? []).slice(0, crowd)) {
        if (!isOn(glyph, other)) continue;
        marked.add(glyph);
        marked.add(other);
      }
    }
    const own = squares.get(`${across} ${down}`);
    if (own === undefined) squares.set(`${across} ${down}`, [glyph]);
    else own.push(glyph);
  }
  return marked.size === 0
    ? glyphs
    : glyphs.map((glyph) => (marked.has(glyph) ? { ...glyph, isOverprinted: true } : glyph));
}

const stop = /^\p{P}/u;
const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

function isOn(one: Glyph, other: Glyph): boolean {
  const size = Math.min(one.size, other.size);
  if (Math.abs(one.y - other.y) > 0.55 * size) return false;
  // Bold type is made by some by printing it twice.
  if (one.text === other.text && Math.abs(one.x - other.x) < 0.12 * size && Math.abs(one.y - other.y) < 0.12 * size)
    return false;
  const shared = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  // Stops beside one another are set closer than their boxes are wide.
  const least = stop.test(one.text) || stop.test(other.text) ? 0.75 : 0.4;
  return shared > least * Math.min(one.width, other.width);
}
