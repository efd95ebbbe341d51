import { inlineValueOf } from './inline-value.ts';
import { type Entry, entryOf, isMarker, type Line } from './line.ts';

/** A line that holds `key: value`, with the lines of text that belong to its value. */
export interface EntryLine {
  readonly line: Line;
  readonly entry: Entry;
  readonly key: string;
  /** Positions of the line, and of the last line of its value's text, in the list of lines. */
  readonly index: number;
  readonly last: number;
  /** The list's dash before the key, with its spaces; empty without one. */
  readonly dash: string;
  /** Columns before the key. */
  readonly column: number;
}

/** What deeper lines are, below an entry whose value is text. */
interface TextBelow {
  readonly indent: number;
  readonly isBlock: boolean;
}

/** The entries of a file, read line by line; what looks like an entry inside a text is text. */
export function entryLinesOf(lines: readonly Line[]): readonly EntryLine[] {
  const found: EntryLine[] = [];
  let below: TextBelow | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.isBlank || isMarker(line)) continue;
    if (below !== null && line.indent > below.indent && (below.isBlock || !isNotation(line))) {
      const entry = found.pop();
      if (entry !== undefined) found.push({ ...entry, last: index });
      continue;
    }
    below = null;
    const read = entryLineOf(line, index);
    if (read === null) continue;
    const value = inlineValueOf(contentOf(read).slice(read.entry.valueStart), lines, index, read.column);
    if (value.kind === 'spans') index = value.lastLine;
    if (value.kind === 'text' || value.kind === 'block')
      below = { indent: read.column, isBlock: value.kind === 'block' };
    found.push({ ...read, last: index });
  }
  return found;
}

/** What stands after the indentation and the dash. */
export function contentOf({ line, dash }: Pick<EntryLine, 'line' | 'dash'>): string {
  return line.text.slice(line.lead.length + dash.length);
}

function entryLineOf(line: Line, index: number): EntryLine | null {
  const content = line.text.slice(line.lead.length);
  const dash = /^[-－–—][ \t\u3000\u00a0]*/.exec(content)?.[0] ?? '';
  const entry = entryOf(content.slice(dash.length));
  if (entry === null) return null;
  return { line, entry, key: entry.key, index, last: index, dash, column: line.indent + dash.length };
}

/** In the middle of a plain text, a list's dash or an entry with YAML's own colon cannot stand. */
function isNotation(line: Line): boolean {
  const content = line.text.slice(line.lead.length);
  return /^- /.test(content) || entryOf(content)?.colon === 'ascii';
}
