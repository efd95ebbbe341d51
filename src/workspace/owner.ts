import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** A process, as other processes may ask for it. */
export interface Owner {
  readonly pid: number;
  /** The machine (or container) it runs on: a pid says nothing elsewhere. */
  readonly host: string;
  /** When it was started, as the kernel counts it; null where the system does not tell. A pid is given out again. */
  readonly birth: string | null;
}

/** This process. */
export function ownerHere(): Owner {
  return { pid, host: hostname(), birth: birthOf(pid) };
}

/** Whether it still runs; null where that cannot be known from here. */
export function isAlive(owner: Owner): boolean | null {
  if (owner.host !== hostname()) return null;
  try {
    kill(owner.pid, 0);
  } catch (error) {
    // Another user's process may be asked for but not signalled.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return owner.birth === null || owner.birth === birthOf(owner.pid);
}

/** The 22nd field of /proc/<pid>/stat (proc(5)), counted from the bracket, since the name before it may hold anything. */
function birthOf(process: number): string | null {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** What a temporary file of this process is called, without its last part. */
export function temporaryMark(): string {
  return `.mubiao-${hostMark()}-${pid}-`;
}

/** The process that left a temporary file: alive, dead, or unknown (null); undefined where it is no file of ours. */
export function isOwnerAlive(temporary: string): boolean | null | undefined {
  const match = /^\.mubiao-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f-]{36}\.tmp$/.exec(temporary);
  if (match === null) return undefined;
  const [, host, number] = match;
  return host === hostMark() ? isAlive({ pid: Number(number), host: hostname(), birth: null }) : null;
}

function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
