import type { Profile } from '../budget/rule-book.ts';
import { readUnit } from '../compile/read-unit.ts';
import { type IsAskedFor, repair, type UnitRepair } from '../compile/repair.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Failure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openUnitFolder } from './open-unit-folder.ts';

/** What to repair, and whether to write it. */
export interface RepairOrder {
  readonly isAskedFor: IsAskedFor;
  readonly isChosen: (file: string) => boolean;
  readonly profile: Profile | null;
  /** Nothing is written. */
  readonly isTrial: boolean;
}

/** What became of a unit: its repairs, or why its files could not be read or written. */
export type RepairOutcome = UnitRepair & {
  readonly unreadable: readonly Diagnostic[];
  readonly failure: Failure | null;
};

/** Repairs the files of one unit and puts them in place together. A unit of which a file cannot be read is left as it is. */
export async function repairUnit(workspace: Workspace, name: string, order: RepairOrder): Promise<RepairOutcome> {
  const { folder, complaints } = await openUnitFolder(workspace, name);
  const unreadable = complaints.filter(({ code }) => code === 'file-unreadable');
  if (unreadable.length > 0) return { files: [], left: [], unreadable, failure: null };
  const repaired = repair(
    folder,
    (finding) => order.isChosen(finding.span.source.file) && order.isAskedFor(finding),
    (read) => readUnit(read, order.profile),
  );
  if (order.isTrial || repaired.files.length === 0) return { ...repaired, unreadable, failure: null };
  const written = await workspace.writeTogether(repaired.files.map(({ file, bytes }) => ({ file, bytes })));
  return { ...repaired, unreadable, failure: written.ok ? null : written.failure };
}
