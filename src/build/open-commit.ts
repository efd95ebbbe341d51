import type { Commit } from '../workspace/git/find-commit.ts';
import { type Asked, answered } from '../workspace/git/refusal.ts';
import type { Files, Workspace } from '../workspace/workspace.ts';

/** A commit and what it holds, under the names that it has on the disk. To be closed after use. */
export interface OpenedCommit {
  readonly commit: Commit;
  readonly files: Files;
  close(): void;
}

/** Opens what a revision names in the repository around a folder. */
export async function openCommit(
  workspace: Pick<Workspace, 'repository'>,
  around: string,
  revision: string,
): Promise<Asked<OpenedCommit>> {
  const opened = await workspace.repository(around);
  if (!opened.ok) return opened;
  const repository = opened.value;
  const found = await repository.commit(revision);
  if (!found.ok) {
    repository.close();
    return found;
  }
  return answered({ commit: found.value, files: repository.files(found.value), close: () => repository.close() });
}
