import type { Line } from './line.ts';

/** What a value that starts on a key's line makes of the lines below it. */
export type InlineValue =
  /** Nothing here: the value is what is indented below. */
  | { readonly kind: 'empty' }
  /** Complete on its own line. */
  | { readonly kind: 'closed' }
  /** Plain text; deeper lines continue it. */
  | { readonly kind: 'text' }
  /** `|` or `>`: deeper lines are its text. */
  | { readonly kind: 'block' }
  /** Quoted or bracketed over several lines; the last of them has this position in the list. */
  | { readonly kind: 'spans'; readonly lastLine: number }
  /** Nothing but a dash, which is a list without an entry. */
  | { readonly kind: 'lone-dash' }
  /** Text that YAML misreads unless it is quoted, and why (a Chinese clause). */
  | { readonly kind: 'unquoted'; readonly why: string }
  /** An opening quotation mark without its closing one. */
  | { readonly kind: 'unclosed'; readonly mark: string };

const blockHeader = /^[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?$/;
const afterClosed = /^[ \t]*(?:[ \t]#.*)?$/;

/** Reads the value `text` that stands on line `index`; lines deeper than `indent` may belong to it. */
export function inlineValueOf(text: string, lines: readonly Line[], index: number, indent: number): InlineValue {
  const first = text.charAt(0);
  if (first === '' || first === '#') return { kind: 'empty' };
  if (first === '"' || first === "'") return quotedValue(text, lines, index, indent);
  if (first === '[' || first === '{') return bracketedValue(text, lines, index, indent);
  if (first === '|' || first === '>') {
    return blockHeader.test(text) ? { kind: 'block' } : { kind: 'unquoted', why: `以“${first}”开头` };
  }
  if (/^-[ \t]*(?:[ \t]#.*)?$/.test(text)) return { kind: 'lone-dash' };
  if (/^[@`%,\]}]/.test(text) || /^[-?] /.test(text)) return { kind: 'unquoted', why: `以“${first}”开头` };
  if (/:(?:[ \t]|$)/.test(text.replace(/[ \t]#.*$/, ''))) return { kind: 'unquoted', why: '里面又有冒号加空格' };
  return { kind: 'text' };
}

function quotedValue(text: string, lines: readonly Line[], index: number, indent: number): InlineValue {
  const mark = text.charAt(0);
  const end = closingQuote(text, 1, mark);
  if (end >= 0) {
    const isComplete = afterClosed.test(text.slice(end + 1));
    return isComplete ? { kind: 'closed' } : { kind: 'unquoted', why: '以引号开头，引号后面却还有文字' };
  }
  for (const [lastLine, line] of deeperLines(lines, index, indent)) {
    const last = closingQuote(line.text, 0, mark);
    if (last >= 0)
      return afterClosed.test(line.text.slice(last + 1)) ? { kind: 'spans', lastLine } : { kind: 'unclosed', mark };
  }
  return { kind: 'unclosed', mark };
}

/** Where a line closes the quotation, which was opened before `from`; negative if it does not. */
function closingQuote(line: string, from: number, mark: string): number {
  for (let offset = from; offset < line.length; offset++) {
    const character = line.charAt(offset);
    if (character === '\\' && mark === '"') offset++;
    else if (character === mark && (mark === '"' || line.charAt(offset + 1) !== mark)) return offset;
    else if (character === mark) offset++;
  }
  return -1;
}

function bracketedValue(text: string, lines: readonly Line[], index: number, indent: number): InlineValue {
  const why = `以“${text.charAt(0)}”开头`;
  const first = closingBracket(text, 0);
  if (first.end >= 0)
    return afterClosed.test(text.slice(first.end + 1)) ? { kind: 'closed' } : { kind: 'unquoted', why };
  let { depth } = first;
  for (const [lastLine, line] of deeperLines(lines, index, indent)) {
    const next = closingBracket(line.text, depth);
    if (next.end >= 0) return { kind: 'spans', lastLine };
    depth = next.depth;
  }
  return { kind: 'unquoted', why };
}

function* deeperLines(lines: readonly Line[], index: number, indent: number): Iterable<readonly [number, Line]> {
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next];
    if (line === undefined || (line.text.trim() !== '' && line.indent <= indent)) return;
    yield [next, line];
  }
}

/** Where a line closes the last of `open` brackets; if it does not, `end` is negative and `depth` brackets are open after it. */
function closingBracket(line: string, open: number): { readonly end: number; readonly depth: number } {
  let depth = open;
  for (let offset = 0; offset < line.length; offset++) {
    const character = line.charAt(offset);
    if (character === '[' || character === '{') depth++;
    if (character !== ']' && character !== '}') continue;
    depth--;
    if (depth === 0) return { end: offset, depth };
  }
  return { end: -1, depth };
}
