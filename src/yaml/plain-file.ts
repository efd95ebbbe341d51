import type { Source } from '../diagnostics/span.ts';
import type { Located, Plain } from './located.ts';
import { locatorOfTree, type Piece, type Tree } from './plain-tree.ts';

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
  const first = nextLine(reader);
  if (first === null || first.indent !== 0) return null;
  const tree = readMap(reader, 0, first.start);
  if (tree === null || nextLine(reader) !== null) return null;
  return { source, data: dataOf(tree), ...locatorOfTree(source, tree) };
}

const LONGEST = 500_000;
/** White space that may be a mistake, lone carriage returns, document marks, and what may be text behind a `#`. */
const ODD = /[^\P{Cc}\n\r]|[\u00a0\u2028\u2029\u3000\ufeff\ufffe\uffff]|\r(?!\n)|^(?:---|\.\.\.|%)|^ *#[^\s#!]/mu;
const ENTRY = /^([\p{L}\p{N}_]+):(?: (.*))?$/u;

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

/** The entries that stand at `indent`; the first begins at `start`, which in a list is behind the dash. */
function readMap(reader: Reader, indent: number, start: number): Tree | null {
  const entries = new Map<string, { readonly keyStart: number; readonly node: Tree | null }>();
  let keyStart = start;
  for (;;) {
    const line = reader.lines[reader.at];
    const entry = line === undefined ? null : ENTRY.exec(reader.text.slice(keyStart, line.end));
    if (line === undefined || entry === null) return null;
    const [, key = '', value] = entry;
    if (entries.has(key)) return null;
    reader.at++;
    const node =
      value === undefined ? readBelow(reader, indent) : readValue(reader, value, line.end - value.length, indent);
    if (node === undefined) return null;
    entries.set(key, { keyStart, node });
    const next = nextLine(reader);
    if (next === null || next.indent < indent) return { kind: 'map', start, end: lineEnd(reader, start), entries };
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
  const items: Tree[] = [];
  const start = (nextLine(reader)?.start ?? 0) + indent;
  for (let line = nextLine(reader); line !== null && line.indent >= indent; line = nextLine(reader)) {
    if (line.indent !== indent || !isItem(reader, line)) return null;
    const content = line.start + indent + 2;
    const text = reader.text.slice(content, line.end);
    let item: Tree | null | undefined;
    if (ENTRY.test(text)) item = readMap(reader, indent + 2, content);
    else {
      reader.at++;
      item = readScalar(text, content);
      const next = nextLine(reader);
      if (next !== null && next.indent > indent) return null;
    }
    if (item === null || item === undefined) return null;
    items.push(item);
  }
  return { kind: 'list', start, end: lineEnd(reader, start), items };
}

function isItem({ text }: Reader, line: Line): boolean {
  return text.startsWith('- ', line.start + line.indent) && text.charAt(line.start + line.indent + 2) !== ' ';
}

function readValue(reader: Reader, value: string, start: number, indent: number): Tree | undefined {
  if (value === '|-') return readBlock(reader, indent);
  return readScalar(value, start);
}

/** First characters that mean something to YAML. */
const SPECIAL = /^[-?:,[\]{}#&*!|>'"%@`\s]/;

function readScalar(text: string, start: number): Tree | undefined {
  const quoted = /^"([^"\\]*)"$/.exec(text);
  if (quoted !== null) {
    const value = quoted[1] ?? '';
    return value.trim() === ''
      ? undefined
      : { kind: 'scalar', value, pieces: [{ offset: 0, start: start + 1, length: value.length }] };
  }
  if (text === '' || SPECIAL.test(text) || /:(?:\s|$)|\s#|\s$/.test(text)) return undefined;
  return { kind: 'scalar', value: text, pieces: [{ offset: 0, start, length: text.length }] };
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
  return { kind: 'scalar', value: value.slice(0, kept), pieces };
}

function lineEnd({ text }: Reader, start: number): number {
  const end = text.indexOf('\n', start);
  return start + text.slice(start, end < 0 ? text.length : end).trimEnd().length;
}

function dataOf(tree: Tree | null): Plain {
  if (tree === null) return null;
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(dataOf);
    case 'map':
      return Object.fromEntries(Array.from(tree.entries, ([key, { node }]) => [key, dataOf(node)]));
  }
}
