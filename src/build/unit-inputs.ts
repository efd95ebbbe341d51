import { posix } from 'node:path';
import type { Attempt } from '../workspace/failure.ts';
import type { Revision } from '../workspace/revision.ts';
import type { Entry, Workspace } from '../workspace/workspace.ts';
import type { UnitInputs } from './fingerprint.ts';
import { type Stamp, type Stamps, stampOf } from './stamps.ts';
import { classTableName, isLeftover, isProjectFile, projectsName, settingsName, sheetName } from './unit-layout.ts';

/** A unit's inputs, and the files that they were taken from. */
export interface Gathered {
  readonly inputs: UnitInputs;
  readonly files: readonly string[];
  /** Null where git was not asked or does not know. */
  readonly revision: Revision | null;
}

interface Reader {
  /** Null where there is no such folder. */
  list(folder: string): Promise<readonly Entry[] | null>;
  /** Null where there is no such file. */
  digest(file: string): Promise<string | null>;
  /** The mubiao.yaml in force; null where there is none. */
  settingsOf(folder: string): Promise<string | null>;
  readonly asksGit: boolean;
}

/** The inputs of a unit as they lie on the disk, read only where the stamps do not know them. Null where one is unreadable. */
export function openSurveyor(
  workspace: Workspace,
  stamps: Stamps,
  asksGit = false,
): (folder: string) => Promise<Gathered | null> {
  const settings = new Map<string, Promise<string | null>>();
  const settingsOf = (folder: string): Promise<string | null> => {
    const known = settings.get(folder);
    if (known !== undefined) return known;
    const search = async (): Promise<string | null> => {
      const file = posix.join(folder, settingsName);
      if ((await workspace.facts(file)) !== null) return file;
      const parent = workspace.name(posix.join(folder, '..'));
      return parent === folder ? null : settingsOf(parent);
    };
    const found = search();
    settings.set(folder, found);
    return found;
  };
  const list = async (folder: string): Promise<readonly Entry[] | null> => {
    const listed = await workspace.list(folder);
    return listed.ok ? listed.value : null;
  };
  return (folder) => gather(folder, workspace, { list, digest: stamps.digest, settingsOf, asksGit });
}

/** A workspace that remembers what was read through it, so that a fingerprint speaks of what was printed, come what may. */
export interface Recorder {
  readonly workspace: Workspace;
  inputsOf(folder: string): Promise<Gathered | null>;
  stamps(): readonly (readonly [file: string, stamp: Stamp])[];
}

export function openRecorder(workspace: Workspace, asksGit = false): Recorder {
  const stamps = new Map<string, Stamp>();
  const lists = new Map<string, readonly Entry[]>();
  const read = async (file: string): Promise<Attempt<Uint8Array>> => {
    // The facts before the bytes: a change in between then shows as a change, and never passes for the old.
    const facts = await workspace.facts(file);
    const now = workspace.now();
    const bytes = await workspace.read(file);
    if (bytes.ok && facts !== null) stamps.set(file, stampOf(bytes.value, facts, now));
    return bytes;
  };
  const list = async (folder: string): Promise<Attempt<readonly Entry[]>> => {
    const listed = await workspace.list(folder);
    if (listed.ok) lists.set(folder, listed.value);
    return listed;
  };
  return {
    workspace: { ...workspace, read, list },
    inputsOf: (folder) =>
      gather(folder, workspace, {
        list: async (name) => lists.get(name) ?? null,
        digest: async (file) => stamps.get(file)?.sha256 ?? null,
        settingsOf: async () => [...stamps.keys()].find((file) => posix.basename(file) === settingsName) ?? null,
        asksGit,
      }),
    stamps: () => [...stamps],
  };
}

async function gather(
  folder: string,
  { name, revision: ask }: Pick<Workspace, 'name' | 'revision'>,
  reader: Reader,
): Promise<Gathered | null> {
  const own = await reader.list(folder);
  const isThere = own?.some((entry) => entry.name === projectsName && entry.kind === 'folder') ?? false;
  const inside = isThere ? await reader.list(posix.join(folder, projectsName)) : [];
  if (own === null || inside === null) return null;
  const projects = inside.filter((entry) => entry.kind === 'file' && isProjectFile(entry.name));
  const wanted = [sheetName, ...projects.map((entry) => `${projectsName}/${entry.name}`)];
  const digests = await Promise.all(
    wanted.map(async (file) => [file, await reader.digest(posix.join(folder, file))] as const),
  );
  if (digests.some(([, digest]) => digest === null)) return null;
  const table = name(posix.join(folder, '..', classTableName));
  const settings = await reader.settingsOf(name(folder));
  const places = [posix.join(folder, sheetName), posix.join(folder, projectsName), table];
  const revision = reader.asksGit ? await ask(places) : null;
  const inputs: UnitInputs = {
    folder: folder.split('/').slice(-2).join('/'),
    names: [...namesOf(own), ...namesOf(inside).map((entry) => `${projectsName}/${entry}`)],
    files: Object.fromEntries(digests.map(([file, digest]) => [file, digest ?? ''])),
    classTable: await reader.digest(table),
    settings: settings === null ? null : await reader.digest(settings),
    revision: revision === null ? null : JSON.stringify(revision),
  };
  const shared = [table, ...(settings === null ? [] : [settings])];
  return { inputs, files: [...wanted.map((file) => posix.join(folder, file)), ...shared], revision };
}

function namesOf(entries: readonly Entry[]): readonly string[] {
  return entries
    .filter(({ name }) => !isLeftover(name))
    .map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name));
}
