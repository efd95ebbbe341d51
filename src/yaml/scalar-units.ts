import type { Scalar } from 'yaml';

/** Where each UTF-16 unit of a scalar's value stands in the source: `starts[i]` inclusive, `ends[i]` exclusive. */
export interface ScalarUnits {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A stretch of source that stands for `text` in the value; an escape is longer than what it stands for. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/**
 * Aligns a scalar's value with its source: quotes, escapes, indentation and folding are undone line by line. Null if the
 * two do not agree, which only exotic scalars cause (an escaped line break); the whole scalar is then the best answer.
 */
export function unitsOf(scalar: Scalar, text: string): ScalarUnits | null {
  const value = scalar.value;
  const [from, to] = scalar.range ?? [0, 0];
  if (typeof value !== 'string') return null;
  switch (scalar.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return align(value, blockLines(value, text.slice(0, to), from).map(piecesOfText), to);
    case 'QUOTE_DOUBLE':
      return align(value, flowLines(text.slice(from + 1, to - 1), from + 1).map(piecesOfDouble), to - 1);
    case 'QUOTE_SINGLE':
      return align(value, flowLines(text.slice(from + 1, to - 1), from + 1).map(piecesOfSingle), to - 1);
    default:
      return align(value, flowLines(text.slice(from, to), from).map(piecesOfText), to);
  }
}

/** Between two lines of source, the value has only what folding made of the line breaks: spaces and breaks. */
function align(value: string, lines: readonly (readonly Piece[])[], end: number): ScalarUnits | null {
  const starts: number[] = [];
  const ends: number[] = [];
  let last = lines[0]?.[0]?.start ?? end;
  for (const pieces of lines) {
    const content = pieces.map((piece) => piece.text).join('');
    if (content === '') continue;
    const next = pieces[0]?.start ?? last;
    while (!value.startsWith(content, starts.length)) {
      const unit = value[starts.length];
      if (unit !== ' ' && unit !== '\n') return null;
      starts.push(last);
      ends.push(next);
    }
    for (const piece of pieces) {
      for (let index = 0; index < piece.text.length; index++) {
        starts.push(piece.start);
        ends.push(piece.end);
      }
      last = piece.end;
    }
  }
  while (starts.length < value.length) {
    if (value[starts.length] !== '\n') return null;
    starts.push(last);
    ends.push(end);
  }
  return { starts, ends };
}

function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r?\n|$/g)) {
    lines.push({ start: from + start, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return lines;
}

/** Lines of a plain or quoted scalar, without the white space that folding drops. */
function flowLines(text: string, from: number): readonly Line[] {
  const lines = linesOf(text, from);
  return lines.map((line, index) => {
    const head = index === 0 ? 0 : line.text.length - line.text.replace(/^[ \t]+/, '').length;
    const body = line.text.slice(head);
    return { start: line.start + head, text: index === lines.length - 1 ? body : body.replace(/[ \t]+$/, '') };
  });
}

/** Lines of a block scalar without their indentation, which is what the first line of text has more than its value. */
function blockLines(value: string, text: string, from: number): readonly Line[] {
  const headerEnd = text.indexOf('\n', from) + 1;
  if (headerEnd === 0) return [];
  const lines = linesOf(text.slice(headerEnd), headerEnd);
  const leading = (line: string) => line.length - line.replace(/^ +/, '').length;
  const firstOfSource = lines.find((line) => line.text.trim() !== '')?.text ?? '';
  const firstOfValue = value.split('\n').find((line) => line.trim() !== '') ?? '';
  const indent = Math.max(0, leading(firstOfSource) - leading(firstOfValue));
  return lines.map((line) => ({ start: line.start + indent, text: line.text.slice(indent) }));
}

function piecesOfText({ start, text }: Line): readonly Piece[] {
  return Array.from({ length: text.length }, (_, index) => {
    return { text: text.charAt(index), start: start + index, end: start + index + 1 };
  });
}

function piecesOfSingle({ start, text }: Line): readonly Piece[] {
  return piecesBy(/''|[\s\S]/g, start, text, (match) => match.slice(0, 1));
}

const doubleQuotedUnit = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[\s\S])|[\s\S]/g;
const named: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function piecesOfDouble({ start, text }: Line): readonly Piece[] {
  return piecesBy(doubleQuotedUnit, start, text, (match) => {
    if (match.length === 1) return match;
    if (match.length > 2) return String.fromCodePoint(Number.parseInt(match.slice(2), 16));
    return named[match.charAt(1)] ?? match.charAt(1);
  });
}

function piecesBy(pattern: RegExp, start: number, text: string, decode: (match: string) => string): readonly Piece[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => {
    return { text: decode(match), start: start + index, end: start + index + match.length };
  });
}
