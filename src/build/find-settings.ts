import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Files } from '../workspace/workspace.ts';
import { settingsName } from './unit-layout.ts';

/** A file's name and its bytes. */
export interface FoundFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * The mubiao.yaml that holds for a unit: the nearest from the unit's folder upwards, one for a unit, a year or all data.
 * The search does not stop at the working folder, so that a unit is judged alike from wherever the program is run.
 */
export async function findSettings(workspace: Files, unitFolder: string): Promise<Attempt<FoundFile | null>> {
  for (let folder = workspace.name(unitFolder); ; ) {
    const file = posix.join(folder, settingsName);
    const attempt = await workspace.read(file);
    if (attempt.ok) return done({ file, bytes: attempt.value });
    const isPassable = attempt.failure.reason === 'missing' || attempt.failure.reason === 'not-a-file';
    const parent = workspace.name(posix.join(folder, '..'));
    if (!isPassable) return attempt;
    if (parent === folder) return done(null);
    folder = parent;
  }
}
