import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Holder, Locking, Workspace } from '../workspace/workspace.ts';
import type { Shard } from './shard.ts';

/** An output folder is ours alone, or somebody else's. */
export type OutLock =
  | { readonly isHeld: true; release(): Promise<void> }
  | { readonly isHeld: false; readonly by: Holder; readonly file: string };

/** How to wait for an output folder. */
export interface Patience {
  /** In milliseconds. */
  readonly longest: number;
  /** Told once, when there is something to wait for. */
  onWait(): void;
}

const pause = 100;
const wholeName = '.mubiao.lock';

/**
 * Takes the lock of an output folder. Shards of one division never share a unit, so each has a lock of its own; anyone
 * else waits for all of them, and they for anyone else.
 */
export async function lockOut(
  workspace: Workspace,
  out: string,
  shard: Shard | null,
  patience: Patience,
): Promise<Attempt<OutLock>> {
  const name = shard === null ? wholeName : `.mubiao.${shard.number}-of-${shard.of}.lock`;
  const isRival = (other: string): boolean =>
    /^\.mubiao\..*lock$/.test(other) && other !== name && !(shard !== null && other.endsWith(`-of-${shard.of}.lock`));
  const start = workspace.now();
  for (let waits = 0; ; waits++) {
    const attempt = await lockAmong(workspace, out, name, isRival);
    // The lock is our own affair; what the user named is the folder.
    if (!attempt.ok) return { ok: false, failure: { ...attempt.failure, file: out } };
    if (attempt.value.isHeld) return attempt;
    if (workspace.now() - start >= patience.longest) return attempt;
    if (waits === 0) patience.onWait();
    // Two who stand in each other's way must not try again in step.
    await new Promise((resolve) => setTimeout(resolve, shard === null ? pause : 2 * pause));
  }
}

/** First our own, then a look at those who exclude us: of two who do this at once, at least one sees the other. */
async function lockAmong(
  workspace: Workspace,
  out: string,
  name: string,
  isRival: (name: string) => boolean,
): Promise<Attempt<OutLock>> {
  const take = (lock: string): Promise<Attempt<Locking>> => workspace.lock(workspace.name(posix.join(out, lock)));
  const own = await take(name);
  if (!own.ok) return own;
  if (!own.value.isHeld) return done({ ...own.value, file: posix.join(out, name) });
  const listed = await workspace.list(out);
  for (const { name: rival } of listed.ok ? listed.value.filter((entry) => isRival(entry.name)) : []) {
    const other = await take(rival);
    if (other.ok && other.value.isHeld) await other.value.release();
    if (!other.ok || other.value.isHeld) continue;
    await own.value.release();
    return done({ ...other.value, file: posix.join(out, rival) });
  }
  return done(own.value);
}
