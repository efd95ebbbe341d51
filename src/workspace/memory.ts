import { posix } from 'node:path';
import { type Attempt, done, fail } from './failure.ts';
import { answered, refused } from './git/refusal.ts';
import { byCodeUnit, type Entry, type NewFile, type Workspace } from './workspace.ts';

/** A workspace that never touches the disk. */
export interface Memory extends Workspace {
  /** What it holds now, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** From now on, writing below this name fails as the system's `errno` would have it. */
  breakWrites(below: string, errno: string): void;
  /** Lets time go by. */
  pass(milliseconds: number): void;
}

const root = '/工作';

/** A workspace of the given files, texts in UTF-8; its working folder is `/工作`, its clock stands at 0 until time is told to pass. */
export function openMemory(given: Readonly<Record<string, string | Uint8Array>>): Memory {
  const files = new Map<string, Uint8Array>();
  const broken = new Map<string, string>();
  const written = new Map<string, number>();
  const locks = new Set<string>();
  let clock = 0;
  const name = (path: string): string => {
    const absolute = posix.resolve(root, path);
    const inside = posix.relative(root, absolute);
    return inside.startsWith('..') ? absolute : inside || '.';
  };
  for (const [path, content] of Object.entries(given)) {
    files.set(name(path), typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  const below = (folder: string): string[] =>
    [...files.keys()].filter((file) => isBelow(posix.resolve(root, file), posix.resolve(root, folder)));
  const kind = (path: string): Entry['kind'] | null =>
    files.has(name(path)) ? 'file' : below(path).length > 0 || name(path) === '.' ? 'folder' : null;
  const errnoFor = (file: string): string | undefined =>
    [...broken].find(([prefix]) => isAt(posix.resolve(root, file), posix.resolve(root, prefix)))?.[1];
  const write = (together: readonly NewFile[]): Attempt<void> => {
    for (const { file } of together) {
      const errno = errnoFor(file);
      if (errno !== undefined) return fail('write', file, errno);
    }
    for (const { file, bytes } of together) {
      files.set(name(file), bytes);
      written.set(name(file), clock);
    }
    return done(undefined);
  };
  return {
    files,
    name,
    route: (from, to) => posix.relative(posix.resolve(root, from), posix.resolve(root, to)),
    kind: async (path) => kind(path),
    list: async (folder) => {
      if (kind(folder) !== 'folder') return fail('list', folder, kind(folder) === 'file' ? 'ENOTDIR' : 'ENOENT');
      const start = posix.resolve(root, folder).replace(/\/$/, '').length + 1;
      const names = below(folder).map((file) => posix.resolve(root, file).slice(start).split('/')[0] ?? '');
      const entries = [...new Set(names)].sort(byCodeUnit).map((entry) => {
        return { name: entry, kind: kind(posix.join(folder, entry)) ?? 'file' };
      });
      return done(entries);
    },
    read: async (file) => {
      const bytes = files.get(name(file));
      return bytes ? done(bytes) : fail('read', file, kind(file) === 'folder' ? 'EISDIR' : 'ENOENT');
    },
    facts: async (file) => {
      const bytes = files.get(name(file));
      const time = written.get(name(file)) ?? 0;
      return bytes === undefined ? null : { size: bytes.byteLength, modified: time, changed: time };
    },
    write: async (file, bytes) => write([{ file, bytes }]),
    writeTogether: async (together) => write(together),
    remove: async (file) => {
      const errno = errnoFor(file);
      if (errno !== undefined) return fail('remove', file, errno);
      files.delete(name(file));
      return done(undefined);
    },
    sweep: async () => {},
    lock: async (file) => {
      const errno = errnoFor(file);
      if (errno !== undefined) return fail('write', file, errno);
      if (locks.has(file)) return done({ isHeld: false, by: { pid: null, host: null } });
      locks.add(file);
      return done({ isHeld: true, release: async () => void locks.delete(file) });
    },
    probe: async (folder) => {
      if (kind(folder) === 'file') return fail('write', folder, 'ENOTDIR');
      const errno = errnoFor(folder);
      return errno === undefined ? done(undefined) : fail('write', folder, errno);
    },
    watch: async () => ({ close: async () => {} }),
    uncommitted: async () => answered([]),
    lastCommits: async (groups) => answered(groups.map(() => null)),
    repository: async (folder) => refused({ kind: 'no-repository', folder }),
    commit: async () => ({ kind: 'refused', refusal: { kind: 'no-repository', folder: root } }),
    show: async () => null,
    now: () => clock,
    pass: (milliseconds) => {
      clock += milliseconds;
    },
    breakWrites: (prefix, errno) => broken.set(prefix, errno),
  };
}

function isAt(path: string, place: string): boolean {
  return path === place || isBelow(path, place);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
