import type { Complain } from './apply-difference.ts';
import { isSamePlain } from './apply-fields.ts';
import type { PlainMap } from './plain-unit.ts';

/** What the changes of a list say of places: 0-based, in the list before and in the list after. */
type Change =
  | { readonly kind: 'added'; readonly at: { readonly after: number } }
  | { readonly kind: 'removed'; readonly at: { readonly before: number }; readonly data: PlainMap }
  | {
      readonly kind: 'changed';
      readonly name: string;
      readonly at: { readonly before: number; readonly after: number };
      readonly renamed: { readonly before: string | null } | null;
      readonly moved: object | null;
    };

/** What the items of a list are. */
interface Manner<T, C extends Change> {
  readonly where: string;
  readonly dataOf: (item: T) => PlainMap;
  /** The key that holds the name. */
  readonly name: string;
  readonly make: (added: Extract<C, { readonly kind: 'added' }>) => T;
  readonly change: (item: T, changed: Extract<C, { readonly kind: 'changed' }>) => T;
  readonly complain: Complain;
}

/** The list after its changes. */
export function applyItems<T, C extends Change>(
  before: readonly T[],
  changes: readonly C[],
  manner: Manner<T, C>,
): readonly T[] {
  const items = new Map(before.entries());
  const made = new Map<number, T>();
  for (const one of changes) {
    if (isAdded(one)) made.set(one.at.after, manner.make(one));
    const place = placeOf(one);
    const item = before[place];
    if (item === undefined || !fits(item, one, place, manner)) continue;
    if (isChanged(one)) items.set(place, manner.change(item, one));
  }
  const after: T[] = [];
  for (const [place, to] of placesAfter(before.length, changes).entries()) {
    const item = items.get(place);
    if (to !== null && item !== undefined) after[to] = item;
  }
  for (const [to, item] of made) after[to] = item;
  return after.filter((item) => item !== undefined);
}

/**
 * Where each of so many items stands after the changes of their list; null for one that goes. What was moved stands at its
 * new place; what nothing is said of, and what changed where it stands, follow one another as they did.
 */
export function placesAfter(count: number, changes: readonly Change[]): readonly (number | null)[] {
  const taken = new Set<number>();
  const settled = new Map<number, number | null>();
  for (const one of changes) {
    if (one.kind === 'added') taken.add(one.at.after);
    else if (one.kind === 'removed') settled.set(one.at.before, null);
    else if (one.moved !== null) {
      taken.add(one.at.after);
      settled.set(one.at.before, one.at.after);
    }
  }
  let next = 0;
  return Array.from({ length: count }, (_, place) => {
    const known = settled.get(place);
    if (known !== undefined) return known;
    while (taken.has(next)) next++;
    return next++;
  });
}

/** Whether the item is the one that is meant: of that name, and, where it is to go, of that content. */
function fits<T, C extends Change>(item: T, change: C, place: number, { where, dataOf, name, complain }: Manner<T, C>) {
  const data = dataOf(item);
  const [expected, found] = [nameBefore(change, name), String(data[name] ?? '')];
  if (expected !== found) complain({ where: `${where}第 ${place + 1} 项的${name}`, expected, found });
  else if (change.kind === 'removed' && !isSamePlain(data, change.data)) {
    const [was, is] = [change.data, data].map((value) => JSON.stringify(value));
    complain({ where: `${where}“${found}”的内容`, expected: was ?? null, found: is ?? null });
  } else return true;
  return false;
}

function nameBefore(change: Change, key: string): string {
  if (change.kind === 'changed') return change.renamed?.before ?? change.name;
  return change.kind === 'removed' ? String(change.data[key] ?? '') : '';
}

function placeOf(change: Change): number {
  return change.kind === 'added' ? -1 : change.at.before;
}

function isAdded<C extends Change>(change: C): change is Extract<C, { readonly kind: 'added' }> {
  return change.kind === 'added';
}

function isChanged<C extends Change>(change: C): change is Extract<C, { readonly kind: 'changed' }> {
  return change.kind === 'changed';
}
