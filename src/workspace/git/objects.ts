import { spawn } from 'node:child_process';
import { nextTick } from 'node:process';
import { beforehand, environment } from './run-git.ts';

/** A thing that git keeps: a commit, the listing of a folder (tree), the content of a file (blob). */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Nothing goes by the name; several do; git gave up over it (not in this clone, damaged). */
export type NoObject = 'missing' | 'ambiguous' | 'unreadable';

/** One long-lived `git cat-file --batch`, from which any number of objects are read, one after another. */
export interface Objects {
  /** Reads what goes by a name: an id, or anything that git understands, e.g. `HEAD~3^{commit}`. One line. */
  read(name: string): Promise<GitObject | NoObject>;
  /** Ends the process; what is still being waited for is unreadable. */
  close(): void;
}

type Deliver = (object: GitObject | NoObject) => void;

/** What was asked for and has not come yet. */
interface Request {
  readonly name: string;
  readonly deliver: Deliver;
}

/** An object may end git (one that is not in a partial clone does); after so many ends no more is asked for. */
const mostEnds = 20;

/**
 * The objects of the repository that a folder lies in. The process starts with the first reading, and anew where it ended
 * over an object. What was read by its id is kept: versions have most of their files in common.
 */
export function openObjects(folder: string): Objects {
  const known = new Map<string, Promise<GitObject | NoObject>>();
  let running: ReturnType<typeof start> | null = null;
  let ends = 0;
  const start = (waiting: Request[]) => {
    const args = [...beforehand, 'cat-file', '--batch'];
    const child = spawn('git', args, { cwd: folder, env: environment(), windowsHide: true });
    const end = (): void => {
      if (running?.child === child) running = null;
      ends += 1;
      // It ended over the first; those behind it are asked for again.
      const lost = ends < mostEnds ? waiting.splice(0, 1) : waiting.splice(0);
      for (const { deliver } of lost) deliver('unreadable');
      if (waiting.length > 0) running ??= start(waiting.splice(0));
    };
    child.stdout.on(
      'data',
      openReader((object) => waiting.shift()?.deliver(object)),
    );
    child.stderr.resume();
    // A git that ends early is noticed by 'close'; without a listener the broken pipe would end us.
    child.stdin.on('error', () => {});
    child.on('error', () => {}).on('close', end);
    for (const { name } of waiting) child.stdin.write(`${name}\n`);
    return { child, waiting };
  };
  const ask = (name: string): Promise<GitObject | NoObject> => {
    running ??= start([]);
    const { child, waiting } = running;
    // What is asked for together goes out together.
    if (child.stdin.writableCorked === 0) {
      child.stdin.cork();
      nextTick(() => child.stdin.uncork());
    }
    return new Promise((resolve) => {
      waiting.push({ name, deliver: resolve });
      child.stdin.write(`${name}\n`);
    });
  };
  return {
    read: (name) => {
      if (!/^[\da-f]{40,64}$/.test(name)) return ask(name);
      const object = known.get(name) ?? ask(name);
      known.set(name, object);
      return object;
    },
    close: () => {
      running?.child.stdin.end();
      running = null;
    },
  };
}

/** Takes the output as it comes: for each name `<id> <type> <size>`, the bytes and a line end, or `<name> missing`. */
function openReader(deliver: Deliver): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let head: { readonly id: string; readonly type: string; readonly size: number } | null = null;
  const take = (): Buffer => {
    const [first] = chunks;
    return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
  };
  const keep = (rest: Buffer): void => {
    chunks = rest.length === 0 ? [] : [rest];
    held = rest.length;
  };
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    for (;;) {
      if (head === null) {
        const all = take();
        const end = all.indexOf(0x0a);
        if (end < 0) return keep(all);
        const line = all.toString('utf8', 0, end);
        keep(all.subarray(end + 1));
        const [, id, type, size] = /^([\da-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
        if (id === undefined || type === undefined) deliver(line.endsWith(' ambiguous') ? 'ambiguous' : 'missing');
        else head = { id, type, size: Number(size) };
      } else {
        if (held < head.size + 1) return;
        const all = take();
        const { id, type, size } = head;
        head = null;
        keep(all.subarray(size + 1));
        deliver({ id, type, bytes: all.subarray(0, size) });
      }
    }
  };
}
