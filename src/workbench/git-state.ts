import { posix } from 'node:path';
import { ownerOf } from '../build/standing.ts';
import { classTableName } from '../build/unit-layout.ts';
import type { GitRefusal } from '../workspace/git/refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Which data files are not as they were committed, as far as was last asked. */
export interface GitState {
  readonly isTracked: boolean;
  isChanged(file: string): boolean;
  isUnitChanged(folder: string): boolean;
  /** Whether a file that is printed of a unit is not as it was committed, so that its pages are to say 草稿. */
  isDraft(folder: string): boolean;
  /** A file was written here: it is taken to be changed until git is asked. */
  wrote(file: string): void;
  /** The files of a unit that are to be committed with it, its class table and mubiao.yaml among them. */
  changedIn(folder: string): readonly string[];
  ask(): Promise<void>;
  /** Asks once nothing was written for a moment: git is a process of its own, and not to be started with every stroke. */
  askSoon(): void;
  /** Why git does not answer; null where it does, or where there is nothing to ask. */
  readonly refusal: GitRefusal | null;
}

/** So long (ms) after the last stroke. */
const pause = 700;

export async function openGitState(
  workspace: Workspace,
  root: string,
  onChange: (folders: ReadonlySet<string>) => void,
): Promise<GitState> {
  const repository = await workspace.repository(root);
  if (repository.ok) repository.value.close();
  let changed: ReadonlySet<string> = new Set();
  let refusal: GitRefusal | null = repository.ok ? null : repository.refusal;
  let asking: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const asked = await workspace.uncommitted([root]);
    refusal = asked.ok ? null : asked.refusal;
    const now = new Set(asked.ok ? asked.value.filter((file) => file.endsWith('.yaml')) : []);
    const before = changed;
    const others = new Set([...now, ...before].filter((file) => now.has(file) !== before.has(file)).map(unitOf));
    changed = now;
    if (others.size > 0) onChange(others);
  };
  const state: GitState = {
    isTracked: repository.ok,
    isChanged: (file) => changed.has(file),
    isUnitChanged: (folder) => [...changed].some((file) => file.startsWith(`${folder}/`)),
    isDraft(folder) {
      const table = posix.join(posix.dirname(folder), classTableName);
      return [...changed].map(ownerOf).some((owner) => owner === folder || owner === table);
    },
    wrote(file) {
      if (repository.ok) changed = new Set([...changed, file]);
    },
    changedIn(folder) {
      const year = posix.dirname(folder);
      return [...changed].filter((file) => file.startsWith(`${folder}/`) || posix.dirname(file) === year).sort();
    },
    get refusal() {
      return refusal;
    },
    askSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => void state.ask(), pause);
    },
    /** One question at a time; who asks meanwhile hears the answer to the next. */
    async ask() {
      if (!repository.ok) return;
      clearTimeout(timer);
      if (asking !== null) {
        next ??= asking.then(() => {
          next = null;
          return state.ask();
        });
        return next;
      }
      asking = ask().finally(() => {
        asking = null;
      });
      return asking;
    },
  };
  await state.ask();
  return state;
}

function unitOf(file: string): string {
  const around = posix.dirname(file);
  return posix.basename(around) === '项目' ? posix.dirname(around) : around;
}
