import { fieldsOf, limit } from './changed-files.ts';
import { type Asked, answered } from './refusal.ts';
import { runGit } from './run-git.ts';

/** A commit as it is told of. */
export interface PastCommit {
  readonly id: string;
  /** The beginning of the id, as short as git has it. */
  readonly hash: string;
  readonly parents: readonly string[];
  /** When it was written, ISO 8601 with the author's own time zone, e.g. `2025-03-01T09:30:00+08:00`. */
  readonly date: string;
  readonly author: string;
  /** The first line of the message. */
  readonly subject: string;
}

/** A stretch of history. */
export interface Stretch {
  /** The newest commit to tell of: an id. */
  readonly from: string;
  /** Paths from the top of the repository; only commits that changed one of them are told of. */
  readonly paths: readonly string[];
  /** So many at most; null for all. */
  readonly most: number | null;
  /** So many of the newest are left out. */
  readonly skip: number;
  /** Whether a merge stands for all that it brought in, or the commits of the merged branch are told one by one. */
  readonly isFirstParent: boolean;
}

const fields = ['%H', '%h', '%P', '%aI', '%an', '%s'];

/** The commits that changed something at the paths, the newest first. */
export async function pastCommits(folder: string, stretch: Stretch): Promise<Asked<readonly PastCommit[]>> {
  const { from, paths, most, skip, isFirstParent } = stretch;
  const printed = await runGit(folder, [
    'log',
    '-z',
    `--format=tformat:${fields.join('%x00')}`,
    '--encoding=UTF-8',
    ...(isFirstParent ? ['--first-parent'] : []),
    `--skip=${skip}`,
    ...(most === null ? [] : [`--max-count=${most}`]),
    from,
    ...limit(paths),
  ]);
  if (!printed.ok) return printed;
  const values = fieldsOf(printed.value);
  const commits: PastCommit[] = [];
  for (let at = 0; at + fields.length <= values.length; at += fields.length) {
    const [id = '', hash = '', parents = '', date = '', author = '', subject = ''] = values.slice(
      at,
      at + fields.length,
    );
    commits.push({ id, hash, parents: parents === '' ? [] : parents.split(' '), date, author, subject });
  }
  return answered(commits);
}

/**
 * The last commit, along the first parents of one, that changed something at the paths, and when (ms since 1970); null for
 * none. What `lastCommits` says of the branch at hand, this says of any commit.
 */
export async function lastChange(
  folder: string,
  from: string,
  paths: readonly string[],
): Promise<Asked<{ readonly commit: string; readonly time: number } | null>> {
  const printed = await runGit(folder, ['log', '-1', '--first-parent', '--format=%H %ct', from, ...limit(paths)]);
  if (!printed.ok) return printed;
  const [, commit, seconds] = /^([\da-f]{40,64}) (\d+)$/.exec(printed.value.toString('latin1').trim()) ?? [];
  return answered(commit === undefined ? null : { commit, time: Number(seconds) * 1000 });
}
