import type { Commit } from './find-commit.ts';
import { type Asked, answered } from './refusal.ts';
import { runGit } from './run-git.ts';
import { kindOf, type TreeKind } from './tree.ts';

/** A path that differs, with what stood and what stands there; null for nothing. */
export interface ChangedPath {
  readonly path: string;
  readonly before: TreeKind | null;
  readonly after: TreeKind | null;
}

/** A file that went to another path, much the same. */
export interface RenamedPath {
  readonly from: string;
  readonly to: string;
}

/** More paths than these are not named to git: a command line is short on Windows. */
const mostPaths = 50;

/**
 * What differs below the paths (everywhere, where there are none) from one commit to another, or to the files as they lie
 * there (`to` is null), those included that git does not know of. Sorted by git; each path once.
 */
export async function changedPaths(
  folder: string,
  from: Commit,
  to: Commit | null,
  paths: readonly string[],
): Promise<Asked<readonly ChangedPath[]>> {
  const below = paths.length > mostPaths ? [] : paths;
  const flags = ['-r', '-z', '--raw', '--no-renames'];
  const tracked =
    to === null
      ? runGit(folder, ['diff', ...flags, '--no-ext-diff', '--ignore-submodules=dirty', from.id, ...limit(below)])
      : runGit(folder, ['diff-tree', ...flags, from.id, to.id, ...limit(below)]);
  const untracked =
    to === null ? runGit(folder, ['ls-files', '-z', '--others', '--full-name', ...limit(below, true)]) : null;
  const [known, unknown] = await Promise.all([tracked, untracked]);
  if (!known.ok) return known;
  if (unknown !== null && !unknown.ok) return unknown;
  const found = new Map<string, ChangedPath>();
  for (const change of readRaw(known.value)) found.set(change.path, change);
  for (const path of fieldsOf(unknown?.value ?? Buffer.alloc(0)))
    found.set(path, { path, before: null, after: 'file' });
  const isWanted = (path: string): boolean =>
    paths.length === 0 || paths.some((top) => top === '' || path === top || path.startsWith(`${top}/`));
  return answered([...found.values()].filter(({ path }) => isWanted(path)));
}

/** The YAML files that went elsewhere from one commit to another, as far as git makes them out. */
export async function renamedPaths(folder: string, from: string, to: string): Promise<Asked<readonly RenamedPath[]>> {
  const args = ['diff-tree', '-r', '-z', '-M', '--diff-filter=R', '--name-status', from, to, '--', ':(top)*.yaml'];
  const printed = await runGit(folder, args);
  if (!printed.ok) return printed;
  const fields = fieldsOf(printed.value);
  const renames: RenamedPath[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3)
    renames.push({ from: fields[at + 1] ?? '', to: fields[at + 2] ?? '' });
  return answered(renames);
}

/** Paths from the top of the repository as arguments, taken literally. */
export function limit(paths: readonly string[], isEverywhere = false): readonly string[] {
  const all = paths.length === 0 && isEverywhere ? [''] : paths;
  return all.length === 0 ? [] : ['--', ...all.map((path) => `:(top,literal)${path}`)];
}

/** The raw format of git-diff(1): `:<mode> <mode> <id> <id> <status>`, then the path, each ended by a zero byte. */
function readRaw(printed: Buffer): readonly ChangedPath[] {
  const fields = fieldsOf(printed);
  const changes: ChangedPath[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [before = '', after = ''] = (fields[at] ?? '').slice(1).split(' ');
    changes.push({ path: fields[at + 1] ?? '', before: kindIn(before), after: kindIn(after) });
  }
  return changes;
}

function kindIn(mode: string): TreeKind | null {
  return mode === '000000' ? null : kindOf(mode);
}

export function fieldsOf(printed: Buffer): readonly string[] {
  const fields = printed.toString('utf8').split('\0');
  return fields.at(-1) === '' ? fields.slice(0, -1) : fields;
}
