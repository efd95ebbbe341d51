import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { type Asked, answered, type GitRefusal, refused } from './refusal.ts';

/** A git that hangs (a network drive) is given up after so long (ms). */
const patience = 60_000;

/** More than any list of files or commits that it prints. */
const mostBytes = 1 << 30;

/**
 * What git is told before the command: to write nothing, not even its index, to start no program of the repository's
 * choosing, and to print names and texts as they are, whatever is configured.
 */
export const beforehand: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.quotePath=false',
    'diff.relative=false',
    'log.follow=false',
    'log.showSignature=false',
    'i18n.logOutputEncoding=UTF-8',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * The environment of git: it speaks English, since its refusals are told apart by their words; it asks nobody and fetches
 * nothing; and it finds the repository from the folder that it works in, also when we are run by one of its hooks, which
 * set GIT_DIR to what holds in another folder.
 */
export function environment(): NodeJS.ProcessEnv {
  return {
    ...env,
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_PREFIX: undefined,
  };
}

/** What git prints when it is run in a folder, which must be there. No shell. */
export function runGit(folder: string, args: readonly string[], longest = patience): Promise<Asked<Buffer>> {
  const options = { cwd: folder, env: environment(), encoding: 'buffer', maxBuffer: mostBytes } as const;
  return new Promise((resolve) => {
    const all = [...beforehand, ...args];
    execFile('git', all, { ...options, timeout: longest, windowsHide: true }, (error, stdout, stderr) => {
      if (error === null) resolve(answered(stdout));
      else if (error.code === 'ENOENT') resolve(refused({ kind: 'no-git' }));
      else if (error.killed === true) resolve(refused({ kind: 'too-slow', seconds: longest / 1000 }));
      else resolve(refused(refusalFor(stderr.toString('utf8'), folder)));
    });
  });
}

/** Git ends with 128 whatever the matter is; only its words (in the C locale) tell. */
function refusalFor(said: string, folder: string): GitRefusal {
  const [, distrusted] = /(?:dubious ownership in|unsafe) repository (?:at |\()'(.*?)'/.exec(said) ?? [];
  if (distrusted !== undefined) return { kind: 'distrusted', folder: distrusted };
  if (/not a git repository(?: \(or any|$)/m.test(said)) return { kind: 'no-repository', folder };
  return { kind: 'failed', said: firstLine(said) };
}

function firstLine(said: string): string {
  const line = said.split('\n').find((one) => one.trim() !== '') ?? '';
  return line.replace(/^(?:fatal|error): /, '').trim();
}
