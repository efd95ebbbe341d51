import type { GitRefusal } from './refusal.ts';
import { runGit } from './run-git.ts';
import { workingTreesOf } from './working-trees.ts';

/** What came of committing. */
export type Committed =
  | { readonly kind: 'committed'; readonly hash: string }
  /** The files are as they were committed. */
  | { readonly kind: 'nothing-changed' }
  /** Git does not know in whose name (user.name, user.email). */
  | { readonly kind: 'nobody' }
  /** A merge or another undertaking of git is under way, which a commit of some files would tear apart. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'refused'; readonly refusal: GitRefusal };

/** No hook, no editor, no signature: nothing that could ask, hang, or change what was shown. Paths are taken literally. */
const settings = ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgSign=false', '--literal-pathspecs'];

/** Commits the files (absolute paths of one repository) as they lie there, and leaves whatever else is staged as it is. */
export async function commitFiles(files: readonly string[], message: string): Promise<Committed> {
  const [tree] = workingTreesOf(files);
  if (files.length === 0) return { kind: 'nothing-changed' };
  if (tree === undefined) return { kind: 'refused', refusal: { kind: 'no-repository', folder: files[0] ?? '' } };
  const folder = tree.root;
  const paths = [...tree.places.keys()];
  const added = await runGit(folder, [...settings, 'add', '--all', '--', ...paths]);
  if (!added.ok) return understand(added.refusal);
  const staged = await runGit(folder, [...settings, 'diff', '--cached', '--name-only', '-z', '--', ...paths]);
  if (staged.ok && staged.value.length === 0) return { kind: 'nothing-changed' };
  const args = [
    'commit',
    '--quiet',
    '--no-verify',
    '--cleanup=whitespace',
    '--message',
    message,
    '--only',
    '--',
    ...paths,
  ];
  const made = await runGit(folder, [...settings, ...args]);
  if (!made.ok) return understand(made.refusal);
  const hash = await runGit(folder, ['rev-parse', '--short', 'HEAD']);
  return { kind: 'committed', hash: hash.ok ? hash.value.toString('utf8').trim() : '' };
}

/** Git in English (see run-git.ts) says what is the matter in words of its own. */
function understand(refusal: GitRefusal): Committed {
  if (refusal.kind !== 'failed') return { kind: 'refused', refusal };
  if (/who you are|empty ident|user\.(?:name|email)|auto-detect email/i.test(refusal.said)) return { kind: 'nobody' };
  if (/during a (?:merge|cherry-pick|rebase)/i.test(refusal.said)) return { kind: 'under-way' };
  return { kind: 'refused', refusal };
}
