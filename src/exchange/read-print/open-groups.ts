/** Things that are put together bit by bit. */
export function openGroups(count: number) {
  const parents = Array.from({ length: count }, (_, index) => index);
  const of = (one: number): number => {
    let root = one;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  return {
    of,
    join: (one: number, other: number): void => {
      const [a, b] = [of(one), of(other)];
      parents[Math.max(a, b)] = Math.min(a, b);
    },
    all: (): ReadonlyMap<number, readonly number[]> => {
      const members = new Map<number, number[]>();
      for (const one of parents.keys()) members.set(of(one), [...(members.get(of(one)) ?? []), one]);
      return members;
    },
  };
}
