/** What stands where in two lists: 0-based places; null where the other list has nothing of the kind. */
export type Alignment =
  | { readonly before: number; readonly after: number }
  | { readonly before: number; readonly after: null }
  | { readonly before: null; readonly after: number };

/** From here on, two texts are taken for versions of one. */
const threshold = 0.4;
/** Beyond so many pairs, nobody asks. */
const most = 250_000;

/**
 * Which text of the later list is which of the earlier one, none of them moved: the way on which the most is alike. Texts
 * come as their words; a word that most of them have says little about one. What has no counterpart stands where it
 * stood, what goes before what comes; so does everything in lists that are too long.
 */
export function alignByLikeness(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): readonly Alignment[] {
  if (before.length * after.length > most) return nothingAlike(before.length, after.length);
  const weightOf = weigh([...before, ...after]);
  const [old, now] = [before, after].map((texts) => texts.map((words) => bagOf(words, weightOf)));
  const columns = after.length + 1;
  // The most that can be alike from a place on.
  const best = new Float64Array((before.length + 1) * columns);
  const likeness = new Float64Array((before.length + 1) * columns);
  const at = (values: Float64Array, from: number, to: number): number => values[from * columns + to] ?? 0;
  for (let from = before.length - 1; from >= 0; from--) {
    for (let to = after.length - 1; to >= 0; to--) {
      const like = likenessOf(old?.[from], now?.[to]);
      likeness[from * columns + to] = like;
      const paired = like < threshold ? 0 : like + at(best, from + 1, to + 1);
      best[from * columns + to] = Math.max(paired, at(best, from + 1, to), at(best, from, to + 1));
    }
  }
  const found: Alignment[] = [];
  let [from, to] = [0, 0];
  while (from < before.length || to < after.length) {
    const like = at(likeness, from, to);
    const isPair = from < before.length && to < after.length && like >= threshold;
    if (isPair && at(best, from, to) === like + at(best, from + 1, to + 1)) found.push({ before: from++, after: to++ });
    else if (from < before.length && (to === after.length || at(best, from + 1, to) >= at(best, from, to + 1)))
      found.push({ before: from++, after: null });
    else found.push({ before: null, after: to++ });
  }
  return found;
}

function nothingAlike(before: number, after: number): readonly Alignment[] {
  return [
    ...Array.from({ length: before }, (_, place) => ({ before: place, after: null })),
    ...Array.from({ length: after }, (_, place) => ({ before: null, after: place })),
  ];
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly weightOf: (word: string) => number;
}

/** The rarer among the texts, the more a word weighs. */
function weigh(texts: readonly (readonly string[])[]): (word: string) => number {
  const frequencies = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  return (word) => Math.log((texts.length + 1) / (frequencies.get(word) ?? 1));
}

function bagOf(words: readonly string[], weightOf: (word: string) => number): Bag {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, weight: words.reduce((sum, word) => sum + weightOf(word), 0), weightOf };
}

/** From 0 to 1: the share of weight that two texts have in common (Dice). */
function likenessOf(one: Bag | undefined, other: Bag | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const whole = one.weight + other.weight;
  if (whole === 0) return 1;
  let shared = 0;
  for (const [word, count] of one.counts) shared += one.weightOf(word) * Math.min(count, other.counts.get(word) ?? 0);
  return (2 * shared) / whole;
}
