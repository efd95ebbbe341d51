import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { PATH, SystemRoot } = process.env;

/** Texts, or bytes, by file; null for a file that is to go. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository of its own in a temporary folder, with nobody's configuration. Days count from 2025-03-01. */
export interface TestRepository {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  git(...args: readonly string[]): string;
  write(files: Files): void;
  /** Writes the files and commits everything; gives back the commit's id. */
  commit(subject: string, files?: Files): string;
  remove(): void;
}

export function newRepository(): TestRepository {
  const home = mkdtempSync(join(tmpdir(), 'mubiao-git-'));
  const folder = join(home, '绩效 目标');
  mkdirSync(folder);
  let day = 0;
  const env = {
    PATH,
    SystemRoot,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: '财务处',
    GIT_AUTHOR_EMAIL: 'cw@example.com',
    GIT_COMMITTER_NAME: '财务处',
    GIT_COMMITTER_EMAIL: 'cw@example.com',
  };
  const git = (...args: readonly string[]): string => {
    const date = new Date(Date.UTC(2025, 2, 1 + day, 1)).toISOString();
    const dated = { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', [...args], { cwd: folder, env: dated, encoding: 'utf8', stdio: 'pipe' }).trim();
  };
  const write = (files: Files): void => {
    for (const [file, content] of Object.entries(files)) {
      const path = join(folder, file);
      if (content === null) rmSync(path, { recursive: true });
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    }
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    env,
    git,
    write,
    commit: (subject, files = {}) => {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', subject);
      day += 1;
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
