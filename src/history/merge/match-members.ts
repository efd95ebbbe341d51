import type { Passage } from '../../yaml/passages.ts';
import { originsOf, sameAdditions, turned } from './items.ts';

/** One member in the versions that have it, with its place there; at least one side has it, or the base alone. */
export interface Match {
  readonly base: Placed | null;
  readonly ours: Placed | null;
  readonly theirs: Placed | null;
}

export interface Placed {
  readonly passage: Passage;
  readonly place: number;
}

/** Which member of the three versions of a map or a list is which: by key, or by what the items are. */
export function matchMembers(
  base: readonly Passage[],
  ours: readonly Passage[],
  theirs: readonly Passage[],
  isList: boolean,
): readonly Match[] {
  const [fromOurs, fromTheirs] = isList
    ? [originsOf(base, ours), originsOf(base, theirs)]
    : [sameKeys(base, ours), sameKeys(base, theirs)];
  const isNew = (origins: ReadonlyMap<number, number>) => (_: Passage, place: number) => !origins.has(place);
  const mine = placesWhere(ours, isNew(fromOurs));
  const yours = placesWhere(theirs, isNew(fromTheirs));
  const [added, alsoAdded] = [passagesAt(ours, mine), passagesAt(theirs, yours)];
  const same = isList ? sameAdditions(added, alsoAdded) : sameKeys(added, alsoAdded);
  const [oursOf, theirsOf] = [turned(fromOurs), turned(fromTheirs)];
  const sharedOurs = new Set(same.values());
  return [
    ...base.map((passage, place) => ({
      base: { passage, place },
      ours: placedAt(ours, oursOf.get(place)),
      theirs: placedAt(theirs, theirsOf.get(place)),
    })),
    ...mine.flatMap((place, index) =>
      sharedOurs.has(index) ? [] : [{ base: null, ours: placedAt(ours, place), theirs: null }],
    ),
    ...yours.map((place, index) => {
      const shared = same.get(index);
      const alsoOurs = shared === undefined ? undefined : mine[shared];
      return { base: null, ours: placedAt(ours, alsoOurs), theirs: placedAt(theirs, place) };
    }),
  ];
}

function sameKeys(before: readonly Passage[], after: readonly Passage[]): ReadonlyMap<number, number> {
  const places = new Map(before.map(({ key }, place) => [key, place]));
  return new Map(
    after.flatMap(({ key }, place) => {
      const from = places.get(key);
      return from === undefined ? [] : [[place, from] as const];
    }),
  );
}

function placesWhere(
  passages: readonly Passage[],
  isMeant: (passage: Passage, place: number) => boolean,
): readonly number[] {
  return passages.flatMap((passage, place) => (isMeant(passage, place) ? [place] : []));
}

function passagesAt(passages: readonly Passage[], places: readonly number[]): readonly Passage[] {
  return places.flatMap((place) => passages.slice(place, place + 1));
}

function placedAt(passages: readonly Passage[], place: number | undefined): Placed | null {
  const passage = place === undefined ? undefined : passages[place];
  return place === undefined || passage === undefined ? null : { passage, place };
}
