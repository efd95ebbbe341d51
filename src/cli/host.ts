import type { Workspace } from '../workspace/workspace.ts';
import type { Advise } from './advice.ts';

/** 0: sound; 1: the data has errors; 2: could not run (bad arguments, nothing there, output not writable, our fault). */
export type Exit = 0 | 1 | 2;

/** What a command may touch of the world. */
export interface Host {
  readonly workspace: Workspace;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the package, in which `templates` and `fonts` lie. */
  readonly house: string;
  /** Whether standard output and standard error take colours. */
  readonly colours: { readonly out: boolean; readonly err: boolean };
  /** Whether a person watches standard error. */
  readonly isWatched?: boolean;
  /** Asks the person at the terminal and waits for the answer; absent where nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** How messages word what can be chosen; as options of the command line where this is absent. */
  readonly advise?: Advise;
  /** Number of processor cores; 1 where it is not known. */
  readonly cores?: number;
  /** From now on an interruption (Ctrl-C) aborts this signal instead of the process; a second one ends the process. */
  readonly stopSignal?: () => AbortSignal;
  out(text: string): void;
  err(text: string): void;
}

/** Says why nothing could be done. */
export function cannotRun(host: Host, message: string): Exit {
  host.err(`错误：${message}\n`);
  return 2;
}
