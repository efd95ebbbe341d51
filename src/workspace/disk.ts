import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Attempt, done, fail } from './failure.ts';
import { byCodeUnit, type Entry, type NewFile, type Workspace } from './workspace.ts';

/** The files below and around a working folder on disk. */
export function openDisk(workingFolder: string): Workspace {
  const at = (name: string): string => resolve(workingFolder, name);
  return {
    name: (path) => nameOf(workingFolder, path),
    kind: (name) => kindOf(at(name)),
    list: (folder) => attempt('list', folder, () => entriesOf(at(folder))),
    read: (file) => attempt('read', file, () => readFile(at(file))),
    write: (file, bytes) => replaceAll(at, [{ file, bytes }]),
    writeTogether: (files) => replaceAll(at, files),
    now: () => Date.now(),
  };
}

function nameOf(workingFolder: string, path: string): string {
  const absolute = resolve(workingFolder, path);
  const inside = relative(workingFolder, absolute);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return (isOutside ? absolute : inside || '.').replaceAll(sep, '/');
}

async function kindOf(path: string): Promise<Entry['kind'] | null> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const entries = await Promise.all(
    found.map(async (entry) => {
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : await kindOf(join(folder, entry.name));
      return kind === null ? [] : [{ name: entry.name, kind }];
    }),
  );
  return entries.flat().sort((a, b) => byCodeUnit(a.name, b.name));
}

/** Puts every file under a temporary name first; only when all are on the disk do they take the places of the old ones. */
async function replaceAll(at: (name: string) => string, files: readonly NewFile[]): Promise<Attempt<void>> {
  const staged: { readonly file: string; readonly temporary: string }[] = [];
  const discard = (): Promise<unknown> => Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
  for (const { file, bytes } of files) {
    const staging = await attempt('write', file, () => stage(at(file), bytes));
    if (!staging.ok) {
      await discard();
      return staging;
    }
    staged.push({ file, temporary: staging.value });
  }
  for (const { file, temporary } of staged) {
    const placing = await attempt('write', file, () => rename(temporary, at(file)));
    if (placing.ok) continue;
    await discard();
    return placing;
  }
  return done(undefined);
}

/**
 * Writes the bytes to the disk beside `file` and gives the temporary name: in the same folder, since a rename across
 * disks is a copy. A folder where the file should be is found here and not after other files were replaced.
 */
async function stage(file: string, bytes: Uint8Array): Promise<string> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.mubiao-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await kindOf(file)) === 'folder') await open(file, 'r+');
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Turns the system's errors into failures; any other throw is a fault of ours and passes. */
async function attempt<T>(action: 'list' | 'read' | 'write', file: string, run: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return done(await run());
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
      return fail(action, file, error.code);
    }
    throw error;
  }
}
