import type { FoundKind } from '../budget/unit-overview.ts';
import { accept, type Checked } from '../diagnostics/diagnostic.ts';
import type { OverviewAbout } from '../forms/form.ts';
import type { ReadUnit } from './read-unit.ts';
import { type ReadVersions, readVersions } from './read-versions.ts';
import type { UnitFolder } from './unit-folder.ts';

/** A unit and all that its overview tells; `versions` leads back to the files of both versions, where there are two. */
export interface ReadOverview {
  readonly read: ReadUnit;
  readonly about: OverviewAbout;
  readonly versions: ReadVersions | null;
}

/** The version that a unit is compared with; `folder` is null where it was not there. */
export interface Base {
  readonly label: string;
  readonly folder: UnitFolder | null;
}

/** What was found in a unit. */
export interface Found {
  readonly findings: readonly FoundKind[];
  readonly waived: number;
}

/** Puts together what an overview is made from. Refused with what is wrong in the version that it is compared with. */
export function readOverview(
  read: ReadUnit,
  found: Found,
  folder: UnitFolder,
  base: Base | null,
): Checked<ReadOverview> {
  const { unit } = read;
  if (base === null) return accept({ read, about: { unit, ...found, since: null }, versions: null });
  const { label, folder: before } = base;
  if (before === null) {
    return accept({ read, about: { unit, ...found, since: { label, versions: null } }, versions: null });
  }
  const compared = readVersions({ before, after: folder });
  if (!compared.ok) return compared;
  const { versions } = compared.value;
  return accept({ read, about: { unit, ...found, since: { label, versions } }, versions: compared.value });
}
