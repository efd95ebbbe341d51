import { posix } from 'node:path';
import { Misfit, readMap, readText } from '../history/json-reader.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { hashOf } from './hash-of.ts';

/**
 * A text that is not in its file: while someone types YAML it is often none, and a build must never meet it. It is kept
 * on the disk, so that neither the browser nor the server can lose it.
 */
export interface Draft {
  readonly file: string;
  /** What the file held when the draft was begun. */
  readonly base: string;
  readonly text: string;
}

export interface Drafts {
  of(file: string): Draft | undefined;
  keep(draft: Draft): Promise<Attempt<void>>;
  drop(file: string): Promise<Attempt<void>>;
}

const readDraft = readMap({ file: readText, base: readText, text: readText });

/** Opens the drafts that lie in a folder, those of a server that was killed among them. */
export async function openDrafts(workspace: Workspace, folder: string): Promise<Drafts> {
  const drafts = new Map<string, Draft>();
  const listed = await workspace.list(folder);
  for (const { name } of listed.ok ? listed.value : []) {
    const bytes = name.endsWith('.json') ? await workspace.read(posix.join(folder, name)) : null;
    const draft = bytes?.ok === true ? understand(bytes.value) : null;
    if (draft !== null) drafts.set(draft.file, draft);
  }
  const placeOf = (file: string): string => posix.join(folder, `${hashOf(file)}.json`);
  return {
    of: (file) => drafts.get(file),
    async keep(draft) {
      drafts.set(draft.file, draft);
      return workspace.write(placeOf(draft.file), new TextEncoder().encode(`${JSON.stringify(draft)}\n`));
    },
    async drop(file) {
      return drafts.delete(file) ? workspace.remove(placeOf(file)) : done(undefined);
    },
  };
}

function understand(bytes: Uint8Array): Draft | null {
  try {
    return readDraft(JSON.parse(new TextDecoder().decode(bytes)), '');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Misfit) return null;
    throw error;
  }
}
