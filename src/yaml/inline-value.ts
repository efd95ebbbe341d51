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
  if (/^[@`%,\]}]/.test(text) || /^[-?] /.test(text)) return { kind: 'unquoted', why: `以“${first}”开头` };
  if (/:(?:[ \t]|$)/.test(text.replace(/[ \t]#.*$/, ''))) return { kind: 'unquoted', why: '里面又有冒号加空格' };
  return { kind: 'text' };
}

function quotedValue(text: string, lines: readonly Line[], index: number, indent: number): InlineValue {
  const mark = text.charAt(0);
  const whole = mark === '"' ? /^"(?:\\[\s\S]|[^"\\])*"/ : /^'(?:''|[^'])*'/;
  const closed = whole.exec(text)?.[0];
  if (closed !== undefined) {
    const isComplete = afterClosed.test(text.slice(closed.length));
    return isComplete ? { kind: 'closed' } : { kind: 'unquoted', why: '以引号开头，引号后面却还有文字' };
  }
  let joined = text;
  for (const [lastLine, line] of deeperLines(lines, index, indent)) {
    joined += `\n${line.text}`;
    const end = whole.exec(joined)?.[0];
    if (end !== undefined)
      return afterClosed.test(joined.slice(end.length)) ? { kind: 'spans', lastLine } : { kind: 'unclosed', mark };
  }
  return { kind: 'unclosed', mark };
}

function bracketedValue(text: string, lines: readonly Line[], index: number, indent: number): InlineValue {
  const why = `以“${text.charAt(0)}”开头`;
  const end = closingBracket(text);
  if (end >= 0) return afterClosed.test(text.slice(end + 1)) ? { kind: 'closed' } : { kind: 'unquoted', why };
  let joined = text;
  for (const [lastLine, line] of deeperLines(lines, index, indent)) {
    joined += `\n${line.text}`;
    if (closingBracket(joined) >= 0) return { kind: 'spans', lastLine };
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

function closingBracket(text: string): number {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '[' || character === '{') depth++;
    if (character === ']' || character === '}') depth--;
    if (depth === 0) return offset;
  }
  return -1;
}
