import { posix } from 'node:path';
import type { LastCommit } from '../workspace/git/last-commits.ts';
import type { GitRefusal } from '../workspace/git/refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { classTableName, isProjectFile, projectsName, sheetName } from './unit-layout.ts';

/** When the pages say 草稿: never, always, or where the data is not as it was committed. */
export const draftChoices = ['never', 'auto', 'always'] as const;
export type DraftChoice = (typeof draftChoices)[number];

/** What is to be found out about the units before they are printed. */
export interface Inquiry {
  readonly drafts: DraftChoice;
  /** Whether the files name the commit of their data. */
  readonly namesCommit: boolean;
}

/** What git says of a unit's data. */
export interface Revision {
  /** The commit that last changed it; null where there is none yet. */
  readonly commit: LastCommit | null;
  /** Whether it is not what was committed. */
  readonly isDirty: boolean;
}

/** How a unit's data stands, beside what it says: it decides what the files say of themselves. */
export interface Standing {
  /** Null where it is not to be said, or no git looks after the data. */
  readonly revision: Revision | null;
  /** Whether the pages say 草稿. */
  readonly isDraft: boolean;
}

/** Of a unit that nobody asked about. */
export const ordinary: Standing = { revision: null, isDraft: false };

/** What was found out about many units. */
export interface Standings {
  of(folder: string): Standing;
  /** Why git, which looks after some of the data, did not answer; null where all is known. */
  readonly refusal: GitRefusal | null;
}

/**
 * Asks git about all units at once, and only about what makes a difference. Without git, or where no git looks after the
 * data, there is nothing to differ from: such a unit is no draft.
 */
export async function askStandings(
  workspace: Pick<Workspace, 'name' | 'uncommitted' | 'lastCommits'>,
  folders: readonly string[],
  { drafts, namesCommit }: Inquiry,
): Promise<Standings> {
  const units = folders.map((given) => {
    const folder = workspace.name(given);
    return { given, folder, table: workspace.name(posix.join(folder, '..', classTableName)) };
  });
  const [changes, commits] = await Promise.all([
    drafts === 'auto' || namesCommit
      ? workspace.uncommitted([...new Set(units.flatMap(({ folder, table }) => [folder, table]))])
      : null,
    namesCommit ? workspace.lastCommits(units.map(filesOf)) : null,
  ]);
  const changed = new Set(changes?.ok === true ? changes.value.map(ownerOf) : []);
  const standings = units.map(({ given, folder, table }, index): readonly [string, Standing] => {
    const isDirty = changed.has(folder) || changed.has(table);
    const commit = (commits?.ok === true ? commits.value[index] : null) ?? null;
    const revision = namesCommit && (commit !== null || isDirty) ? { commit, isDirty } : null;
    return [given, { revision, isDraft: drafts === 'always' || (drafts === 'auto' && isDirty) }];
  });
  const known = new Map(standings);
  const refusal = [changes, commits].find((one) => one?.ok === false);
  return {
    of: (folder) => known.get(folder) ?? ordinary,
    refusal: refusal?.ok === false ? refusal.refusal : null,
  };
}

/** All that is printed of a unit. */
function filesOf({ folder, table }: { readonly folder: string; readonly table: string }): readonly string[] {
  return [posix.join(folder, sheetName), posix.join(folder, projectsName), table];
}

/** The commit that a unit's data is of now; null where no git knows it. */
export async function commitOf(
  workspace: Pick<Workspace, 'name' | 'lastCommits'>,
  folder: string,
): Promise<LastCommit | null> {
  const table = workspace.name(posix.join(folder, '..', classTableName));
  const asked = await workspace.lastCommits([filesOf({ folder, table })]);
  return (asked.ok ? asked.value[0] : null) ?? null;
}

/** What is not as it was where a file is not: a class table, or a unit; null where the file is not printed, as editors leave it. */
export function ownerOf(file: string): string | null {
  const [around, name] = [posix.dirname(file), posix.basename(file)];
  if (name === classTableName) return file;
  if (name === sheetName) return around;
  return posix.basename(around) === projectsName && isProjectFile(name) ? posix.dirname(around) : null;
}
