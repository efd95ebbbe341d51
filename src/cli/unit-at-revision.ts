import { unitFolderOf } from '../build/unit-folder-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A unit's folder, by its name in the workspace, and the revision that was written behind it. */
export interface UnitAtRevision {
  readonly folder: string;
  readonly revision: string | null;
}

/**
 * Takes `data/2025/某单位@HEAD~3` apart. Either part may hold an `@` of its own (`main@{yesterday}`): what is there on
 * the disk is the folder, the longest first; where nothing is, the first `@` divides.
 */
export async function readUnitAtRevision(workspace: Workspace, given: string): Promise<UnitAtRevision> {
  const places = [...given.matchAll(/@/g)].map(({ index }) => index).filter((place) => place > 0);
  for (const place of [given.length, ...places.toReversed()]) {
    const path = given.slice(0, place);
    if ((await workspace.kind(workspace.name(path))) !== null) return divide(workspace, given, place);
  }
  return divide(workspace, given, places[0] ?? given.length);
}

function divide(workspace: Workspace, given: string, place: number): UnitAtRevision {
  const folder = unitFolderOf(workspace.name(given.slice(0, place)));
  return { folder, revision: place === given.length ? null : given.slice(place + 1) };
}
