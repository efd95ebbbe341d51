import { statSync } from 'node:fs';
import { open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { answered } from './git/refusal.ts';
import type { Hands } from './replace.ts';
import { attempt } from './system-error.ts';
import { byCodeUnit, type Entry, type FileFacts, type Workspace } from './workspace.ts';

/** The files below and around a working folder on disk. */
export function openDisk(workingFolder: string, hands?: Hands): Workspace {
  const at = (name: string): string => resolve(workingFolder, name);
  return {
    name: (path) => nameOf(workingFolder, path),
    route: (from, to) => relative(at(from), at(to)).replaceAll(sep, '/'),
    kind: (name) => kindOf(at(name)),
    list: (folder) => attempt('list', folder, () => entriesOf(at(folder))),
    read: (file) => attempt('read', file, () => readWhole(at(file))),
    facts: async (file) => factsOf(at(file)),
    write: async (file, bytes) => (await writing()).replaceAll(at, [{ file, bytes }], hands),
    writeTogether: async (files) => (await writing()).replaceAll(at, files, hands),
    remove: (file) => attempt('remove', file, () => remove(at(file))),
    sweep: async (folder) => (await writing()).sweep(at(folder), Date.now()).catch(() => {}),
    lock: (file) => attempt('write', file, async () => (await import('./lock.ts')).takeLock(at(file), Date.now)),
    probe: (folder) => attempt('write', folder, () => probe(at(folder))),
    watch: async (names, onTouched) => {
      const { watchDisk } = await import('./watch-disk.ts');
      return watchDisk(workingFolder, names, (path) => onTouched(nameOf(workingFolder, path)));
    },
    uncommitted: async (names) => {
      const { uncommitted } = await import('./git/uncommitted.ts');
      const asked = await uncommitted(names.map(at));
      return asked.ok ? answered(asked.value.map((path) => nameOf(workingFolder, path))) : asked;
    },
    lastCommits: async (groups) => {
      const { lastCommits } = await import('./git/last-commits.ts');
      return lastCommits(groups.map((names) => names.map(at)));
    },
    repository: async (name) => {
      const { openRepository } = await import('./git/repository.ts');
      return openRepository(name, { at, nameOf: (path) => nameOf(workingFolder, path) });
    },
    commit: async (files, message) => (await import('./git/commit.ts')).commitFiles(files.map(at), message),
    show: async (address) => (await import('./show-in-browser.ts')).showInBrowser(address),
    now: () => Date.now(),
  };
}

/** Loaded when something is to be written, which a check never does. */
const writing = () => import('./replace.ts');

function nameOf(workingFolder: string, path: string): string {
  const absolute = resolve(workingFolder, path);
  const inside = relative(workingFolder, absolute);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return (isOutside ? absolute : inside || '.').replaceAll(sep, '/');
}

/** A file of this size is read in pieces; none of ours has it. */
const huge = 2 ** 30;

/** In one go: `readFile` takes half a megabyte at a time, and waits with each for this thread, which is busy with other things. */
async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size < huge ? size : 0);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    // Whatever has no size, or is being cut short, ends where it ends.
    return bytesRead === size && size > 0 ? bytes : await file.readFile();
  } finally {
    await file.close();
  }
}

async function kindOf(path: string): Promise<Entry['kind'] | null> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

/** Asked for tens of thousands of files in a row: at once, a promise for each would cost more than the asking. */
function factsOf(path: string): FileFacts | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs } : null;
  } catch {
    return null;
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await rmdir(dirname(path)).catch(() => {});
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

/** A folder that is not there yet would be made in the nearest that is. */
async function probe(folder: string): Promise<void> {
  const parent = dirname(folder);
  if ((await kindOf(folder)) === null && parent !== folder) return probe(parent);
  const temporary = (await writing()).temporaryIn(folder);
  const handle = await open(temporary, 'wx');
  await handle.close();
  await rm(temporary);
}
