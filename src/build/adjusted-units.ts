import { posix } from 'node:path';
import type { VersionFolders } from '../compile/read-versions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { UnitChange } from '../history/difference.ts';
import { openUnitFolder } from './open-unit-folder.ts';
import type { VersionPlace } from './version-units.ts';

/** A unit that changed, with its files in both versions. */
export interface AdjustedUnit {
  /** From the place that was compared, `.` for the place itself; as the later version has it. */
  readonly route: string;
  readonly folders: VersionFolders;
  /** About files of the later version that bear a name under which nobody reads them. */
  readonly complaints: readonly Diagnostic[];
}

/** Reads the files of a unit that changed between two places. */
export async function openAdjustedUnit(
  { folder }: UnitChange,
  before: VersionPlace,
  after: VersionPlace,
): Promise<AdjustedUnit> {
  const open = ({ files, root }: VersionPlace, route: string) => openUnitFolder(files, posix.join(root, route));
  const [old, now] = [
    folder.before === null ? null : await open(before, folder.before),
    folder.after === null ? null : await open(after, folder.after),
  ];
  const complaints = now?.complaints ?? [];
  const route = folder.after ?? folder.before ?? '.';
  if (now !== null) return { route, folders: { before: old?.folder ?? null, after: now.folder }, complaints };
  if (old === null) throw new Error('a unit that is nowhere');
  return { route, folders: { before: old.folder, after: null }, complaints };
}
