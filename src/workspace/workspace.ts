import type { Attempt } from './failure.ts';
import type { Committed } from './git/commit.ts';
import type { LastCommit } from './git/last-commits.ts';
import type { Asked } from './git/refusal.ts';
import type { Repository } from './git/repository.ts';

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

/** What the file system says of a file without opening it; times in milliseconds since 1970. */
export interface FileFacts {
  readonly size: number;
  /** When its content was last written; programs set it as they like. */
  readonly modified: number;
  /** When anything of it was last changed, its name or its times too. */
  readonly changed: number;
}

/** Who holds a lock; null where the lock does not tell. */
export interface Holder {
  readonly pid: number | null;
  readonly host: string | null;
}

/** A lock that was taken, or who has it. */
export type Locking =
  | { readonly isHeld: true; release(): Promise<void> }
  | { readonly isHeld: false; readonly by: Holder };

/** What reading a unit needs: the files of a folder on the disk, in memory, or of a commit. */
export type Files = Pick<Workspace, 'name' | 'kind' | 'list' | 'read'>;

/**
 * The only hands of the house: files and the clock. A file is known everywhere by its name as the user is shown it:
 * relative to the working folder where it lies inside, else absolute, with `/` between the parts. Nothing here throws
 * for what a disk does every day (absent, denied, full); that is a `Failure`.
 */
export interface Workspace {
  /** The name of a file or folder that an argument speaks of. */
  name(path: string): string;
  /** The way from one folder to a file or folder, with `/`; absolute only where there is none (another drive). */
  route(from: string, to: string): string;
  /** What the name stands for; null where there is nothing. */
  kind(name: string): Promise<Entry['kind'] | null>;
  /** The entries of a folder, sorted by code unit. */
  list(folder: string): Promise<Attempt<readonly Entry[]>>;
  read(file: string): Promise<Attempt<Uint8Array>>;
  /** Null where there is no such file, or where it is a folder. */
  facts(file: string): Promise<FileFacts | null>;
  /** Writes the file whole, with the folders it needs, or leaves what was there as it was. */
  write(file: string, bytes: Uint8Array): Promise<Attempt<void>>;
  /** Writes files that belong together: none is replaced before all are on the disk. */
  writeTogether(files: readonly NewFile[]): Promise<Attempt<void>>;
  /** Removes a file, and its folder where nothing is left in it; one that is not there is no failure. */
  remove(file: string): Promise<Attempt<void>>;
  /** Removes the temporary files that killed processes left in a folder. */
  sweep(folder: string): Promise<void>;
  /** Takes a lock file, with the folders it needs; a lock whose process is gone is taken over. */
  lock(file: string): Promise<Attempt<Locking>>;
  /** Whether files can be made in the folder, which need not be there yet: tries it, and leaves nothing. */
  probe(folder: string): Promise<Attempt<void>>;
  /** Tells of every file below the names that is made, written or removed, until it is closed. */
  watch(names: readonly string[], onTouched: (name: string) => void): Promise<Watching>;
  /** The files at or below the names that are not as they were committed, new ones among them; none where no git looks after them. */
  uncommitted(names: readonly string[]): Promise<Asked<readonly string[]>>;
  /** For each group of files and folders the commit since which they are what was last committed; null where there is none. */
  lastCommits(groups: readonly (readonly string[])[]): Promise<Asked<readonly (LastCommit | null)[]>>;
  /** The git repository that a file or folder lies in, or lay in; to be closed after use. */
  repository(name: string): Promise<Asked<Repository>>;
  /** Commits files as they lie there, removed ones too, and nothing else that waits to be committed. */
  commit(files: readonly string[], message: string): Promise<Committed>;
  /** Opens an address in the user's browser, as nobody else can read it; null where there is none to be opened. To be closed after use. */
  show(address: string): Promise<Watching | null>;
  /** Milliseconds since 1970; for measuring, never for what is written. */
  now(): number;
}

/** Something that stays until it is closed. */
export interface Watching {
  close(): Promise<void>;
}

/** Orders names by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
