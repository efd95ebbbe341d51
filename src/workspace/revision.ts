import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** The state of files in git. */
export interface Revision {
  /** The last commit that changed one of the files. */
  readonly commit: string;
  /** When that was, in milliseconds since 1970. */
  readonly time: number;
  /** Whether one of the files (or another `.yaml` file beside them) differs from what is committed. */
  readonly isDirty: boolean;
}

/** A git that hangs (a network drive, a prompt) holds up a build for so long at most (ms). */
const patience = 10_000;

/** Asks git about files and folders by their absolute paths; null where there is no git, or they are in none. */
export async function revisionOf(files: readonly string[]): Promise<Revision | null> {
  const [first] = files;
  if (first === undefined) return null;
  const folder = dirname(first);
  const log = await ask(folder, ['log', '-1', '--format=%H %ct', '--', ...files]);
  const [, commit, seconds] = /^([\da-f]{40,64}) (\d+)$/.exec(log?.trim() ?? '') ?? [];
  if (commit === undefined) return null;
  const changes = await ask(folder, ['status', '--porcelain', '--untracked-files=all', '--', ...files]);
  return changes === null ? null : { commit, time: Number(seconds) * 1000, isDirty: /\.yaml"?$/m.test(changes) };
}

/** What git prints; null where it fails for whatever reason. It changes nothing, not even its own index. */
function ask(folder: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const all = ['--no-optional-locks', '--literal-pathspecs', ...args];
    execFile('git', all, { cwd: folder, timeout: patience, windowsHide: true }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
