import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '../workspace.ts';
import { changedPaths, renamedPaths } from './changed-files.ts';
import { type Commit, findCommit } from './find-commit.ts';
import { openObjects } from './objects.ts';
import { lastChange, type PastCommit, pastCommits } from './past-commits.ts';
import { openPlaces, type Places } from './places.ts';
import { type Asked, answered, refused } from './refusal.ts';
import { openRevisionFiles } from './revision-files.ts';
import { runGit } from './run-git.ts';
import type { TreeKind } from './tree.ts';

/** The files of a commit. */
export interface RevisionFiles extends Files {
  /** What git knows the content of a file or folder by: the same id is the same content. Null where there is nothing. */
  idOf(name: string): Promise<string | null>;
}

/** A file that differs; null where there is none. */
export interface ChangedFile {
  readonly file: string;
  readonly before: TreeKind | null;
  readonly after: TreeKind | null;
}

/** What is to be told of the past. */
export interface PastQuery {
  /** The newest commit to tell of: an id. */
  readonly from: string;
  /** Files and folders; only commits that changed one of them are told of. */
  readonly names: readonly string[];
  /** So many commits at most; null for all. */
  readonly most: number | null;
  /** So many of the newest are left out; none by default. */
  readonly skip?: number;
  /** Whether a merge stands for all that it brought in, or the commits of the merged branch are told one by one. */
  readonly isFirstParent: boolean;
}

/**
 * A git repository, which is only ever read. Files go by their names in the workspace; what is outside of the repository
 * is not there. To be closed after use.
 */
export interface Repository {
  /** The history of this clone was cut off. */
  readonly isShallow: boolean;
  /** The commit that a revision names: a branch, a tag, a hash, `HEAD~3`, `main@{yesterday}`. */
  commit(revision: string): Promise<Asked<Commit>>;
  files(commit: Pick<Commit, 'tree'>): RevisionFiles;
  /**
   * The files that differ between two commits, or between a commit and what lies there now (`to` is null), below some
   * files and folders, or anywhere where none are named.
   */
  changed(from: Commit, to: Commit | null, below: readonly string[]): Promise<Asked<readonly ChangedFile[]>>;
  /** YAML files that a commit (by its id) has elsewhere than another. */
  renamed(from: string, to: string): Promise<Asked<readonly { readonly from: string; readonly to: string }[]>>;
  /** The newest first. */
  past(query: PastQuery): Promise<Asked<readonly PastCommit[]>>;
  /** The last commit, as seen from one, that changed a file or folder; null for none. */
  lastChange(
    from: Commit,
    names: readonly string[],
  ): Promise<Asked<{ readonly commit: string; readonly time: number } | null>>;
  close(): void;
}

/** How the workspace calls its files. */
export interface Naming {
  /** The absolute path of a name. */
  at(name: string): string;
  nameOf(absolute: string): string;
}

/** Opens the repository that a file or folder lies in, or would lie in were it still there. */
export async function openRepository(place: string, naming: Naming): Promise<Asked<Repository>> {
  const folder = await nearestFolder(naming.at(place));
  const facts = await runGit(folder, [
    'rev-parse',
    '--show-prefix',
    '--is-inside-work-tree',
    '--is-shallow-repository',
  ]);
  if (!facts.ok) return facts;
  const [prefix = '', isCheckedOut, isShallow] = facts.value.toString('utf8').split('\n');
  const places = openPlaces(folder, prefix, naming.at, naming.nameOf);
  const objects = openObjects(folder);
  const pathsOf = (names: readonly string[]): readonly string[] => inside(names, places);
  const around = {
    isShallow: isShallow === 'true',
    names: () => refNames(folder),
  };
  return answered({
    isShallow: around.isShallow,
    commit: (revision) => findCommit(objects, revision, around),
    files: ({ tree }) => openRevisionFiles(objects, tree, places, (path) => naming.nameOf(naming.at(path))),
    changed: async (from, to, below) => {
      if (to === null && isCheckedOut !== 'true') return refused({ kind: 'no-working-tree', folder: place });
      const paths = pathsOf(below);
      if (below.length > 0 && paths.length === 0) return answered([]);
      const changed = await changedPaths(folder, from, to, paths);
      if (!changed.ok) return changed;
      return answered(changed.value.map(({ path, ...kinds }) => ({ file: places.nameOf(path), ...kinds })));
    },
    renamed: async (from, to) => {
      const renamed = await renamedPaths(folder, from, to);
      if (!renamed.ok) return renamed;
      return answered(renamed.value.map((one) => ({ from: places.nameOf(one.from), to: places.nameOf(one.to) })));
    },
    past: ({ names, skip = 0, ...query }) => pastCommits(folder, { ...query, skip, paths: pathsOf(names) }),
    lastChange: (from, names) => lastChange(folder, from.id, pathsOf(names)),
    close: () => objects.close(),
  });
}

function inside(names: readonly string[], places: Places): readonly string[] {
  return names.map((name) => places.pathOf(name)).filter((path) => path !== null);
}

/** Branches and tags by their short names, those of the remote too. */
async function refNames(folder: string): Promise<Asked<readonly string[]>> {
  const printed = await runGit(folder, ['for-each-ref', '--format=%(refname:short)']);
  if (!printed.ok) return printed;
  return answered(
    printed.value
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== ''),
  );
}

/** The folder itself, or the one that it lay in before it was removed. */
async function nearestFolder(path: string): Promise<string> {
  const parent = dirname(path);
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isFolder || parent === path ? path : nearestFolder(parent);
}
