import type { Attempt } from '../workspace/failure.ts';
import { type Asked, answered } from '../workspace/git/refusal.ts';
import { openMemory } from '../workspace/memory.ts';
import type { Files, Workspace } from '../workspace/workspace.ts';
import { openCommit } from './open-commit.ts';

/** The data of a commit, under the names that it has on the disk. To be closed after use. */
export interface PastData {
  /** As it was committed; then with the line ends of Windows, where git puts them into the files that it checks out. */
  readonly readings: readonly [Workspace, Workspace];
  close(): void;
}

/** Opens what a commit of the repository around a folder holds. */
export async function openPastData(workspace: Workspace, folder: string, commit: string): Promise<Asked<PastData>> {
  const opened = await openCommit(workspace, folder, commit);
  if (!opened.ok) return opened;
  const { files, close } = opened.value;
  const converted = { ...files, read: async (file: string) => withCarriageReturns(await files.read(file)) };
  return answered({ readings: [asWorkspace(files), asWorkspace(converted)], close });
}

/** What only reads needs no more than this; the rest is a place in memory where nothing lies. */
function asWorkspace(files: Files): Workspace {
  return { ...openMemory({}), ...files };
}

function withCarriageReturns(attempt: Attempt<Uint8Array>): Attempt<Uint8Array> {
  if (!attempt.ok) return attempt;
  const text = Buffer.from(attempt.value).toString('latin1');
  return { ok: true, value: Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1') };
}
