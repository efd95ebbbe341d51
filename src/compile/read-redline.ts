import { classTableSchema } from '../budget/schema/class-table.ts';
import type { ClassTable } from '../budget/unit.ts';
import { accept, type Checked, refuse } from '../diagnostics/diagnostic.ts';
import { compareUnits } from '../history/compare-units.ts';
import { projectPairs } from '../history/project-pairs.ts';
import { inOrder } from './diagnose.ts';
import { expectClassTable } from './expected-files.ts';
import { readFile } from './read-file.ts';
import type { ReadUnit } from './read-unit.ts';
import { locateUnitData, type ReadUnitData } from './read-unit-data.ts';
import type { ProjectPairs } from './revise-document.ts';
import type { UnitFolder } from './unit-folder.ts';

/** Two versions of a unit to be set as one form, and which project of one is which of the other. */
export interface ReadRedline {
  readonly before: ReadUnit;
  readonly after: ReadUnit;
  readonly projects: ProjectPairs;
}

/**
 * Reads two versions of a unit, sound or not: drafts are compared before they are right. A version without a class table
 * is read by that of the other one. All mistakes of both come in one run.
 */
export function readRedline(before: UnitFolder, after: UnitFolder): Checked<ReadRedline> {
  const [oldTable, newTable] = [readClassTable(before), readClassTable(after)];
  const [old, now] = [locateUnitData(before), locateUnitData(after)];
  const found = [oldTable, newTable, old, now].flatMap(({ diagnostics }) => diagnostics);
  if (!oldTable.ok || !newTable.ok || !old.ok || !now.ok) return refuse(inOrder(found));
  const [one, other] = [oldTable.value ?? newTable.value, newTable.value ?? oldTable.value];
  if (one === null || other === null) return refuse([expectClassTable(after)]);
  const [was, is] = [old.value.data, now.value.data];
  const pairs = projectPairs(was, is, compareUnits(was, is));
  return accept({
    before: unitOf(old.value, one),
    after: unitOf(now.value, other),
    projects: { pairs, before: was.项目.length, after: is.项目.length },
  });
}

function readClassTable({ classTable }: UnitFolder): Checked<ClassTable | null> {
  if (classTable === null) return accept(null);
  const read = readFile(classTable, classTableSchema);
  return read.ok ? accept(read.value.data) : read;
}

function unitOf({ data, locator }: ReadUnitData, table: ClassTable): ReadUnit {
  const unit = { 指标分类: table, 单位: data.单位, 项目: data.项目 };
  return { unit, ...locator };
}
