import { isScalar, type Node, type Scalar } from 'yaml';
import type { Change } from './change.ts';
import type { Edit } from './edits.ts';
import { membersOf, type Place } from './members.ts';
import { unitsOf } from './scalar-units.ts';
import { columnOf, indentOf, lineAt, lineBreakOf, linesBetween, nextLine } from './text-lines.ts';
import { isFlow } from './tree.ts';
import { escapeDouble, quoteDouble, writeValue } from './write-value.ts';

type TextChange = Extract<Change, { kind: 'text' }>;

/**
 * The ways to change a scalar's text, the one that touches least first: only the stretch, in the scalar's own notation;
 * the whole of it in its own notation; double quotes. Whether a way is right, the reader of the result decides.
 */
export function textWays(text: string, place: Place, change: TextChange): readonly (readonly Edit[])[] {
  const { node, parent, index } = place;
  if (node !== null && !isScalar(node)) return [];
  const isEmpty = node === null || node.range?.[0] === node.range?.[1];
  const whole = wholeText(node, change);
  if (isEmpty) return wayIntoEmpty(text, parent, index, whole);
  const [start, end] = node.range ?? [0, 0];
  const own = inOwnNotation(text, node, whole);
  const stretch = change.within === undefined ? null : stretchWay(text, node, change.within, change.text);
  const column = parent === null ? 0 : columnOf(text, membersOf(parent, text)[index]?.head ?? start);
  const isInBrackets = parent !== null && isFlow(parent);
  const fresh = writeValue(whole, {
    column: column + 2,
    lineBreak: lineBreakOf(text),
    isFlow: isInBrackets,
  }).trimStart();
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const last = isBlock ? (membersOf(parent, text)[index]?.end ?? end) : end;
  // The comment behind a block's header stays behind what takes the block's place.
  const behind = isBlock ? text.slice(start, lineAt(text, start).end).replace(/^[|>][\d+-]*/, '') : '';
  return [
    ...(stretch === null ? [] : [stretch]),
    ...own.map((notation) => [{ start, end: last, text: notation }]),
    ...[fresh, quoteDouble(whole)].map((notation) => [{ start, end: last, text: notation + behind }]),
  ];
}

/** Gives the lines of a plain text that begin with one of the keys the colon of an entry. */
export function entryEdits(text: string, { node }: Place, keys: readonly string[]): readonly Edit[] {
  if (!isScalar(node) || node.type !== 'PLAIN') return [];
  const [from = 0, to = 0] = node.range ?? [];
  const entry = new RegExp(`(?<=^[ \\t]*)(${keys.join('|')})[ \\t\u3000]*[:：][ \\t\u3000]*`, 'gm');
  return Array.from(text.slice(from, to).matchAll(entry), ({ 0: found, 1: key = '', index }) => {
    return { start: from + index, end: from + index + found.length, text: `${key}: ` };
  });
}

function wholeText(node: Node | null, { within, text }: TextChange): string {
  const old = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  return within === undefined ? text : old.slice(0, within.offset) + text + old.slice(within.offset + within.length);
}

function wayIntoEmpty(text: string, parent: Node | null, index: number, whole: string): readonly (readonly Edit[])[] {
  const member = membersOf(parent, text)[index];
  if (parent === null || member === undefined) return [];
  const column = columnOf(text, member.head) + 2;
  const written = writeValue(whole, { column, lineBreak: lineBreakOf(text), isFlow: isFlow(parent) });
  return [written, ` ${quoteDouble(whole)}`].map((notation) => [
    { start: member.mark, end: member.mark, text: notation },
  ]);
}

/** Only the characters of the stretch; null where they cannot be told apart in the source. */
function stretchWay(
  text: string,
  scalar: Scalar,
  { offset, length }: { readonly offset: number; readonly length: number },
  replacement: string,
): readonly Edit[] | null {
  const units = unitsOf(scalar, text);
  if (units === null) return null;
  const start = units.starts[offset] ?? units.ends.at(-1);
  const end = length === 0 ? start : units.ends[offset + length - 1];
  if (start === undefined || end === undefined) return null;
  return [{ start, end, text: escapeFor(text, scalar, replacement) }];
}

function escapeFor(text: string, scalar: Scalar, replacement: string): string {
  switch (scalar.type) {
    case 'QUOTE_SINGLE':
      return replacement.replaceAll("'", "''");
    case 'QUOTE_DOUBLE':
      return escapeDouble(replacement);
    case 'BLOCK_LITERAL':
      return replacement.replaceAll('\n', lineBreakOf(text) + bodyIndent(text, scalar));
    default:
      return replacement;
  }
}

/** The whole scalar in the notation that it has now. */
function inOwnNotation(text: string, scalar: Scalar, whole: string): readonly string[] {
  switch (scalar.type) {
    case 'QUOTE_SINGLE':
      return [`'${whole.replaceAll("'", "''")}'`];
    case 'QUOTE_DOUBLE':
      return [quoteDouble(whole)];
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockNotations(text, scalar, whole);
    default:
      return whole.includes('\n') ? [] : [whole];
  }
}

/** A block keeps its header where it can; else the header says what is at the end of the text. Nothing is written folded. */
function blockNotations(text: string, scalar: Scalar, whole: string): readonly string[] {
  const [start = 0] = scalar.range ?? [];
  const header = text.slice(start, lineAt(text, start).end).replace('>', '|');
  const indent = bodyIndent(text, scalar);
  const lineBreak = lineBreakOf(text);
  const body = whole.replace(/\n+$/, '');
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  const breaks = whole.length - body.length;
  const fitting = header.replace(/^(\|\d?)[+-]?/, `$1${breaks === 0 ? '-' : breaks > 1 ? '+' : ''}`);
  const kept = lineBreak.repeat(Math.max(breaks - 1, 0));
  return [[header, ...lines].join(lineBreak), [fitting, ...lines].join(lineBreak) + kept];
}

function bodyIndent(text: string, scalar: Scalar): string {
  const [start = 0, end = 0] = scalar.range ?? [];
  for (const line of linesBetween(text, nextLine(text, start), end)) {
    if (text.slice(line.start, line.end).trim() !== '') return ' '.repeat(indentOf(text, line));
  }
  return ' '.repeat(indentOf(text, lineAt(text, start)) + 2);
}
