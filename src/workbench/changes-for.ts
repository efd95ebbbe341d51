import type { Path } from '../diagnostics/path.ts';
import type { Change } from '../yaml/change.ts';
import { isGroup, type Plain } from '../yaml/located.ts';
import { stretchBetween } from '../yaml/stretch.ts';
import { type Intent, listOf, moved, plainAt } from './intent.ts';

/** What the schema knows of a file, as far as editing needs it. */
export interface FileShape {
  /** The keys at a path, in the form's order. */
  keysAt(path: Path): readonly string[];
  isRequired(path: Path): boolean;
}

/** The changes of a file's source that carry out an intent. */
export function changesFor(data: Plain, intent: Intent, shape: FileShape): readonly Change[] {
  const { path } = intent;
  switch (intent.kind) {
    case 'set':
      return setText(data, path, intent.text, shape);
    case 'add': {
      const list = plainAt(data, path);
      if (!Array.isArray(list)) return [...withoutBlank(data, path), ...insert(data, path, [...intent.items], shape)];
      const items = intent.items.map((item) => inFormOrder(item, [...path, 0], shape));
      return items.map((value, index): Change => ({ kind: 'insert-item', path, value, at: intent.at + index }));
    }
    case 'remove':
      return [{ kind: 'remove', path }];
    case 'move': {
      const places = listOf(plainAt(data, path)).map((_, index) => index);
      return [{ kind: 'order', path, order: moved(places, intent.from, intent.to) }];
    }
  }
}

function setText(data: Plain, path: Path, text: string, shape: FileShape): readonly Change[] {
  const old = plainAt(data, path);
  if (old === undefined) return text === '' ? [] : insert(data, path, text, shape);
  const parent = plainAt(data, path.slice(0, -1));
  const hasOthers = isGroup(parent) && Object.keys(parent).length > 1;
  if (text === '' && hasOthers && !shape.isRequired(path)) return [{ kind: 'remove', path }];
  if (old === null) return text === '' ? [] : [{ kind: 'text', path, text }];
  if (typeof old !== 'string') return [];
  // Line breaks at the end belong to the notation of a block (`|`), and the form does not show them.
  const [tail = ''] = /\n*$/.exec(old) ?? [];
  const whole = text === '' ? '' : text.replace(/\n+$/, '') + tail;
  return whole === old ? [] : [{ kind: 'text', path, ...stretch(old, whole) }];
}

/** The stretch of a text that is another; the whole where nothing stays. */
function stretch(before: string, after: string): Pick<Extract<Change, { kind: 'text' }>, 'within' | 'text'> {
  const found = stretchBetween(before, after);
  return found.within.length === before.length && found.text === after ? { text: after } : found;
}

/** A key that has no value gives way to one that has. */
function withoutBlank(data: Plain, path: Path): readonly Change[] {
  return plainAt(data, path) === null ? [{ kind: 'remove', path }] : [];
}

/** A new key with its value in the nearest map that is there, behind those that the form has before it. */
function insert(data: Plain, path: Path, value: Plain, shape: FileShape): readonly Change[] {
  const around = path.slice(0, -1);
  const key = String(path.at(-1));
  const group = plainAt(data, around);
  if (!isGroup(group) && around.length > 0) {
    return [...withoutBlank(data, around), ...insert(data, around, { [key]: value }, shape)];
  }
  const present = isGroup(group) ? Object.keys(group).filter((name) => name !== key) : [];
  const known = shape.keysAt(around);
  const last = present.findLastIndex((name) => known.indexOf(name) >= 0 && known.indexOf(name) < known.indexOf(key));
  return [{ kind: 'insert-key', path: around, key, value: inFormOrder(value, path, shape), at: last + 1 }];
}

function inFormOrder(value: Plain, path: Path, shape: FileShape): Plain {
  if (Array.isArray(value)) return value.map((item) => inFormOrder(item, [...path, 0], shape));
  if (!isGroup(value)) return value;
  const known = shape.keysAt(path);
  const entries = Object.entries(value).toSorted(([a], [b]) => known.indexOf(a) - known.indexOf(b));
  return Object.fromEntries(entries);
}
