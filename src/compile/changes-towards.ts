import { formatAmount } from '../budget/amount.ts';
import { decimalOf } from '../budget/decimal.ts';
import type { Path } from '../diagnostics/path.ts';
import { isPlainList, isPlainMap, type PlainMap, type PlainValue } from '../history/plain-unit.ts';
import { stepsBetween } from '../history/steps.ts';
import type { Change } from '../yaml/change.ts';
import type { Plain } from '../yaml/located.ts';
import { stretchBetween } from '../yaml/stretch.ts';

/** For each item of a list its place in the later list, null for one that goes; null where nobody knows. */
export type Places = (path: Path) => readonly (number | null)[] | null;

/** What is known of a file beside its data. */
export interface FileManner {
  /** The keys at a path, in the form's order. */
  readonly keysAt: (path: Path) => readonly string[];
  readonly places: Places;
}

/**
 * The changes of a file that make its data another: only what differs is touched, so that comments and notation stay.
 * `raw` is what the file holds, `before` the same as the schema reads it.
 */
export function changesTowards(raw: Plain, before: PlainMap, after: PlainMap, manner: FileManner): readonly Change[] {
  return mapChanges(raw, before, after, [], manner);
}

/** New keys come before old ones go: a map is never empty. */
function mapChanges(raw: Plain, before: PlainMap, after: PlainMap, path: Path, manner: FileManner): readonly Change[] {
  const inner = Object.entries(after).flatMap(([key, now]): readonly Change[] => {
    const was = before[key];
    return was === undefined ? [] : valueChanges(memberOf(raw, key), was, now, [...path, key], manner);
  });
  const known = manner.keysAt(path);
  const present = isRawMap(raw) ? Object.keys(raw) : [];
  const added: Change[] = [];
  for (const [key, value] of Object.entries(after)) {
    if (before[key] !== undefined) continue;
    const written = writable(value, [...path, key], manner.keysAt);
    if (present.includes(key) && typeof written === 'string')
      added.push({ kind: 'text', path: [...path, key], text: written });
    else {
      const at = placeFor(key, present, known);
      present.splice(at, 0, key);
      added.push({ kind: 'insert-key', path, key, value: written, at });
    }
  }
  const gone = Object.keys(before).filter((key) => after[key] === undefined);
  return [...inner, ...added, ...gone.map((key): Change => ({ kind: 'remove', path: [...path, key] }))];
}

/** Behind the last key that the form has before it. */
function placeFor(key: string, present: readonly string[], known: readonly string[]): number {
  const rank = known.indexOf(key);
  const last = present.findLastIndex((other) => rank < 0 || (known.includes(other) && known.indexOf(other) < rank));
  return last + 1;
}

function valueChanges(
  raw: Plain,
  before: PlainValue,
  after: PlainValue,
  path: Path,
  manner: FileManner,
): readonly Change[] {
  if (typeof before === 'string' && typeof after === 'string') return textChanges(before, after, path);
  if (isPlainMap(before) && isPlainMap(after)) return mapChanges(raw, before, after, path, manner);
  if (isPlainList(before) && isPlainList(after)) return listChanges(raw, before, after, path, manner);
  throw new TypeError(`the data at ${path.join('.')} is of another kind`);
}

/** Only the stretch that differs; an amount as the form prints it. */
function textChanges(before: string, after: string, path: Path): readonly Change[] {
  if (before === after) return [];
  if (isMoney(path)) return [{ kind: 'text', path, text: formatAmount(decimalOf(after)) }];
  return [{ kind: 'text', path, ...stretchBetween(before, after) }];
}

/** What stays is changed where it stands; then new items come, old ones go, and all are put in order. */
function listChanges(
  raw: Plain,
  before: readonly PlainValue[],
  after: readonly PlainValue[],
  path: Path,
  manner: FileManner,
): readonly Change[] {
  const places = manner.places(path) ?? placesByContent(before, after);
  const inner = before.flatMap((was, place) => {
    const now = after[places[place] ?? -1];
    return now === undefined ? [] : valueChanges(memberOf(raw, place), was, now, [...path, place], manner);
  });
  const kept = new Set(places);
  const added = [...after.keys()].filter((place) => !kept.has(place));
  const gone = [...before.keys()].filter((place) => places[place] === null || places[place] === undefined);
  const present = [...places.filter((place) => place !== null), ...added];
  const order = present.map((_, to) => present.indexOf(to));
  return [
    ...inner,
    ...added.map(
      (to): Change => ({ kind: 'insert-item', path, value: writable(after[to] ?? '', [...path, to], manner.keysAt) }),
    ),
    ...gone.toReversed().map((place): Change => ({ kind: 'remove', path: [...path, place] })),
    ...(order.every((from, to) => from === to) ? [] : [{ kind: 'order', path, order } as const]),
  ];
}

/** Items that are the same; of the others between two of them, the first is taken for the first, and so on. */
function placesByContent(before: readonly PlainValue[], after: readonly PlainValue[]): readonly (number | null)[] {
  const places: (number | null)[] = [];
  const waiting: { readonly old: number[]; readonly now: number[] } = { old: [], now: [] };
  const settle = (): void => {
    for (const [index, old] of waiting.old.entries()) places[old] = waiting.now[index] ?? null;
    waiting.old.length = 0;
    waiting.now.length = 0;
  };
  let [from, to] = [0, 0];
  for (const { kind } of stepsBetween(before.map(keyOf), after.map(keyOf))) {
    if (kind === 'removed') waiting.old.push(from++);
    else if (kind === 'added') waiting.now.push(to++);
    else {
      settle();
      places[from++] = to++;
    }
  }
  settle();
  return places;
}

function keyOf(value: PlainValue): string {
  return JSON.stringify(value);
}

/** As it is to be written: amounts as the form prints them, keys in the form's order. */
export function writable(value: PlainValue, path: Path, keysAt: FileManner['keysAt']): Plain {
  if (typeof value === 'string') return isMoney(path) ? formatAmount(decimalOf(value)) : value;
  if (isPlainList(value)) return value.map((item, place) => writable(item, [...path, place], keysAt));
  const known = keysAt(path);
  const rank = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  const entries = Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, writable(item, [...path, key], keysAt)]));
}

/** An amount stands under 资金 or 合计. */
function isMoney(path: Path): boolean {
  const parent = path.at(-2);
  return (parent === '资金' || parent === '合计') && path.length === 2;
}

function memberOf(raw: Plain, key: string | number): Plain {
  return typeof raw === 'object' && raw !== null ? ((Reflect.get(raw, key) as Plain | undefined) ?? null) : null;
}

function isRawMap(raw: Plain): raw is { readonly [key: string]: Plain } {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
