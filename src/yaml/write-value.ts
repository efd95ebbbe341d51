import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isList, type Plain } from './located.ts';
import { rootOf } from './tree.ts';

/** How a new value is written: in lines of their own whose keys and dashes stand in `column`, or in brackets. */
export interface Manner {
  readonly column: number;
  readonly lineBreak: string;
  readonly isFlow: boolean;
}

/** A text as one line of YAML: plain where it can be, else in double quotes. */
export function writeText(text: string, isFlow = false): string {
  return isPlain(text, isFlow) ? text : quoteDouble(text);
}

export function quoteDouble(text: string): string {
  return `"${escapeDouble(text)}"`;
}

/** As it stands between double quotes. */
export function escapeDouble(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What follows `key:` or `-`, with the space or the line break before it; nothing for an empty value. */
export function writeValue(value: Plain, manner: Manner): string {
  if (value === null) return '';
  if (manner.isFlow) return ` ${writeFlow(value)}`;
  if (typeof value === 'string') return ` ${writeScalar(value, manner)}`;
  const lines = isList(value)
    ? value.map((item) => `-${writeItem(item, manner)}`)
    : Object.entries(value).map(([key, item]) => writeEntry(key, item, manner));
  if (lines.length === 0) return isList(value) ? ' []' : ' {}';
  const start = manner.lineBreak + ' '.repeat(manner.column);
  return start + lines.join(start);
}

/** `key: value`; what is below it stands two columns further in. */
export function writeEntry(key: string, value: Plain, manner: Manner): string {
  return `${writeText(key, manner.isFlow)}:${writeValue(value, { ...manner, column: manner.column + 2 })}`;
}

/** What follows the dash: a map begins on its line. */
export function writeItem(value: Plain, manner: Manner): string {
  const written = writeValue(value, { ...manner, column: manner.column + 2 });
  return written.startsWith(manner.lineBreak) ? ` ${written.trimStart()}` : written;
}

/** A text of several lines becomes a block. */
function writeScalar(text: string, { column, lineBreak }: Manner): string {
  if (!text.includes('\n') || /^[\s]|\n$|[^\S\n]\n/.test(text)) return writeText(text);
  const lines = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(column) + line));
  return ['|-', ...lines].join(lineBreak);
}

/** Brackets have no way to write an empty item; an empty value is a colon and a space. */
function writeFlow(value: Plain): string {
  if (value === null) return '';
  if (typeof value === 'string') return writeText(value, true);
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${writeText(key, true)}: ${writeFlow(item)}`);
  return `{${entries.join(', ')}}`;
}

/** Asked of the library itself, as a key, as a value and as an item. */
function isPlain(text: string, isFlow: boolean): boolean {
  if (text === '' || /^[\s\ufeff]|[\s\ufeff]$|\p{Cc}/u.test(text)) return false;
  const root = rootOf(isFlow ? `[${text}, {${text}: ${text}}]` : `- ${text}\n- ${text}: ${text}\n`);
  if (!isSeq<Node>(root) || root.items.length !== 2) return false;
  const [item, map] = root.items;
  const pair = isMap<Node, Node>(map) && map.items.length === 1 ? map.items[0] : undefined;
  return [item, pair?.key, pair?.value].every((node) => isScalar(node) && node.type === 'PLAIN' && node.value === text);
}
