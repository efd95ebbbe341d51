/** By what two lists are held against each other. */
export interface Likeness<T> {
  /** What an item is known by, the surest first. */
  readonly keys: readonly ((item: T) => string)[];
  /** From 0 to 1, the same both ways. */
  readonly likeness: (one: T, other: T) => number;
  /** From here on, two items without a common key are taken for one. */
  readonly threshold: number;
}

/**
 * Which item of the later list is which of the earlier one: by key, and of those left over, the most alike first. Where
 * several have the same key, those that are most alike belong together, else those that come first. The answer gives for
 * each place in `before` its place in `after`.
 */
export function pair<T>(
  before: readonly T[],
  after: readonly T[],
  { keys, likeness, threshold }: Likeness<T>,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const open = () => ({
    old: [...before.keys()].filter((place) => !pairs.has(place)),
    now: [...after.keys()].filter((place) => !taken.has(place)),
  });
  const match = (old: readonly number[], now: readonly number[], least: number): void => {
    for (const [from, to] of mostAlike(old, now, least)) {
      pairs.set(from, to);
      taken.add(to);
    }
  };
  const mostAlike = (
    old: readonly number[],
    now: readonly number[],
    least: number,
  ): readonly (readonly [number, number])[] => {
    const [from, to] = [old[0], now[0]];
    if (from === undefined || to === undefined) return [];
    if (old.length === 1 && now.length === 1 && least === 0) return [[from, to]];
    return inOrderOfLikeness(old, now, (one, other) => scoreOf(before[one], after[other], likeness), least);
  };
  for (const key of keys) {
    const { old, now } = open();
    const byKey = groupBy(now, after, key);
    for (const [name, places] of groupBy(old, before, key)) match(places, byKey.get(name) ?? [], 0);
  }
  const { old, now } = open();
  match(old, now, threshold);
  return pairs;
}

function scoreOf<T>(one: T | undefined, other: T | undefined, likeness: (one: T, other: T) => number): number {
  return one === undefined || other === undefined ? 0 : likeness(one, other);
}

/** The best pair first, and no item twice; among equals, the first come first. */
function inOrderOfLikeness(
  old: readonly number[],
  now: readonly number[],
  likeness: (one: number, other: number) => number,
  least: number,
): readonly (readonly [number, number])[] {
  const scored = old.flatMap((from) => now.map((to) => ({ from, to, score: likeness(from, to) })));
  const ranked = scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);
  const [usedOld, usedNow] = [new Set<number>(), new Set<number>()];
  return ranked.flatMap(({ from, to }): readonly (readonly [number, number])[] => {
    if (usedOld.has(from) || usedNow.has(to)) return [];
    usedOld.add(from);
    usedNow.add(to);
    return [[from, to]];
  });
}

function groupBy<T>(
  places: readonly number[],
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const item = items[place];
    if (item === undefined) continue;
    const name = key(item);
    groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  return groups;
}
