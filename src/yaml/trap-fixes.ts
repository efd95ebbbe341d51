import type { Fix } from '../diagnostics/fix.ts';
import type { Trap } from './trap.ts';

/** A trap as it is told, with what would mend it. */
export type ToldTrap = Pick<Trap, 'code' | 'start' | 'end' | 'message' | 'hint'> & { readonly fix?: Fix };

/** The traps that are told; the silent ones are mended along with the one before them. */
export function toldTraps(traps: readonly Trap[]): readonly ToldTrap[] {
  const groups: Trap[][] = [];
  for (const trap of traps) {
    if (trap.isSilent === true) groups.at(-1)?.push(trap);
    else groups.push([trap]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { code, start, end, message, hint } = first;
    const told = { code, start, end, message, hint };
    if (first.edits === null || first.isForReadingOnly === true) return [told];
    const edits = group.flatMap((trap) => trap.edits ?? []);
    const isGuess = group.some((trap) => trap.isGuess === true);
    return [{ ...told, fix: { kind: 'notation', edits, isGuess } as const }];
  });
}
