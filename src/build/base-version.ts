import type { UnitFolder } from '../compile/unit-folder.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Commit } from '../workspace/git/find-commit.ts';
import { type Asked, answered } from '../workspace/git/refusal.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openCommit } from './open-commit.ts';
import { openUnitFolder } from './open-unit-folder.ts';

/** A unit in the version that its overview is compared with. Plain data: it goes to workers. */
export interface BaseUnit {
  /** As people call the version. */
  readonly label: string;
  /** The id of its commit. */
  readonly commit: string;
  /** Null where the unit was not there yet. */
  readonly folder: UnitFolder | null;
  /** About files of then that cannot be read. */
  readonly complaints: readonly Diagnostic[];
}

/** The version that overviews are compared with: a commit. To be closed after use. */
export interface BaseVersion extends Pick<BaseUnit, 'label' | 'commit'> {
  unit(folder: string): Promise<BaseUnit>;
  close(): void;
}

/** Opens what a revision names in the repository around a folder. */
export async function openBase(
  workspace: Pick<Workspace, 'repository'>,
  around: string,
  revision: string,
): Promise<Asked<BaseVersion>> {
  const opened = await openCommit(workspace, around, revision);
  if (!opened.ok) return opened;
  const { commit, files, close } = opened.value;
  const version = { label: labelOf(revision, commit), commit: commit.id };
  return answered({
    ...version,
    async unit(name) {
      const { folder, complaints } = await openUnitFolder(files, name);
      const unreadable = complaints.filter(({ code }) => code === 'file-unreadable');
      const isThere = folder.sheet !== null || folder.projects.length + unreadable.length > 0;
      return { ...version, folder: isThere ? folder : null, complaints: unreadable };
    },
    close,
  });
}

/** Enough of a commit's id for a reader. */
const short = 7;
/** The clock of the offices: UTC+8 all year. */
const ahead = 8 * 60 * 60 * 1000;

/** A revision that is longer says less than its commit does. */
const longest = 30;

/** `v2025-二上（提交 3f2a9c1，2025-03-01）`; the last commit is called so. */
function labelOf(revision: string, { id, time }: Commit): string {
  const date = new Date(time + ahead).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const commit = `提交 ${id.slice(0, short)}`;
  if (id.startsWith(revision) || revision.length > longest) return `${commit}（${date}）`;
  return `${revision === 'HEAD' ? '上次提交的版本' : revision}（${commit}，${date}）`;
}

/** A finding in a version that is not on the disk: its place is told with the version's name. */
export function atVersion(diagnostic: Diagnostic, revision: string): Diagnostic {
  const { span } = diagnostic;
  const source = { ...span.source, file: `${span.source.file}@${revision}` };
  return { ...diagnostic, span: { ...span, source } };
}
