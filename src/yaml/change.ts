import type { Path } from '../diagnostics/path.ts';
import { isGroup, isList, type Plain } from './located.ts';

/** One thing to change in a file, in paths into its data as it stands when the change's turn comes. */
export type Change =
  /** Text in place of a scalar, or of a stretch of it (UTF-16 units of its value); an empty value counts as ''. */
  | {
      readonly kind: 'text';
      readonly path: Path;
      readonly within?: { readonly offset: number; readonly length: number };
      readonly text: string;
    }
  /** Entries in place of a text that was meant as such, but for its colons (`财政拨款：100`). */
  | { readonly kind: 'entries'; readonly path: Path; readonly keys: readonly string[] }
  /** Another name for the key at the path. */
  | { readonly kind: 'rename'; readonly path: Path; readonly name: string }
  /** The members of the list or map at the path in another order: `order[0]` is the present number of the one that comes first. */
  | { readonly kind: 'order'; readonly path: Path; readonly order: readonly number[] }
  /** A new key in the map at the path, before its `at`th key (at the end where that is absent). */
  | {
      readonly kind: 'insert-key';
      readonly path: Path;
      readonly key: string;
      readonly value: Plain;
      readonly at?: number;
    }
  /** A new item in the list at the path, before its `at`th item (at the end where that is absent). */
  | { readonly kind: 'insert-item'; readonly path: Path; readonly value: Plain; readonly at?: number }
  /** The key or the item at the path goes, with its own comments. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Two columns a level, lists one level below their key. */
  | { readonly kind: 'indent' }
  /** No white space at line ends and one line break at the end of the file. */
  | { readonly kind: 'trim' };

/** The data as it must read once the change is made; null where the path or the numbers do not fit the data. */
export function changed(data: Plain, change: Change): Plain | null {
  switch (change.kind) {
    case 'indent':
    case 'trim':
      return data;
    case 'text':
      return at(data, change.path, (value) =>
        value === null || typeof value === 'string' ? textOf(value, change) : null,
      );
    case 'entries':
      return at(data, change.path, (value) => (typeof value === 'string' ? entriesIn(value, change.keys) : null));
    case 'rename':
      return atMember(data, change.path, (entries, index) => {
        const value = entries[index]?.[1];
        const isTaken = entries.some(([key]) => key === change.name);
        return value === undefined || isTaken ? null : entries.with(index, [change.name, value]);
      });
    case 'remove':
      return atMember(data, change.path, (entries, index) => (entries.length < 2 ? null : entries.toSpliced(index, 1)));
    case 'order':
      return at(data, change.path, (value) => rebuilt(value, (entries) => ordered(entries, change.order)));
    case 'insert-key':
      return at(data, change.path, (value) => {
        if (!isGroup(value) || Object.hasOwn(value, change.key)) return null;
        return rebuilt(value, (entries) => inserted(entries, [change.key, change.value], change.at));
      });
    case 'insert-item':
      return at(data, change.path, (value) =>
        isList(value) ? rebuilt(value, (entries) => inserted(entries, ['', change.value], change.at)) : null,
      );
  }
}

type Entries = readonly (readonly [string, Plain])[];

function at(data: Plain, path: Path, change: (value: Plain) => Plain | null): Plain | null {
  const [step, ...rest] = path;
  if (step === undefined) return change(data);
  return atMember(data, [step], (entries, index) => {
    const [key, value] = entries[index] ?? ['', null];
    const next = at(value, rest, change);
    return next === null ? null : entries.with(index, [key, next]);
  });
}

/** Changes the entries of the list or map that holds what is at the path. */
function atMember(data: Plain, path: Path, change: (entries: Entries, index: number) => Entries | null): Plain | null {
  const [step, ...rest] = path;
  if (step === undefined) return null;
  if (rest.length > 0) return at(data, [step], (value) => atMember(value, rest, change));
  return rebuilt(data, (entries) => {
    const index = isList(data) ? Number(step) : entries.findIndex(([key]) => key === String(step));
    return entries[index] === undefined ? null : change(entries, index);
  });
}

function rebuilt(data: Plain, change: (entries: Entries) => Entries | null): Plain | null {
  if (!isList(data) && !isGroup(data)) return null;
  const entries = change(Object.entries(data));
  if (entries === null) return null;
  return isList(data) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function ordered(entries: Entries, order: readonly number[]): Entries | null {
  const isPermutation = order.toSorted((a, b) => a - b).every((number, index) => number === index);
  if (order.length !== entries.length || !isPermutation) return null;
  return order.flatMap((index) => entries.slice(index, index + 1));
}

function inserted(entries: Entries, entry: readonly [string, Plain], position = entries.length): Entries | null {
  return position < 0 || position > entries.length ? null : entries.toSpliced(position, 0, entry);
}

function textOf(value: string | null, { within, text }: Extract<Change, { kind: 'text' }>): string | null {
  if (within === undefined) return text;
  const old = value ?? '';
  const end = within.offset + within.length;
  return within.offset < 0 || end > old.length ? null : old.slice(0, within.offset) + text + old.slice(end);
}

/** What a text says as entries; null if it holds anything before the first or nothing behind one of them. */
function entriesIn(text: string, keys: readonly string[]): Plain | null {
  const [before = '', ...parts] = text.split(new RegExp(`(?:^|\\s)(${keys.join('|')})[ \\t\u3000]*[:：]`));
  const entries = parts.flatMap((part, index): [string, string][] =>
    index % 2 === 1 ? [[parts[index - 1] ?? '', part.trim()]] : [],
  );
  const isWhole = before === '' && entries.every(([, value]) => value !== '');
  const isUnique = new Set(entries.map(([key]) => key)).size === entries.length;
  return isWhole && isUnique && entries.length > 0 ? Object.fromEntries(entries) : null;
}
