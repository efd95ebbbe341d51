import type { UnitData, UnitDifference } from './difference.ts';

/**
 * Which project of the later version is which of the earlier one, by their 0-based places, those left out that moved:
 * both places grow from pair to pair. What a difference does not name has stayed, and in its order.
 */
export function projectPairs(
  before: UnitData,
  after: UnitData,
  { projects }: UnitDifference,
): readonly (readonly [before: number, after: number])[] {
  const named = (side: 'before' | 'after') => new Set(projects.map(({ at }) => at[side]));
  const rest = (data: UnitData, told: ReadonlySet<number | null>) =>
    [...data.项目.keys()].filter((at) => !told.has(at));
  const stayed = rest(after, named('after'));
  const unchanged = rest(before, named('before')).flatMap((from, index): readonly (readonly [number, number])[] => {
    const to = stayed[index];
    return to === undefined ? [] : [[from, to]];
  });
  const changed = projects.flatMap((change): readonly (readonly [number, number])[] =>
    change.kind === 'changed' && change.moved === null ? [[change.at.before, change.at.after]] : [],
  );
  return [...unchanged, ...changed].sort(([a], [b]) => a - b);
}
