/** Characters that are taken for one another: by their look, or because one key types both. */
const lookAlikes = [
  '拔拨',
  '账帐',
  '己已巳',
  '未末',
  '像象',
  '做作',
  '的地得',
  '年底度',
  '标表',
  '目日',
  '总共',
  '它其他',
  '份分',
  '钱金',
];

const cheap = 0.4;

/** The candidate that `word` was probably meant to be; null if none is near enough to be worth a guess. */
export function suggest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = distanceOf(word, candidate);
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 2));
    if (distance <= limit && distance < Math.min(word.length, candidate.length) && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Edit distance with swaps of neighbours; to take one look-alike for the other costs less than a wrong character. */
function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + costOf(a.charAt(row - 1), b.charAt(column - 1));
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function costOf(a: string, b: string): number {
  if (a === b) return 0;
  return lookAlikes.some((group) => group.includes(a) && group.includes(b)) ? cheap : 1;
}
