import type { FontGlyph, PageFont } from './page-fonts.ts';
import type { Glyph } from './printed-page.ts';

/** The middle of what a glyph inks. */
export function middleOf({ x, y, width, size, turn }: Glyph): readonly [number, number] {
  const [along, up] = [width / 2, 0.35 * size];
  if (turn === 1) return [x + up, y + along];
  if (turn === 2) return [x - along, y + up];
  if (turn === 3) return [x - up, y - along];
  return [x + along, y - up];
}

/** What a font says that a glyph is; numbers of glyphs that are no characters are left open. */
export function saidBy(font: PageFont | null, { text, code }: FontGlyph): Pick<Glyph, 'text' | 'isGuess'> {
  if (font === null || (font.isSaid && font.says(code))) return { text, isGuess: false };
  const isNone = !font.isSaid && /^[^\p{C}]+$/u.test(text);
  return { text: isNone ? text : '\ufffd', isGuess: true };
}

/** The direction in which a text line runs; `x` and `y` are its unit on the page, y downwards. */
export function turnOf(x: number, y: number): Glyph['turn'] {
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  const turn = Math.round(degrees / 90);
  if (Math.abs(degrees - turn * 90) > 3) return null;
  const turns = [0, 1, 2, 3] as const;
  return turns[(turn + 4) % 4] ?? 0;
}

/** The density of paint that a graphics state sets; null where it sets none. */
export function alphaIn(given: unknown): number | null {
  const pairs: readonly unknown[] = Array.isArray(given) ? given : [];
  const found = pairs.find((pair) => Array.isArray(pair) && pair[0] === 'ca');
  return Array.isArray(found) && typeof found[1] === 'number' ? found[1] : null;
}
