import { openRuleBook, type Profile, type RuleBook } from '../../budget/rule-book.ts';
import { classTableSchema } from '../../budget/schema/class-table.ts';
import { settingsSchema } from '../../budget/schema/settings.ts';
import type { ClassTable } from '../../budget/unit.ts';
import { readFile } from '../../compile/read-file.ts';
import { locateUnitData, type ReadUnitData } from '../../compile/read-unit-data.ts';
import { startUnit } from '../../compile/start-unit.ts';
import type { SourceFile, UnitFolder } from '../../compile/unit-folder.ts';
import { accept, type Checked, type Diagnostic, refuse } from '../../diagnostics/diagnostic.ts';

/** Where an import goes: what lies there, and what holds for it. */
export interface OpenedTarget {
  /** Null for a unit that is new. */
  readonly before: ReadUnitData | null;
  readonly table: ClassTable;
  /** The class table of a year that had none, to be written. */
  readonly newTable: SourceFile | null;
  readonly book: RuleBook;
}

/** Reads what lies at the target; refuses what is not sound, for nothing is built on it. */
export function openTarget(
  target: UnitFolder,
  identity: { readonly name: string; readonly year: string },
  profile: Profile | null,
  carriedTable: Uint8Array | null = null,
): Checked<OpenedTarget> {
  const isNew = target.sheet === null && target.projects.length === 0;
  const before = isNew ? accept(null) : locateUnitData(target);
  const settings = target.settings == null ? accept(null) : readFile(target.settings, settingsSchema);
  const newTable = target.classTable === null ? newTableOf(target, identity, carriedTable) : accept(null);
  const file = target.classTable ?? (newTable.ok ? newTable.value : null);
  const table = file === null ? refuse<never>([]) : readFile(file, classTableSchema);
  if (!before.ok || !settings.ok || !newTable.ok || !table.ok) {
    return refuse([before, settings, newTable, table].flatMap(errorsOf));
  }
  return accept({
    before: before.value,
    table: table.value.data,
    newTable: newTable.value,
    book: openRuleBook(settings.value?.data ?? {}, profile),
  });
}

/** The table that comes with the data, else the one with which `init` starts a year. */
function newTableOf(
  { folder }: UnitFolder,
  { name, year }: { readonly name: string; readonly year: string },
  carried: Uint8Array | null,
): Checked<SourceFile | null> {
  const yearFolder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0)) || '.';
  if (carried !== null) return accept({ file: `${yearFolder}/指标分类.yaml`, bytes: carried });
  const started = startUnit({ name, year, yearFolder, classTable: null });
  return started.ok ? accept(started.value[0] ?? null) : started;
}

function errorsOf(read: Checked<unknown>): readonly Diagnostic[] {
  return read.diagnostics.filter(({ severity }) => severity === 'error');
}
