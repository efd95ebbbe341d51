import { posix } from 'node:path';
import type { FileFacts, Workspace } from '../workspace/workspace.ts';
import { digestOf } from './fingerprint.ts';

/** A file's digest, and the facts of the file just before it was read. */
export interface Stamp extends FileFacts {
  readonly sha256: string;
}

/**
 * The digests of files, which are read again only where size or times have changed. It is a memory, not a truth: a run
 * without it reads everything once more.
 */
export interface Stamps {
  /** Of the content as it is now; null where it cannot be read. */
  digest(file: string): Promise<string | null>;
  /** The digest that was remembered when the run began. */
  before(file: string): string | undefined;
  /** The next run starts from these. Files of a unit that was not built are not kept, so that what changed since stays visible. */
  keep(stamps: Iterable<readonly [file: string, stamp: Stamp]>): void;
  /** What `digest` knows of the files, for `keep`. */
  taken(files: Iterable<string>): readonly (readonly [string, Stamp])[];
  /** Null where nothing new was kept. */
  toText(): string | null;
}

/**
 * A file that was changed so shortly before it was read may have been changed again within the same tick of its disk's
 * clock (FAT counts in two seconds): its facts do not vouch for it. Git knows the problem as "racily clean".
 */
const tick = 2000;

export function openStamps(workspace: Workspace, out: string, text: string | null): Stamps {
  const old = readStamps(text);
  const kept = new Map(old);
  const fresh = new Map<string, Stamp>();
  const keys = new Map<string, string>();
  // Asked several times for each of tens of thousands of files: the way is found once for each of their folders.
  const keyOf = (file: string): string => {
    const folder = posix.dirname(file);
    const known = keys.get(folder) ?? workspace.route(out, folder);
    keys.set(folder, known);
    return known === '' ? posix.basename(file) : `${known}/${posix.basename(file)}`;
  };
  let hasNews = false;
  return {
    async digest(file) {
      const key = keyOf(file);
      const known = fresh.get(key) ?? old.get(key);
      const facts = await workspace.facts(file);
      if (facts === null) return null;
      if (known !== undefined && isSame(known, facts)) {
        fresh.set(key, known);
        return known.sha256;
      }
      const stamp = await takeStamp(workspace, file, facts);
      if (stamp === null) return null;
      fresh.set(key, stamp);
      return stamp.sha256;
    },
    before: (file) => old.get(keyOf(file))?.sha256,
    taken: (files) =>
      [...files].flatMap((file) => {
        const stamp = fresh.get(keyOf(file));
        return stamp === undefined ? [] : [[file, stamp] as const];
      }),
    keep(stamps) {
      for (const [file, stamp] of stamps) {
        const key = keyOf(file);
        const last = kept.get(key);
        if (last !== undefined && last.sha256 === stamp.sha256 && isSame(last, stamp)) continue;
        kept.set(key, stamp);
        hasNews = true;
      }
    },
    toText: () => (hasNews ? printStamps(kept) : null),
  };
}

/** The stamp of a file whose facts were asked for just now; with facts that vouch for nothing where it is too young. */
async function takeStamp(
  workspace: Pick<Workspace, 'read' | 'now'>,
  file: string,
  facts: FileFacts,
): Promise<Stamp | null> {
  const now = workspace.now();
  const bytes = await workspace.read(file);
  return bytes.ok ? stampOf(bytes.value, facts, now) : null;
}

export function stampOf(bytes: Uint8Array, facts: FileFacts, now: number): Stamp {
  const isSettled = Math.max(facts.modified, facts.changed) < now - tick;
  return { sha256: digestOf(bytes), ...(isSettled ? facts : { size: -1, modified: 0, changed: 0 }) };
}

function isSame(known: FileFacts, facts: FileFacts): boolean {
  return known.size === facts.size && known.modified === facts.modified && known.changed === facts.changed;
}

function readStamps(text: string | null): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  for (const line of text?.split('\n') ?? []) {
    const [sha256 = '', size, modified, changed, ...file] = line.split(' ');
    if (file.length === 0 || sha256.length !== 64) continue;
    stamps.set(file.join(' '), { sha256, size: Number(size), modified: Number(modified), changed: Number(changed) });
  }
  return stamps;
}

/** A line a file: digest, size, times, name. A name with a line break is forgotten, and so read again. */
function printStamps(stamps: ReadonlyMap<string, Stamp>): string {
  const lines = [...stamps]
    .filter(([file]) => !file.includes('\n'))
    .map(([file, { sha256, size, modified, changed }]) => `${sha256} ${size} ${modified} ${changed} ${file}\n`);
  return lines.join('');
}
