import { unitFolderOf } from '../build/unit-folder-of.ts';
import type { Repository } from '../workspace/git/repository.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import {
  type OpenedVersion,
  openFinishedVersion,
  openFolder,
  openRevision,
  readVersionSpec,
  type VersionSpec,
} from './open-version.ts';
import { describeAbsence } from './unit-not-there.ts';

/** Two versions to compare; to be closed after use. */
export interface OpenedVersions {
  readonly before: OpenedVersion;
  readonly after: OpenedVersion;
  /** The units or years that alone are compared; empty for all. */
  readonly units: readonly string[];
  close(): void;
}

const dataFolder = 'data';

/**
 * Opens what two arguments name. One argument is compared with the files that lie there now; a folder, as it lies there,
 * with HEAD; without any, it is `data`. A revision without a folder is of the folder that the other side names. More
 * arguments name units of those versions.
 */
export async function openVersions(host: Host, given: readonly string[]): Promise<OpenedVersions | Exit> {
  const specs = await Promise.all(given.slice(0, 2).map((one) => readVersionSpec(host, one)));
  const units = unitsIn(host, given, specs);
  if (units === null) {
    return cannotRun(host, '写了单位的，前面的版本应当是 git 里的，例如 mubiao diff HEAD~1 HEAD data/2025/某单位。');
  }
  const [first, second] = specs;
  const other = units.areNow && units.around !== null ? ({ kind: 'folder', path: units.around } as const) : second;
  const [before, after] = await pairOf(host, first, other);
  const path = units.around ?? pathIn(before) ?? pathIn(after) ?? dataFolder;
  const isData = [before, after].some((spec) => spec.kind === 'folder' && spec.path === dataFolder);
  if (isData && given.length < 2 && (await host.workspace.kind(dataFolder)) === null) {
    const advice = '请在放着 data 文件夹的目录里运行，或者写明单位文件夹，例如 mubiao diff data/2025/某单位。';
    return cannotRun(host, `找不到“${dataFolder}”。${advice}`);
  }
  let repository: Repository | null = null;
  if ([before, after].some(({ kind }) => kind === 'revision')) {
    const opened = await host.workspace.repository(path);
    if (!opened.ok) return cannotRun(host, describeRefusal(opened.refusal));
    repository = opened.value;
  }
  const close = (): void => repository?.close();
  const open = async (spec: VersionSpec, isImplied: boolean): Promise<OpenedVersion | Exit> => {
    if (spec.kind === 'folder') return openFolder(host, spec.path, repository !== null);
    if (spec.kind === 'finished') return openFinishedVersion(host, spec.file);
    if (repository === null) throw new Error('a revision without a repository');
    const mustBeThere = spec.path !== null && !isImplied;
    return openRevision(host, repository, { revision: spec.revision, path: spec.path ?? path, mustBeThere });
  };
  const old = await open(before, before !== first && before !== second);
  const now = typeof old === 'number' ? old : await open(after, false);
  if (typeof old !== 'number' && typeof now !== 'number') {
    const absence = await describeMissing([old, now], units.names);
    if (absence === null) return { before: old, after: now, units: units.names, close };
    close();
    return cannotRun(host, absence);
  }
  close();
  return typeof old === 'number' ? old : (now as Exit);
}

/** Why a unit that was asked for cannot be compared: neither version has it. Null where all are there. */
async function describeMissing(
  versions: readonly [OpenedVersion, OpenedVersion],
  units: readonly string[],
): Promise<string | null> {
  const { files } = versions[1].place;
  for (const unit of units) {
    const kinds = await Promise.all(versions.map(({ place }) => place.files.kind(unit)));
    if (kinds.every((kind) => kind === null)) return `两个版本里都没有 ${unit}。${await describeAbsence(files, unit)}`;
  }
  return null;
}

interface Units {
  readonly names: readonly string[];
  /** The folder around all of them, or the only one; null for none. */
  readonly around: string | null;
  /** Whether they stand in the place of the second version, which is then what lies there now. */
  readonly areNow: boolean;
}

/** What stands behind the versions; null where those are not revisions that units could be of. */
function unitsIn({ workspace }: Host, given: readonly string[], specs: readonly VersionSpec[]): Units | null {
  if (given.length < 3) return { names: [], around: null, areNow: false };
  const isRevision = (spec: VersionSpec | undefined): boolean => spec?.kind === 'revision' && spec.path === null;
  const areNow = specs[1]?.kind === 'folder';
  if (!isRevision(specs[0]) || !(areNow || isRevision(specs[1]))) return null;
  const names = given.slice(areNow ? 1 : 2).map((one) => unitFolderOf(workspace.name(one)));
  return { names, around: folderAround(names), areNow };
}

/** The folder that holds all of them; `.` where there is none but the working folder. */
function folderAround(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split('/'));
  const shared = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, shared < 0 ? first.length : shared).join('/') || '.';
}

/** Both sides, with what goes without saying. */
async function pairOf(
  host: Host,
  first: VersionSpec | undefined,
  second: VersionSpec | undefined,
): Promise<readonly [VersionSpec, VersionSpec]> {
  const head = (path: string): VersionSpec => ({ kind: 'revision', revision: 'HEAD', path });
  const folder = (path: string): VersionSpec => ({ kind: 'folder', path });
  if (first === undefined) return [head(dataFolder), folder(dataFolder)];
  if (second !== undefined) return [first, second];
  if (first.kind === 'folder') return [head(first.path), first];
  if (first.kind === 'finished') return [first, folder(dataFolder)];
  const path = first.path ?? dataFolder;
  const isThere = (await host.workspace.kind(path)) !== null;
  return [first, isThere || first.path === null ? folder(path) : head(path)];
}

function pathIn(spec: VersionSpec): string | null {
  return spec.kind === 'finished' ? null : spec.path;
}
