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

/** Turns an offset into line and column. LF, CRLF and a lone CR each end a line. */
export function positionAt(source: Source, offset: number): Position {
  const before = source.text.slice(0, offset);
  const breaks = before.match(/\r\n|\r|\n/g)?.length ?? 0;
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line: breaks + 1, column: before.length - lineStart + 1 };
}
