import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Watching } from './workspace.ts';

/** chokidar says that it is ready some milliseconds before the last of its watches stands: what is saved in between passes unseen. */
const standing = 100;

/** For so long (ms) after it told of a file chokidar keeps still about it, and never makes up for it; and some more. */
const still = 50 + 10;

/** As a file was when it was told of. */
interface Seen {
  readonly mtimeMs: number;
  readonly size: number;
  readonly ino: number;
}

/**
 * Tells of every file below the given files and folders that is made, written or removed, by its full path. Folders that
 * come later are watched too; an editor that saves by renaming touches the file it renames to. A file that is written
 * again at once is told of again.
 */
export async function watchDisk(
  workingFolder: string,
  names: readonly string[],
  onTouched: (path: string) => void,
): Promise<Watching> {
  const watcher = watch(
    names.map((name) => resolve(workingFolder, name)),
    { ignoreInitial: true, atomic: 20, alwaysStat: true },
  );
  const waiting = new Map<string, NodeJS.Timeout>();
  const lookAgain = (path: string, seen: Seen): void => {
    clearTimeout(waiting.get(path));
    const look = async (): Promise<void> => {
      waiting.delete(path);
      const now = await stat(path).catch(() => null);
      // That it is gone is told as any other event.
      if (now === null || watcher.closed) return;
      if (now.mtimeMs === seen.mtimeMs && now.size === seen.size && now.ino === seen.ino) return;
      onTouched(path);
      lookAgain(path, now);
    };
    waiting.set(path, setTimeout(() => void look(), still).unref());
  };
  watcher.on('all', (_, path, seen) => {
    onTouched(path);
    if (seen?.isFile() === true) lookAgain(path, seen);
  });
  // A folder that goes while it is being read is no reason to stop.
  watcher.on('error', () => {});
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  await new Promise<void>((later) => setTimeout(later, standing));
  return {
    async close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}
