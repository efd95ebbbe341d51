import type { Objects } from './objects.ts';
import { type Asked, answered, type GitRefusal, refused } from './refusal.ts';

/** A commit: ids of itself, of its files and of what it was made from. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** When it was committed, in milliseconds since 1970. */
  readonly time: number;
}

/** What is known of a repository where a commit was not found. */
export interface Surroundings {
  readonly isShallow: boolean;
  /** Branches and tags, by their short names. */
  names(): Promise<Asked<readonly string[]>>;
}

/** The commit that a revision names: a branch, a tag, a hash, `HEAD~3`, `main@{yesterday}`. */
export async function findCommit(objects: Objects, revision: string, around: Surroundings): Promise<Asked<Commit>> {
  const isName = revision.trim() !== '' && !/[\r\n]/.test(revision);
  // `:/text`, the last commit whose message holds a text, takes everything that follows for text.
  const asked = revision.startsWith(':/') ? revision : `${revision}^{commit}`;
  const object = isName ? await objects.read(asked) : 'missing';
  if (typeof object !== 'string') return answered(readCommit(object.id, object.bytes));
  return refused(await whyMissing(objects, revision, around));
}

/** The header of a commit (git-commit-tree(1)) ends at the first empty line; dates are seconds since 1970. */
function readCommit(id: string, bytes: Uint8Array): Commit {
  const [header = ''] = Buffer.from(bytes).toString('latin1').split('\n\n', 1);
  const valuesOf = (key: string): readonly string[] =>
    [...header.matchAll(new RegExp(`^${key} (.*)$`, 'gm'))].map(([, value = '']) => value);
  const [tree = ''] = valuesOf('tree');
  const [, seconds = '0'] = /> (\d+) [-+]\d+$/.exec(valuesOf('committer')[0] ?? '') ?? [];
  return { id, tree, parents: valuesOf('parent'), time: Number(seconds) * 1000 };
}

async function whyMissing(objects: Objects, revision: string, around: Surroundings): Promise<GitRefusal> {
  const names = await around.names();
  if (!names.ok) return names.refusal;
  const isThere = async (name: string): Promise<boolean> =>
    typeof (await objects.read(`${name}^{commit}`)) !== 'string';
  if (names.value.length === 0 && !(await isThere('HEAD'))) return { kind: 'no-commits' };
  const base = revision.replace(/[~^][~^\d]*$/, '');
  const goesBack = base !== '' && base !== revision && (await isThere(base));
  const isHash = /^[\da-f]{4,64}$/.test(base);
  if (isHash && (await objects.read(base)) === 'ambiguous') return { kind: 'ambiguous-revision', revision };
  if (around.isShallow && (goesBack || isHash)) return { kind: 'shallow', revision };
  if (goesBack) return { kind: 'before-history', revision, base };
  return { kind: 'unknown-revision', revision, known: names.value };
}
