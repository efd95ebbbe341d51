import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import { openMemory } from '../workspace/memory.ts';
import type { Files, Workspace } from '../workspace/workspace.ts';
import { openPress, type PressParts } from './press.ts';
import { type Order, type Print, printUnit } from './print-unit.ts';
import type { Standing } from './standing.ts';

/** A version of a unit that is to be printed. */
export interface PastUnit {
  /** Hold the unit's folder, the class table of its year and the settings. */
  readonly files: Files;
  readonly folder: string;
  readonly standing: Standing;
}

/** The finished files of that version, or what is wrong with the templates. */
export type PrintedVersion =
  | { readonly ok: true; readonly print: Print }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/**
 * Prints a unit as it stands in some files, as `build` would have from a folder that holds them: with the data, the class
 * table and the settings of then. So are templates, where their folder is among those files; all else is of today.
 */
export async function printVersion(
  workspace: Workspace,
  { files, folder, standing }: PastUnit,
  parts: PressParts,
  order: Order,
): Promise<Attempt<PrintedVersion>> {
  const hasTemplates = (await files.kind(workspace.name(parts.templates))) === 'folder';
  const inTemplates = (file: string): boolean => file.startsWith(`${workspace.name(parts.templates)}/`);
  const read: Workspace['read'] = (file) =>
    hasTemplates && inTemplates(file) ? files.read(file) : workspace.read(file);
  const press = await openPress({ ...workspace, read }, parts);
  if (!press.ok) return press;
  if (!press.value.ok) return done({ ok: false, errors: press.value.diagnostics });
  const past: Workspace = { ...openMemory({}), ...files };
  return done({ ok: true, print: await printUnit(folder, order, press.value.value, past, standing) });
}
