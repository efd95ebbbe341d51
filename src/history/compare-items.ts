import { compareLists, compareText, compareTexts } from './compare-fields.ts';
import type { ItemChange, Move, Place } from './difference.ts';
import { movedIn } from './moves.ts';
import { type Likeness, pair } from './pair.ts';

/** How the items of a list are compared: whose name is `name`, and what `apart` of it `compare` looks at itself. */
export interface ItemComparer<T extends object, Changed extends object> extends Likeness<T> {
  readonly name: keyof T & string;
  readonly apart: readonly string[];
  readonly compare: (before: T, after: T) => Changed;
  readonly isEmpty: (changed: Changed) => boolean;
}

/** What became of a list. */
export interface ComparedItems<T, Changed> {
  /** Unchanged ones left out; in the order of `after`, each removed one where it stood. */
  readonly changes: readonly ItemChange<T, Changed>[];
  /** Those that both versions have, in the order of `before`. */
  readonly kept: readonly Place<number, number>[];
}

export function compareItems<T extends object, Changed extends object>(
  before: readonly T[],
  after: readonly T[],
  comparer: ItemComparer<T, Changed>,
): ComparedItems<T, Changed> {
  const pairs = pair(before, after, comparer);
  const kept = [...pairs].toSorted(([a], [b]) => a - b);
  const moved = movedIn(kept.map(([, to]) => to));
  const moves = new Map(kept.flatMap(([from, to], place) => (moved.has(place) ? [[to, { from, to }] as const] : [])));
  const sources = new Map(kept.map(([from, to]) => [to, from]));
  const changes: ItemChange<T, Changed>[] = [];
  let told = 0;
  const tellRemoved = (until: number): void => {
    for (; told < until; told++) {
      const gone = before[told];
      if (gone !== undefined && !pairs.has(told))
        changes.push({ kind: 'removed', at: { before: told, after: null }, before: gone });
    }
  };
  for (const [to, now] of after.entries()) {
    const from = sources.get(to);
    const was = from === undefined ? undefined : before[from];
    if (from === undefined || was === undefined) {
      changes.push({ kind: 'added', at: { before: null, after: to }, after: now });
      continue;
    }
    if (!moves.has(to)) tellRemoved(from);
    const change = compareItem(was, now, { before: from, after: to }, moves.get(to) ?? null, comparer);
    if (change !== null) changes.push(change);
  }
  tellRemoved(before.length);
  return { changes, kept: kept.map(([from, to]) => ({ before: from, after: to })) };
}

function compareItem<T extends object, Changed extends object>(
  before: T,
  after: T,
  at: Place<number, number>,
  moved: Move | null,
  { name, apart, compare, isEmpty }: ItemComparer<T, Changed>,
): ItemChange<T, Changed> | null {
  const renamed = compareText(name, nameOf(before, name), nameOf(after, name));
  const texts = compareTexts(before, after, [name, ...apart]);
  const lists = compareLists(before, after, apart);
  const changed = compare(before, after);
  const isSame = renamed === null && moved === null && texts.length + lists.length === 0 && isEmpty(changed);
  return isSame ? null : { kind: 'changed', at, before, after, renamed, moved, texts, lists, ...changed };
}

function nameOf<T extends object>(item: T, name: keyof T): string {
  return String(item[name]);
}
