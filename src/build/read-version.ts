import { inOrder } from '../compile/diagnose.ts';
import { readUnitData } from '../compile/read-unit-data.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { UnitData } from '../history/difference.ts';
import type { Files } from '../workspace/workspace.ts';
import { type OpenFolder, openUnitFolder } from './open-unit-folder.ts';

/** A unit as it stands in one place: on the disk, in a commit, in a file. */
export type Version =
  | { readonly state: 'absent' }
  /** What is there cannot be read as data: it is broken, or sound by itself but not of the format that we know. */
  | { readonly state: 'unreadable'; readonly isOtherFormat: boolean; readonly errors: readonly Diagnostic[] }
  | { readonly state: 'read'; readonly data: UnitData };

/** What is said of data that is well written, and whose names or files are not those of today. */
const shapeCodes: ReadonlySet<string> = new Set(['missing-file', 'missing-field', 'unknown-key', 'wrong-kind']);

/** Reads the data of a unit, which need not be sound; a folder with neither 单位.yaml nor a project is no unit. */
export async function readVersion(files: Files, folder: string): Promise<Version> {
  return versionIn(await openUnitFolder(files, folder));
}

/** The same of a folder whose files were read. */
export function versionIn({ folder: found, complaints }: OpenFolder): Version {
  const unreadable = complaints.filter(({ code }) => code === 'file-unreadable');
  if (unreadable.length > 0) return { state: 'unreadable', isOtherFormat: false, errors: inOrder(unreadable) };
  if (found.sheet === null && found.projects.length === 0) return { state: 'absent' };
  const read = readUnitData(found);
  if (read.ok) return { state: 'read', data: read.value };
  return { state: 'unreadable', isOtherFormat: isOfOtherFormat(read.diagnostics), errors: read.diagnostics };
}

/** Whether errors say no more than that the data is laid out, or its parts are called, otherwise than today. */
export function isOfOtherFormat(errors: readonly Diagnostic[]): boolean {
  return errors.every(({ code }) => shapeCodes.has(code));
}
