import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive, type Owner, ownerHere } from './owner.ts';
import type { Holder, Locking } from './workspace.ts';

/** A lock is created and filled in two steps; one that is still empty after so long will not be filled. */
const slowest = 10_000;

/** Takes the lock file, or says who holds it. One whose process is gone is taken over. */
export async function takeLock(path: string, now: () => number): Promise<Locking> {
  const content = JSON.stringify({ ...ownerHere(), since: now() });
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      await writeFile(path, content, { flag: 'wx' });
      return { isHeld: true, release: () => release(path, content) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const found = await readFile(path, 'utf8').catch(() => null);
    if (found === null) continue;
    const holder = readHolder(found);
    if (holder === null ? await isYoung(path, now()) : isAlive(holder) !== false) {
      return { isHeld: false, by: { pid: holder?.pid ?? null, host: holder?.host ?? null } };
    }
    await clear(path, found, now);
  }
}

/**
 * Removes a lock whose process is gone. Only who holds the guard may, and only while the lock is still the stale one, so
 * that nobody removes the lock of a process that has taken it over in between. A guard left by a killed process ages.
 */
async function clear(path: string, stale: string, now: () => number): Promise<void> {
  const guard = `${path}.takeover`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch {
    if (!(await isYoung(guard, now()))) await rm(guard, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    return;
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => null)) === stale) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function release(path: string, content: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => null);
  if (found === content) await rm(path, { force: true });
}

async function isYoung(path: string, now: number): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats !== null && now - stats.mtimeMs < slowest;
}

function readHolder(text: string): (Owner & Holder) | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return null;
    const { pid, host } = value;
    if (typeof pid !== 'number' || typeof host !== 'string') return null;
    return { pid, host, birth: 'birth' in value && typeof value.birth === 'string' ? value.birth : null };
  } catch {
    return null;
  }
}
