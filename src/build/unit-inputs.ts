import { posix } from 'node:path';
import type { Attempt } from '../workspace/failure.ts';
import type { Entry, Workspace } from '../workspace/workspace.ts';
import type { UnitInputs } from './fingerprint.ts';
import { type Stamp, type Stamps, stampOf } from './stamps.ts';
import type { Standing } from './standing.ts';
import { classTableName, isLeftover, isProjectFile, projectsName, settingsName, sheetName } from './unit-layout.ts';

/** The inputs that lie on the disk. */
type FoundInputs = Omit<UnitInputs, 'revision' | 'isDraft'>;

/** All inputs of a unit: those that lie on the disk, and how they stand. */
export function withStanding(inputs: FoundInputs, { revision, isDraft }: Standing): UnitInputs {
  return { ...inputs, revision: revision === null ? null : JSON.stringify(revision), isDraft };
}

/** A unit's inputs, and the files that they were taken from. */
export interface Gathered {
  readonly inputs: FoundInputs;
  readonly files: readonly string[];
}

interface Reader {
  /** Null where there is no such folder. */
  list(folder: string): Promise<readonly Entry[] | null>;
  /** Null where there is no such file. */
  digest(file: string): Promise<string | null>;
  /** The mubiao.yaml in force; null where there is none. */
  settingsOf(folder: string): Promise<string | null>;
}

/** The inputs of a unit as they lie on the disk, read only where the stamps do not know them. Null where one is unreadable. */
export function openSurveyor(workspace: Workspace, stamps: Stamps): (folder: string) => Promise<Gathered | null> {
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
  return (folder) => gather(folder, workspace, { list, digest: stamps.digest, settingsOf });
}

/** A workspace that remembers what was read through it, so that a fingerprint speaks of what was printed, come what may. */
export interface Recorder {
  readonly workspace: Workspace;
  inputsOf(folder: string): Promise<Gathered | null>;
  stamps(): readonly (readonly [file: string, stamp: Stamp])[];
}

export function openRecorder(workspace: Workspace): Recorder {
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
      }),
    stamps: () => [...stamps],
  };
}

async function gather(folder: string, { name }: Pick<Workspace, 'name'>, reader: Reader): Promise<Gathered | null> {
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
  const inputs: FoundInputs = {
    folder: folder.split('/').slice(-2).join('/'),
    names: [...namesOf(own), ...namesOf(inside).map((entry) => `${projectsName}/${entry}`)],
    files: Object.fromEntries(digests.map(([file, digest]) => [file, digest ?? ''])),
    classTable: await reader.digest(table),
    settings: settings === null ? null : await reader.digest(settings),
  };
  const shared = [table, ...(settings === null ? [] : [settings])];
  return { inputs, files: [...wanted.map((file) => posix.join(folder, file)), ...shared] };
}

function namesOf(entries: readonly Entry[]): readonly string[] {
  return entries
    .filter(({ name }) => !isLeftover(name))
    .map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name));
}
