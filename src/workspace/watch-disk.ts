import { resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Watching } from './workspace.ts';

/** chokidar says that it is ready some milliseconds before the last of its watches stands: what is saved in between passes unseen. */
const standing = 100;

/**
 * Tells of every file below the given files and folders that is made, written or removed, by its full path. Folders that
 * come later are watched too; an editor that saves by renaming touches the file it renames to.
 */
export async function watchDisk(
  workingFolder: string,
  names: readonly string[],
  onTouched: (path: string) => void,
): Promise<Watching> {
  const watcher = watch(
    names.map((name) => resolve(workingFolder, name)),
    { ignoreInitial: true, atomic: 20 },
  );
  watcher.on('all', (_, path) => onTouched(path));
  // A folder that goes while it is being read is no reason to stop.
  watcher.on('error', () => {});
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  await new Promise<void>((later) => setTimeout(later, standing));
  return { close: () => watcher.close() };
}
