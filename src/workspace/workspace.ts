import type { Attempt } from './failure.ts';

/** What stands in a folder. Links are followed; what is neither file nor folder (a socket, a dead link) is not listed. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** A file to be written. */
export interface NewFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * The only hands of the house: files and the clock. A file is known everywhere by its name as the user is shown it:
 * relative to the working folder where it lies inside, else absolute, with `/` between the parts. Nothing here throws
 * for what a disk does every day (absent, denied, full); that is a `Failure`.
 */
export interface Workspace {
  /** The name of a file or folder that an argument speaks of. */
  name(path: string): string;
  /** What the name stands for; null where there is nothing. */
  kind(name: string): Promise<Entry['kind'] | null>;
  /** The entries of a folder, sorted by code unit. */
  list(folder: string): Promise<Attempt<readonly Entry[]>>;
  read(file: string): Promise<Attempt<Uint8Array>>;
  /** Writes the file whole, with the folders it needs, or leaves what was there as it was. */
  write(file: string, bytes: Uint8Array): Promise<Attempt<void>>;
  /** Writes files that belong together: none is replaced before all are on the disk. */
  writeTogether(files: readonly NewFile[]): Promise<Attempt<void>>;
  /** Milliseconds since 1970; for measuring, never for what is written. */
  now(): number;
}

/** Orders names by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
