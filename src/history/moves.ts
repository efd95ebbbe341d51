/**
 * Which of these numbers have to move so that they stand in order: as few as can be. The answer is their places in the
 * list; all others already follow one another (the longest increasing subsequence, the last found where several are as long).
 */
export function movedIn(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [place, number] of numbers.entries()) {
    const length = firstAtLeast(tails, numbers, number);
    previous[place] = tails[length - 1] ?? -1;
    tails[length] = place;
  }
  const staying = new Set<number>();
  for (let place = tails.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) staying.add(place);
  return new Set([...numbers.keys()].filter((place) => !staying.has(place)));
}

/** How many of the tails, which lead to increasing numbers, lead to a smaller one. */
function firstAtLeast(tails: readonly number[], numbers: readonly number[], number: number): number {
  let low = 0;
  for (let high = tails.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
