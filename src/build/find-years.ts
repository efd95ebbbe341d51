import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { classTableName, isLeftover } from './unit-layout.ts';

/** A year lies under `data`, perhaps below a bureau or two. */
const deepest = 3;

/** The folders below `data` that hold a class table, as paths below it (`2025`), sorted by code unit. */
export async function findYears(workspace: Workspace, data: string): Promise<Attempt<readonly string[]>> {
  const below = async (path: string, depth: number): Promise<Attempt<readonly string[]>> => {
    const listed = await workspace.list(posix.join(data, path));
    if (!listed.ok) return listed;
    if (listed.value.some(({ name, kind }) => kind === 'file' && name === classTableName)) return done([path]);
    const years: string[] = [];
    for (const { name, kind } of depth < deepest ? listed.value : []) {
      if (kind === 'file' || isLeftover(name)) continue;
      const found = await below(posix.join(path, name), depth + 1);
      if (!found.ok) return found;
      years.push(...found.value);
    }
    return done(years);
  };
  return below('.', 0);
}
