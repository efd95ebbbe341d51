/** A text that was read, under the name by which its reader knows it (relative to the working folder, `/` as separator). */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A stretch of a source: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** 1-based line and column; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The span of a file as a whole, for findings about a file that could not be read or does not exist. */
export function spanOfFile(file: string): Span {
  return { source: { file, text: '' }, start: 0, end: 0 };
}

/** Where the lines of a source begin: counted once, however many places are asked for. */
const lineStarts = new WeakMap<Source, readonly number[]>();

/** Turns an offset into line and column. LF, CRLF and a lone CR each end a line. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts.get(source) ?? countLines(source);
  let low = 0;
  for (let high = starts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
}

function countLines(source: Source): readonly number[] {
  const starts = [0, ...Array.from(source.text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
  lineStarts.set(source, starts);
  return starts;
}
