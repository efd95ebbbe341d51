import { eastAsianWidth } from 'get-east-asian-width';

/**
 * How many columns of a terminal a text takes: two for a Han character, none for a mark that stands on the one before.
 * The package string-width does more (sequences of emoji) and costs every command a tenth of a second at its start.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint >= 0x20 && codePoint < 0x7f) width += 1;
    else if (codePoint >= 0x4e00 && codePoint < 0xa000) width += 2;
    else if (!isZeroWidth(codePoint)) width += eastAsianWidth(codePoint);
  }
  return width;
}

function isZeroWidth(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint < 0xa0) ||
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0x3099 ||
    codePoint === 0x309a ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}
