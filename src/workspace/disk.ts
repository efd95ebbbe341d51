import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Attempt, done, fail } from './failure.ts';
import { byCodeUnit, type Entry, type Workspace } from './workspace.ts';

/** The files below and around a working folder on disk. */
export function openDisk(workingFolder: string): Workspace {
  const at = (name: string): string => resolve(workingFolder, name);
  return {
    name: (path) => nameOf(workingFolder, path),
    kind: (name) => kindOf(at(name)),
    list: (folder) => attempt('list', folder, () => entriesOf(at(folder))),
    read: (file) => attempt('read', file, () => readFile(at(file))),
    write: (file, bytes) => attempt('write', file, () => writeWhole(at(file), bytes)),
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

/** The temporary file lies in the same folder (a rename across disks is a copy) and has a short name of its own. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
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
    await rename(temporary, file);
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
