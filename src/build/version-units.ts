import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Files } from '../workspace/workspace.ts';
import { findUnits } from './find-units.ts';
import { type OpenFolder, openUnitFolder } from './open-unit-folder.ts';
import { classTableName, projectsName, settingsName, sheetName } from './unit-layout.ts';

/** So many units are read together, so that the disk or git is never waited for with nothing to do. */
const together = 32;

/** Where a version of some units is found. */
export interface VersionPlace {
  readonly files: Files;
  /** A unit, a year, or a folder of years; it need not be there. */
  readonly root: string;
  /** Whether only what is printed is there (a finished file): then nothing else is compared. */
  readonly isPublic: boolean;
  /** Whether it is a finished file, which holds one unit: it is compared with the unit of its name. */
  readonly isOneUnit: boolean;
}

/** The files of a unit in one version. */
export interface OpenedUnit {
  /** From the root, `.` for the root itself: units of one route are the same unit in another version. */
  readonly route: string;
  readonly open: OpenFolder;
}

/** Reads the files of the units of a place; where it is known which files differ from the other place, only of those units. */
export async function openUnits(
  { files, root }: VersionPlace,
  changed: readonly string[] | null,
): Promise<Attempt<readonly OpenedUnit[]>> {
  const found = changed === null ? await unitsBelow(files, root) : done(unitsOf(changed, root));
  if (!found.ok) return found;
  const units: OpenedUnit[] = [];
  for (let first = 0; first < found.value.length; first += together) {
    const folders = found.value.slice(first, first + together);
    const opened = await Promise.all(folders.map((folder) => openUnitFolder(files, folder)));
    for (const [index, open] of opened.entries()) {
      const isThere = open.folder.sheet !== null || open.folder.projects.length > 0 || open.complaints.length > 0;
      if (isThere) units.push({ route: posix.relative(root, folders[index] ?? root) || '.', open });
    }
  }
  return done(units);
}

async function unitsBelow(files: Files, root: string): Promise<Attempt<readonly string[]>> {
  if ((await files.kind(root)) === null) return done([]);
  const found = await findUnits(files, [root]);
  return found.ok ? done(found.value.folders) : found;
}

/** The unit folders, at or below the root, to which data files belong; a class table or mubiao.yaml belongs to none. */
function unitsOf(changed: readonly string[], root: string): readonly string[] {
  const folders = changed.flatMap((file) => {
    const [around, name] = [posix.dirname(file), posix.basename(file)];
    if (posix.basename(around) === projectsName) return [posix.dirname(around)];
    const isOther = name === classTableName || name === settingsName || !name.endsWith('.yaml');
    return name === sheetName || (around !== root && !isOther) ? [around] : [];
  });
  return [...new Set(folders)].sort();
}

/** Whether a unit has the same files with the same bytes in both versions. */
export function isSameUnit({ open: { folder: one } }: OpenedUnit, { open: { folder: other } }: OpenedUnit): boolean {
  const names = (folder: OpenFolder['folder']) =>
    [folder.sheet, ...folder.projects].map((file) => file && posix.relative(folder.folder, file.file)).join('\n');
  const bytes = (folder: OpenFolder['folder']) => [folder.sheet, ...folder.projects].map((file) => file?.bytes);
  const others = bytes(other);
  return (
    names(one) === names(other) &&
    bytes(one).every((some, index) => {
      const same = others[index];
      return some === same || (some !== undefined && same !== undefined && Buffer.compare(some, same) === 0);
    })
  );
}
