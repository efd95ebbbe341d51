import { inlineValueOf } from './inline-value.ts';
import { entryOf, isMarker, type Line, linesOf } from './line.ts';
import type { Trap } from './trap.ts';
import {
  alignmentTrap,
  colonTrap,
  dashTrap,
  depthTrap,
  indentTrap,
  loneDashTrap,
  noColonTrap,
  unclosedTrap,
  unquotedTrap,
} from './trap-sentences.ts';

/** What the lines deeper than `indent` are: children of a key, or text that belongs to a value. */
interface Below {
  readonly kind: 'children' | 'text' | 'block';
  readonly indent: number;
}

/** The reader's place in the file: which maps and lists are open (by column), and what deeper lines are. */
interface Reading {
  readonly lines: readonly Line[];
  /** No line has a colon as YAML wants it: the author does not know the half-width one. */
  readonly isWideOnly: boolean;
  readonly maps: number[];
  readonly lists: number[];
  below: Below;
  /** The last line that was neither an entry nor text of one; a run of them is one mistake. */
  stray: number;
  /** Where the lines of a list's entry stand whose dash lacks its space; they are moved along with it. */
  loose: number;
  /** By column, the next line that says whether the lines before it have a sibling with a proper colon. */
  readonly siblings: Map<number, { readonly line: number; readonly isEntry: boolean }>;
  readonly traps: Trap[];
}

/**
 * Reads a file that YAML refuses (or takes for one long text) the way its author meant it, line by line, and names what
 * only a YAML author trips over: `：`, a missing space, tabs and full-width spaces, unquoted quotes and colons. One mistake
 * is one trap. Files that parse are never read this way, so text is never mistaken for notation.
 */
export function findTraps(text: string): readonly Trap[] {
  const lines = linesOf(text);
  const isWideOnly = !lines.some((line) => entryOf(withoutDash(line.text.trim()))?.colon === 'ascii');
  const below: Below = { kind: 'children', indent: -1 };
  const reading: Reading = {
    ...{ lines, isWideOnly, maps: [], lists: [], siblings: new Map(), traps: [] },
    ...{ below, stray: -2, loose: -1 },
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line !== undefined && !line.isBlank && !isMarker(line)) index = readLine(reading, index, line);
  }
  return gather(reading);
}

/** Reads one line; returns the position of the last line that belongs to it. */
function readLine(reading: Reading, index: number, line: Line): number {
  const { below } = reading;
  if (below.kind !== 'children' && line.spaces > below.indent && !isMisplaced(below, line)) return index;
  if (line.spaces < line.lead.length) reading.traps.push(indentTrap(line));
  else if (below.kind === 'text' && line.indent > below.indent) {
    const column = line.text.startsWith('-', line.spaces) ? reading.lists.at(-1) : below.indent;
    reading.traps.push(depthTrap(line, column));
    return readContent(reading, index, line, column ?? line.indent);
  }
  if (below.kind !== 'children' && line.indent > below.indent) return index;
  return readContent(reading, index, line, line.indent);
}

/** In the middle of a plain text, an entry or a list's dash cannot stand: the line is indented too far. */
function isMisplaced(below: Below, line: Line): boolean {
  const content = line.text.slice(line.lead.length);
  return below.kind === 'text' && (/^- /.test(content) || entryOf(content)?.colon === 'ascii');
}

/** Reads what stands after the indentation: dashes, then an entry or text. */
function readContent(reading: Reading, index: number, line: Line, indent: number): number {
  let column = levelAt(reading, line, indent);
  let start = line.start + line.lead.length;
  let content = line.text.slice(line.lead.length);
  let isItem = false;
  for (let dash = dashOf(reading, start, content); dash !== ''; dash = dashOf(reading, start, content)) {
    if (reading.lists.at(-1) !== column) reading.lists.push(column);
    reading.below = { kind: 'children', indent: column };
    start += dash.length;
    content = content.slice(dash.length);
    if (content === '') return index;
    reading.loose = dash.length === 1 ? column + 1 : -1;
    column += Math.max(dash.length, 2);
    isItem = true;
  }
  return readEntry(reading, index, start, content, column, isItem);
}

function readEntry(
  reading: Reading,
  index: number,
  start: number,
  content: string,
  column: number,
  isItem: boolean,
): number {
  const entry = entryOf(content);
  const isKeyExpected = reading.maps.at(-1) === column || (column === 0 && !isItem);
  const isCertain = isKeyExpected || reading.isWideOnly || hasSiblingEntry(reading, index, column);
  if (entry?.colon !== 'ascii' && !isCertain) {
    reading.below = { kind: 'text', indent: isItem ? reading.below.indent : column - 1 };
    return index;
  }
  if (entry === null) {
    if (isKeyExpected && reading.stray !== index - 1) reading.traps.push(noColonTrap(start, content));
    reading.stray = index;
    reading.below = { kind: 'children', indent: column };
    return index;
  }
  if (entry.colon !== 'ascii') reading.traps.push(colonTrap(start, content, entry));
  if (reading.maps.at(-1) !== column) reading.maps.push(column);
  return readValue(reading, index, start + entry.valueStart, column, entry.key, content.slice(entry.valueStart));
}

/** Closes what ends before a line; a line between two levels is moved to the one that it missed. */
function levelAt({ maps, lists, traps, loose }: Reading, line: Line, indent: number): number {
  const open = [...maps, ...lists];
  while ((maps.at(-1) ?? -1) > indent) maps.pop();
  while ((lists.at(-1) ?? -1) > indent) lists.pop();
  const missed = Math.min(...open.filter((column) => column > indent));
  const isLevel = open.length === 0 ? indent === 0 : !Number.isFinite(missed) || open.includes(indent);
  if (isLevel) return indent;
  const levels = line.text.startsWith('-', line.lead.length) ? lists : maps;
  const column = open.length === 0 ? 0 : missed;
  if (levels.at(-1) !== column && column > 0) levels.push(column);
  const trap = alignmentTrap(line, column);
  traps.push(loose === indent || line.spaces < line.lead.length ? { ...trap, isSilent: true } : trap);
  return column;
}

/** The dash of a list's entry with its spaces; one that is full-width or lacks its space is a trap. */
function dashOf(reading: Reading, start: number, content: string): string {
  const proper = /^-(?: +|$)/.exec(content)?.[0];
  if (proper !== undefined) return proper;
  const loose = /^[-－–—][ \t\u3000\u00a0]*/.exec(content)?.[0];
  if (loose === undefined || entryOf(content.slice(loose.length)) === null) return '';
  reading.traps.push(dashTrap(start, content, loose));
  return loose;
}

function readValue(reading: Reading, index: number, start: number, column: number, key: string, text: string): number {
  const value = inlineValueOf(text, reading.lines, index, column);
  const isTextBelow = value.kind === 'text' || value.kind === 'block';
  reading.below = { kind: isTextBelow ? value.kind : 'children', indent: column };
  if (value.kind === 'lone-dash') reading.traps.push(loneDashTrap(start, key));
  if (value.kind === 'unquoted') reading.traps.push(unquotedTrap(start, text.trimEnd(), value.why));
  if (value.kind === 'unclosed') reading.traps.push(unclosedTrap(start, text.trimEnd(), value.mark));
  return value.kind === 'spans' ? value.lastLine : index;
}

/** Another line of the same map, further down, has a proper colon: so this one is an entry too. */
function hasSiblingEntry({ lines, siblings }: Reading, index: number, column: number): boolean {
  const known = siblings.get(column);
  if (known !== undefined && index < known.line) return known.isEntry;
  let next = index + 1;
  for (let line = lines[next]; line !== undefined; line = lines[++next]) {
    if (line.isBlank || line.indent > column) continue;
    if (line.indent < column || entryOf(line.text.trim())?.colon === 'ascii') break;
  }
  const isEntry = lines[next]?.indent === column;
  siblings.set(column, { line: next, isEntry });
  return isEntry;
}

/** Indentation is one habit, not many mistakes: it is told once, at its first line; so are colons in a file without a right one. */
function gather({ traps, isWideOnly }: Reading): readonly Trap[] {
  const told = new Map<string, number>();
  const counted = ({ code }: Trap) =>
    code === 'yaml-tab' || code === 'yaml-fullwidth-space' || (isWideOnly && code === 'yaml-fullwidth-colon');
  for (const trap of traps) if (counted(trap)) told.set(trap.code, (told.get(trap.code) ?? 0) + 1);
  return [...new Set(traps.map((trap) => trap.code))].flatMap((code) => {
    const alike = traps.filter((trap) => trap.code === code);
    const [first] = alike;
    const count = told.get(code) ?? 0;
    if (first === undefined || count < 2) return alike;
    const message = `${first.message.slice(0, -1)}（本文件共有 ${count} 处）。`;
    return [{ ...first, message, edits: alike.flatMap((trap) => trap.edits ?? []) }];
  });
}

function withoutDash(text: string): string {
  return text.replace(/^(?:- +)+/, '');
}
