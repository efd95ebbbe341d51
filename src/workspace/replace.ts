import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Attempt, done } from './failure.ts';
import { isOwnerAlive, temporaryMark } from './owner.ts';
import { attempt } from './system-error.ts';
import type { NewFile } from './workspace.ts';

/** What a test may put in the place of the system. */
export interface Hands {
  rename(from: string, to: string): Promise<void>;
  pause(milliseconds: number): Promise<void>;
}

export const ownHands: Hands = {
  rename,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Virus scanners and indexers let go of a file soon, Acrobat and WPS do not: about three seconds in all. */
const pauses = [20, 50, 100, 200, 400, 800, 1500];

/** How Windows says that a file is held open by a program. */
const heldOpen = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** A temporary file is there for a blink; one of this age belongs to nobody. */
const abandoned = 3_600_000;

/** Puts every file under a temporary name first; only when all are on the disk do they take the places of the old ones. */
export async function replaceAll(
  at: (name: string) => string,
  files: readonly NewFile[],
  hands: Hands = ownHands,
): Promise<Attempt<void>> {
  // Together: a disk takes as long to be sure of one file as of some.
  const stagings = await Promise.all(
    files.map(async ({ file, bytes }) => {
      return { file, staging: await attempt('write', file, () => stage(at(file), bytes)) };
    }),
  );
  const staged = stagings.flatMap(({ file, staging }) => (staging.ok ? [{ file, temporary: staging.value }] : []));
  const discard = (): Promise<unknown> => Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
  for (const { staging } of stagings) {
    if (staging.ok) continue;
    await discard();
    return staging;
  }
  for (const { file, temporary } of staged) {
    const placing = await attempt('write', file, () => place(temporary, at(file), hands));
    if (placing.ok) continue;
    await discard();
    return placing;
  }
  return done(undefined);
}

/** The name under which a file of this process waits for its place. */
export function temporaryIn(folder: string): string {
  return join(folder, `${temporaryMark()}${randomUUID()}.tmp`);
}

/** Removes what killed processes left in a folder; never what one that lives is about to place. */
export async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const isAlive = isOwnerAlive(name);
    if (isAlive === undefined) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (isAlive === false || now - mtimeMs > abandoned) await rm(path, { force: true });
  }
}

/** Renames, and where a program holds the old file open, tries again some times with growing pauses. */
async function place(temporary: string, file: string, { rename, pause }: Hands): Promise<void> {
  for (const milliseconds of pauses) {
    try {
      return await rename(temporary, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && heldOpen.has(String(error.code)))) throw error;
      await pause(milliseconds);
    }
  }
  await rename(temporary, file);
}

/**
 * Writes the bytes to the disk beside `file` and gives the temporary name: in the same folder, since a rename across
 * disks is a copy. A folder where the file should be is found here and not after other files were replaced.
 */
async function stage(file: string, bytes: Uint8Array): Promise<string> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = temporaryIn(folder);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (await isFolder(file)) await open(file, 'r+');
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
