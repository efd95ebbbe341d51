import { posix } from 'node:path';
import { projectsName, sheetName } from './unit-layout.ts';

/** A file that went to another path. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The folder that a unit goes by since its files were moved out of this one. */
export function laterFolder(renames: readonly Rename[], folder: string): string | null {
  return formerFolder(
    renames.map(({ from, to }) => ({ from: to, to: from })),
    folder,
  );
}

/**
 * The folder that a unit went by before its files were moved, as their renames tell it: that of its 单位.yaml, or, where
 * that was written anew, the one from which most of its projects came. Null where nothing came from elsewhere.
 */
export function formerFolder(renames: readonly Rename[], folder: string): string | null {
  const sheet = renames.find(({ to }) => to === posix.join(folder, sheetName));
  if (sheet !== undefined && posix.basename(sheet.from) === sheetName) return posix.dirname(sheet.from);
  const votes = new Map<string, number>();
  for (const { from, to } of renames) {
    const place = posix.dirname(from);
    if (posix.dirname(to) !== posix.join(folder, projectsName) || posix.basename(place) !== projectsName) continue;
    const former = posix.dirname(place);
    if (former !== folder) votes.set(former, (votes.get(former) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}
