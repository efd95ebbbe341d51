/** Why git gave no answer. `revision` and `folder` are as they were asked for. */
export type GitRefusal =
  /** The program is not installed, or not where programs are looked for. */
  | { readonly kind: 'no-git' }
  /** The folder lies in no repository. */
  | { readonly kind: 'no-repository'; readonly folder: string }
  /** The repository (at its top, as git has it) is another user's; git waits to be told to trust it (safe.directory). */
  | { readonly kind: 'distrusted'; readonly folder: string }
  /** Nothing has been committed yet. */
  | { readonly kind: 'no-commits' }
  /** Nothing goes by that name; `known` are the branches and tags that there are. */
  | { readonly kind: 'unknown-revision'; readonly revision: string; readonly known: readonly string[] }
  /** `HEAD~9`, where history does not reach back so far from `base`. */
  | { readonly kind: 'before-history'; readonly revision: string; readonly base: string }
  /** The clone was cut off before that commit. */
  | { readonly kind: 'shallow'; readonly revision: string }
  /** The beginning of a hash that several objects share. */
  | { readonly kind: 'ambiguous-revision'; readonly revision: string }
  /** A bare repository: nothing is checked out that could be compared. */
  | { readonly kind: 'no-working-tree'; readonly folder: string }
  /** Git did not end in time. */
  | { readonly kind: 'too-slow'; readonly seconds: number }
  /** Anything else, in git's own words. */
  | { readonly kind: 'failed'; readonly said: string };

/** What git answered, or why it did not. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: GitRefusal };

export function answered<T>(value: T): Asked<T> {
  return { ok: true, value };
}

export function refused<T>(refusal: GitRefusal): Asked<T> {
  return { ok: false, refusal };
}
