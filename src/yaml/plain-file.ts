import type { Source } from '../diagnostics/span.ts';
import type { Located, Plain } from './located.ts';
import { locatorOfTree, type Piece, type Tree, type TreeEntry } from './plain-tree.ts';

/**
 * Reads a file in the everyday notation directly: maps and lists in block style, one-line values plain or in double
 * quotes without escapes, and `|-` blocks. The yaml library needs some fifteen times as long for the same, which is most
 * of the time of `check`. Anything else, and above all anything that might be a mistake, is left to the library: null.
 * For what is read here the library says the same, character by character; a test holds the two against each other.
 */
export function readPlainFile(source: Source): Located | null {
  const { text } = source;
  if (text.length > LONGEST || ODD.test(text)) return null;
  const reader: Reader = { text, lines: linesOf(text), at: 0 };
  if (reader.lines.length > MOST_LINES) return null;
  const first = nextLine(reader);
  if (first === null || first.indent !== 0) return null;
  const tree = readMap(reader, 0, first.start);
  if (tree === null || nextLine(reader) !== null) return null;
  return { source, data: tree.data, ...locatorOfTree(source, tree) };
}

const LONGEST = 500_000;
const MOST_LINES = 20_000;
/** Controls and white space that may be a mistake, lone carriage returns, document marks, and what may be text behind a `#`. */
const ODD = /[^\n\r -~\u00a1-\u2027\u202a-\u2fff\u3001-\ufefe\uff00-\ufffd]|\r(?!\n)|^(?:---|\.\.\.|%)|^ *#[^\s#!]/m;
/** Keys in Han, as ours are. */
const KEY = /^[\u4e00-\u9fffA-Za-z\d]+$/;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly isBlank: boolean;
}

interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  at: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : text.charCodeAt(found - 1) === 0x0d ? found - 1 : found;
    let content = start;
    while (content < end && text.charCodeAt(content) === 0x20) content++;
    lines.push({ start, end, indent: content - start, isBlank: content === end });
    start = found < 0 ? text.length : found + 1;
  }
  return lines;
}

/** The next line that is neither blank nor a comment, without passing it. */
function nextLine(reader: Reader): Line | null {
  for (; ; reader.at++) {
    const line = reader.lines[reader.at];
    if (line === undefined) return null;
    if (!line.isBlank && reader.text.charAt(line.start + line.indent) !== '#') return line;
  }
}

/** How long the key is that a line begins with; 0 if it is no entry. */
function keyLength(line: string): number {
  const colon = line.indexOf(':');
  const isEntry = colon > 0 && (colon === line.length - 1 || line.charAt(colon + 1) === ' ');
  return isEntry && KEY.test(line.slice(0, colon)) ? colon : 0;
}

/** The entries that stand at `indent`; the first begins at `start`, which in a list is behind the dash. */
function readMap(reader: Reader, indent: number, start: number): Tree | null {
  const data: Record<string, Plain> = {};
  const entries: TreeEntry[] = [];
  let keyStart = start;
  for (;;) {
    const { end } = reader.lines[reader.at] ?? { end: keyStart };
    const line = reader.text.slice(keyStart, end);
    const length = keyLength(line);
    const key = line.slice(0, length);
    if (length === 0 || Object.hasOwn(data, key)) return null;
    reader.at++;
    const value = keyStart + length + ': '.length;
    const node = value > end ? readBelow(reader, indent) : readValue(reader, value, end, indent);
    if (node === undefined) return null;
    entries.push({ key, keyStart, node });
    data[key] = node === null ? null : node.data;
    const next = nextLine(reader);
    if (next === null || next.indent < indent) return { kind: 'map', data, start, entries };
    if (next.indent > indent || isItem(reader, next)) return null;
    keyStart = next.start + next.indent;
  }
}

/** What stands below a key without a value: a map or a list further in. Undefined if it is not that simple. */
function readBelow(reader: Reader, indent: number): Tree | null | undefined {
  const next = nextLine(reader);
  if (next === null || next.indent < indent) return null;
  if (next.indent === indent) return isItem(reader, next) ? undefined : null;
  const start = next.start + next.indent;
  return (isItem(reader, next) ? readList(reader, next.indent) : readMap(reader, next.indent, start)) ?? undefined;
}

function readList(reader: Reader, indent: number): Tree | null {
  const data: Plain[] = [];
  const items: Tree[] = [];
  const start = (nextLine(reader)?.start ?? 0) + indent;
  for (let line = nextLine(reader); line !== null && line.indent >= indent; line = nextLine(reader)) {
    if (line.indent !== indent || !isItem(reader, line)) return null;
    const item = readItem(reader, line);
    if (item === null || item === undefined) return null;
    items.push(item);
    data.push(item.data);
  }
  return { kind: 'list', data, start, items };
}

/** What stands behind a dash: a map, or a text. */
function readItem(reader: Reader, line: Line): Tree | null | undefined {
  const indent = line.indent + '- '.length;
  const start = line.start + indent;
  const text = reader.text.slice(start, line.end);
  if (keyLength(text) > 0) return readMap(reader, indent, start);
  reader.at++;
  const next = nextLine(reader);
  return next !== null && next.indent > line.indent ? undefined : readScalar(text, start);
}

function isItem({ text }: Reader, line: Line): boolean {
  return text.startsWith('- ', line.start + line.indent) && text.charAt(line.start + line.indent + 2) !== ' ';
}

function readValue(reader: Reader, start: number, end: number, indent: number): Tree | undefined {
  const text = reader.text.slice(start, end);
  return text === '|-' ? readBlock(reader, indent) : readScalar(text, start);
}

const QUOTED = /^"[^"\\]*"$/;
/** What means something to YAML at the beginning of a value, within it, or at its end. */
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`\s]|:(?:\s|$)|\s#|\s$/;

function readScalar(text: string, start: number): Tree | undefined {
  if (!SPECIAL.test(text)) return scalarOf(text, start);
  return QUOTED.test(text) ? scalarOf(text.slice(1, -1), start + 1) : undefined;
}

/** A value that stands in one piece; a blank one is left to the library. */
function scalarOf(data: string, start: number): Tree | undefined {
  return data.trim() === '' ? undefined : { kind: 'scalar', data, pieces: [{ offset: 0, start, length: data.length }] };
}

/** A `|-` block: its lines without the indentation of the first, blank lines at its end dropped. */
function readBlock(reader: Reader, indent: number): Tree | undefined {
  const first = reader.lines[reader.at];
  if (first === undefined || first.isBlank || first.indent <= indent) return undefined;
  const pieces: Piece[] = [];
  let isFirst = true;
  let value = '';
  let kept = 0;
  for (let line: Line | undefined = first; line !== undefined; line = reader.lines[reader.at]) {
    if (!line.isBlank && line.indent < first.indent) break;
    if (line.isBlank && line.end - line.start > first.indent) return undefined;
    if (!isFirst) value += '\n';
    isFirst = false;
    const start = Math.min(line.start + first.indent, line.end);
    if (start < line.end) pieces.push({ offset: value.length, start, length: line.end - start });
    value += reader.text.slice(start, line.end);
    if (!line.isBlank) kept = value.length;
    reader.at++;
  }
  return { kind: 'scalar', data: value.slice(0, kept), pieces };
}
