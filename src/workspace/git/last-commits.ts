import type { Commit } from './find-commit.ts';
import { type Asked, answered } from './refusal.ts';
import { runGit } from './run-git.ts';
import { parentOf, pathspecsOf, type WorkingTree, workingTreesOf } from './working-trees.ts';

export type LastCommit = Pick<Commit, 'id' | 'time'>;

/** Paths that are asked about together. */
type Group = readonly string[];

/** Begins the line of a commit; no name of a file has it. */
const mark = '\u0001';
/** Merges are told by what they changed on this branch. */
const log = `--literal-pathspecs log --first-parent -m --no-renames --name-only -z --format=${mark}%H_%ct`.split(' ');
/** Nearly every unit has its commit among so many; those that have not are asked about once more. */
const recent = ['--max-count=200'];

/**
 * For each group of paths the commit that last changed one of them, along the first parents of the branch at hand: what
 * lies in that commit is then what lies in HEAD. Null where there is none. A question or two for all groups together,
 * since `git log -1` for each would walk the same history over and over.
 */
export async function lastCommits(groups: readonly Group[]): Promise<Asked<readonly (LastCommit | null)[]>> {
  const found = new Map<Group, LastCommit>();
  for (const tree of workingTreesOf([...new Set(groups.flat())])) {
    for (const limit of [recent, []]) {
      const open = groups.filter((group) => !found.has(group));
      const waiting = byPlace(tree, open);
      if (waiting.size === 0) break;
      const said = await runGit(tree.root, [...log, ...limit, '--', ...pathspecsOf(waiting.keys())]);
      if (said.ok) readLog(said.value.toString('utf8'), waiting, found);
      else if (!isEmptyHistory(said.refusal)) return said;
    }
  }
  return answered(groups.map((group) => found.get(group) ?? null));
}

function byPlace({ places }: WorkingTree, groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> {
  const placeOf = new Map([...places].map(([place, path]) => [path, place]));
  const waiting = new Map<string, Group[]>();
  for (const group of groups) {
    for (const path of group) {
      const place = placeOf.get(path);
      if (place === undefined) continue;
      const others = waiting.get(place);
      if (others === undefined) waiting.set(place, [group]);
      else others.push(group);
    }
  }
  return waiting;
}

/** A line for each commit, the newest first, and behind it the files that it changed. */
function readLog(text: string, waiting: ReadonlyMap<string, readonly Group[]>, found: Map<Group, LastCommit>): void {
  const settled = new Set<string>();
  let commit: LastCommit = { id: '', time: 0 };
  for (const line of text.split('\0')) {
    const [, id, seconds] = new RegExp(`^${mark}([\\da-f]+)_(\\d+)`).exec(line) ?? [];
    if (id !== undefined) {
      commit = { id, time: Number(seconds) * 1000 };
      continue;
    }
    for (let place: string | null = line.replace(/^\n/, ''); place !== null; place = parentOf(place)) {
      if (settled.has(place)) continue;
      settled.add(place);
      for (const group of waiting.get(place) ?? []) if (!found.has(group)) found.set(group, commit);
    }
  }
}

/** Nothing has been committed yet. */
function isEmptyHistory(refusal: { readonly kind: string; readonly said?: string }): boolean {
  return refusal.kind === 'no-commits' || /does not have any commits yet/.test(refusal.said ?? '');
}
