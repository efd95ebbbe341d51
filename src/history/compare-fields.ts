import type { ListChange, PlainItem, TextChange } from './difference.ts';
import { piecesBetween } from './text-pieces.ts';

/** A value that is text, and one that is a list of entries of texts; other values have comparers of their own. */
type Field = string | readonly PlainItem[];

/** What became of the keys of a map whose value is text, but for those that are compared otherwise. */
export function compareTexts(before: object, after: object, apart: readonly string[] = []): readonly TextChange[] {
  return keysOf(before, after, apart).flatMap((field) => {
    const [was, now] = [textAt(before, field), textAt(after, field)];
    const isText = typeof (fieldAt(before, field) ?? fieldAt(after, field)) === 'string';
    return isText ? (compareText(field, was, now) ?? []) : [];
  });
}

/** What became of the keys of a map whose value is a list of entries (豁免), but for those that are compared otherwise. */
export function compareLists(before: object, after: object, apart: readonly string[] = []): readonly ListChange[] {
  return keysOf(before, after, apart).flatMap((field) => {
    const [was, now] = [listAt(before, field), listAt(after, field)];
    return contentOf(was) === contentOf(now) ? [] : [{ field, before: was, after: now }];
  });
}

/** Null where nothing changed. */
export function compareText(field: string, before: string | null, after: string | null): TextChange | null {
  return before === after ? null : { field, before, after, pieces: piecesBetween(before, after) };
}

/** The keys of the earlier version in its order, then those that are new. */
function keysOf(before: object, after: object, apart: readonly string[]): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !apart.includes(key));
}

function fieldAt(map: object, key: string): Field | undefined {
  return Object.hasOwn(map, key) ? (Reflect.get(map, key) as Field | undefined) : undefined;
}

function textAt(map: object, key: string): string | null {
  const value = fieldAt(map, key);
  return typeof value === 'string' ? value : null;
}

function listAt(map: object, key: string): readonly PlainItem[] | null {
  const value = fieldAt(map, key);
  return Array.isArray(value) ? (value as readonly PlainItem[]) : null;
}

/** The same for lists that say the same, in whatever order their keys were written. */
function contentOf(list: readonly PlainItem[] | null): string {
  return JSON.stringify(list?.map((item) => Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) ?? null);
}
