import { unitFolderOf } from '../build/unit-folder-of.ts';
import type { VersionPlace } from '../build/version-units.ts';
import { originValue } from '../proof/finished.ts';
import type { Commit } from '../workspace/git/find-commit.ts';
import type { GitRefusal } from '../workspace/git/refusal.ts';
import type { Repository } from '../workspace/git/repository.ts';
import { openFinished, whyNoData } from './finished-file.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readUnitAtRevision } from './unit-at-revision.ts';
import { describeAbsence } from './unit-not-there.ts';

/** What an argument names, by its form and by what is on the disk. */
export type VersionSpec =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'finished'; readonly file: string }
  /** `path` is null where only a revision is named. */
  | { readonly kind: 'revision'; readonly revision: string; readonly path: string | null };

/** A version that can be read. */
export interface OpenedVersion {
  readonly place: VersionPlace;
  /** As it is called in a report. */
  readonly label: string;
  /** Null for what is not in git. */
  readonly at: { readonly repository: Repository; readonly commit: Commit } | null;
}

/** Takes an argument for a folder, a finished file, `HEAD~1:data/2025`, `data/2025@HEAD~1`, or a revision. */
export async function readVersionSpec(host: Host, given: string): Promise<VersionSpec> {
  const { workspace } = host;
  const name = workspace.name(given);
  const kind = await workspace.kind(name);
  if (kind === 'folder') return { kind: 'folder', path: unitFolderOf(name) };
  // In a bare repository there is a file HEAD.
  if (kind === 'file' && given.includes('.')) {
    const isFinished = !/\.ya?ml$/i.test(name);
    return isFinished ? { kind: 'finished', file: given } : { kind: 'folder', path: dataFolderOf(host, name) };
  }
  const [, revision, path] = /^([^:]+):(.+)$/.exec(given) ?? [];
  if (revision !== undefined && path !== undefined) return { kind: 'revision', revision, path: folderAt(host, path) };
  const unit = await readUnitAtRevision(workspace, given);
  const isThere = unit.revision !== null && (unit.folder.includes('/') || (await workspace.kind(unit.folder)) !== null);
  if (isThere && unit.revision !== null) return { kind: 'revision', revision: unit.revision, path: unit.folder };
  return { kind: 'revision', revision: given, path: null };
}

function folderAt(host: Host, path: string): string {
  const name = host.workspace.name(path);
  return /\.ya?ml$/i.test(name) ? dataFolderOf(host, name) : unitFolderOf(name);
}

/** The unit of a data file; the year of a class table. */
function dataFolderOf({ workspace }: Host, file: string): string {
  const unit = unitFolderOf(file);
  return unit === file ? workspace.name(`${file}/..`) : unit;
}

/** Opens what is on the disk; beside a revision it is called what is there now. */
export function openFolder({ workspace }: Host, path: string, isBesideRevision: boolean): OpenedVersion {
  const label = `${isBesideRevision ? '现在的 ' : ''}${path === '.' ? '当前文件夹' : path}`;
  return { place: { files: workspace, root: path, isPublic: false, isOneUnit: false }, label, at: null };
}

/** Opens the data that a finished file carries, or says why there is none. */
export async function openFinishedVersion(host: Host, path: string): Promise<OpenedVersion | Exit> {
  const file = await openFinished(host, path);
  if (typeof file === 'number') return file;
  const { openCarried } = await import('../build/remake.ts');
  const carried = openCarried(file.finished);
  if (carried === null) {
    const advice = '请改用生成它的数据文件夹，或 git 里的版本';
    return cannotRun(host, `${file.name} 没有附数据，不能比较：${whyNoData(file)}。${advice}。`);
  }
  const isPublic = originValue(file.finished.origin, 'Source') !== 'full';
  const place = { files: carried.data, root: carried.folder, isPublic, isOneUnit: true };
  return { place, label: file.name, at: null };
}

/** Opens a folder as it was in a commit; where `mustBeThere`, it has to be. The repository is closed by whoever opened it. */
export async function openRevision(
  host: Host,
  repository: Repository,
  { revision, path, mustBeThere }: { readonly revision: string; readonly path: string; readonly mustBeThere: boolean },
): Promise<OpenedVersion | Exit> {
  const commit = await repository.commit(revision);
  if (!commit.ok) return cannotRun(host, await describeUnknown(host, commit.refusal));
  const files = repository.files(commit.value);
  if (mustBeThere && (await files.kind(path)) === null) {
    return cannotRun(host, `版本“${revision}”里没有 ${path}。${await describeAbsence(files, path)}`);
  }
  const label = `${revision}（${commit.value.id.slice(0, 7)}）的 ${path}`;
  return {
    place: { files, root: path, isPublic: false, isOneUnit: false },
    label,
    at: { repository, commit: commit.value },
  };
}

/** What is neither a revision nor a path may have been meant as either. */
async function describeUnknown({ workspace }: Host, refusal: GitRefusal): Promise<string> {
  const said = describeRefusal(refusal);
  if (refusal.kind !== 'unknown-revision') return said;
  const { revision } = refusal;
  if (!/[/\\]|\.\w+$/.test(revision)) return `没有文件或文件夹“${revision}”；${said}`;
  const advice = await describeAbsence(workspace, workspace.name(revision));
  return `没有文件或文件夹“${revision}”，git 里也没有叫这个名称的版本。${advice}`;
}
