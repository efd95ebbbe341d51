import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A folder that git looks after, and what was asked about in it. */
export interface WorkingTree {
  readonly root: string;
  /** The paths as they were asked for, by the way to them from the root, with `/`; `.` is the root itself. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * Sorts paths by the working trees that they lie in; those that lie in none are left out. No program is started for it:
 * where there is no git there is nothing to wait for.
 */
export function workingTreesOf(paths: readonly string[]): readonly WorkingTree[] {
  const roots = new Map<string, string | null>();
  const rootOf = (folder: string): string | null => {
    const known = roots.get(folder);
    if (known !== undefined) return known;
    // A file of that name marks a linked working tree or a submodule.
    const parent = dirname(folder);
    const root = existsSync(join(folder, '.git')) ? folder : parent === folder ? null : rootOf(parent);
    roots.set(folder, root);
    return root;
  };
  const trees = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const real = realPath(path);
    // A path that is a file has nothing below it.
    const root = rootOf(real);
    if (root === null) continue;
    const places = trees.get(root) ?? new Map<string, string>();
    trees.set(root, places);
    places.set(relative(root, real).replaceAll(sep, '/') || '.', path);
  }
  return [...trees].map(([root, places]) => ({ root, places }));
}

/** With more of them than this, git is asked about the folders around them. */
const mostPathspecs = 50;

/** What git is told to look at: all of the places, or the folders that they lie in, where they are many. */
export function pathspecsOf(places: Iterable<string>): readonly string[] {
  const wanted = [...new Set(places)];
  if (wanted.length <= mostPathspecs) return wanted;
  const around = [...new Set(wanted.map((place) => parentOf(place) ?? '.'))];
  return around.length < wanted.length ? pathspecsOf(around) : ['.'];
}

/** The way from the root to the folder around a place; null where that is outside. */
export function parentOf(place: string): string | null {
  const end = place.lastIndexOf('/');
  return end >= 0 ? place.slice(0, end) : place === '.' ? null : '.';
}

/** Git goes by the real names of folders; a file need not be there, since it may have been removed. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
