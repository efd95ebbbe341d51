/** The line of an offset: where it begins and where it ends, its line break not counted. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export function lineAt(text: string, offset: number): Extent {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return { start, end: end > start && text.charAt(end - 1) === '\r' && feed >= 0 ? end - 1 : end };
}

/** Where the line after the one of `offset` begins; the text's length if there is none. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** The lines from `start`, which begins one, up to `end`. */
export function* linesBetween(text: string, start: number, end: number): Iterable<Extent> {
  for (let at = start; at < end; at = nextLine(text, at)) yield lineAt(text, at);
}

/** The line break that the file uses: that of its first line. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

export function columnOf(text: string, offset: number): number {
  return offset - lineAt(text, offset).start;
}

/** How many spaces a line begins with. */
export function indentOf(text: string, { start, end }: Extent): number {
  return /^ */.exec(text.slice(start, end))?.[0].length ?? 0;
}
