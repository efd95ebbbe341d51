/** What stands in the place of a stretch of a text (UTF-16 units). */
export interface Stretch {
  readonly within: { readonly offset: number; readonly length: number };
  readonly text: string;
}

/** The stretch in which two texts differ, and what stands there in the second; no character is parted. */
export function stretchBetween(before: string, after: string): Stretch {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  if (isInside(before, head) || isInside(after, head)) head--;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (isInside(before, before.length - tail) || isInside(after, after.length - tail)) tail--;
  const within = { offset: head, length: before.length - tail - head };
  return { within, text: after.slice(head, after.length - tail) };
}

/** Whether an offset parts the halves of one character. */
function isInside(text: string, offset: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1));
}
