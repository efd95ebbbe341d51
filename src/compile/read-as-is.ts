import { classTableSchema } from '../budget/schema/class-table.ts';
import type { Unit } from '../budget/unit.ts';
import { accept, type Checked, refuse } from '../diagnostics/diagnostic.ts';
import { expectClassTable } from './expected-files.ts';
import { readFile } from './read-file.ts';
import type { ReadUnit } from './read-unit.ts';
import { locateUnitData } from './read-unit-data.ts';
import type { UnitFolder } from './unit-folder.ts';

/**
 * A unit as its files have it, without asking the rules: what a form looks like is shown while its sums are still wrong.
 * Never for a file that leaves the house.
 */
export function readAsIs(folder: UnitFolder): Checked<ReadUnit> {
  const table =
    folder.classTable === null
      ? refuse<never>([expectClassTable(folder)])
      : readFile(folder.classTable, classTableSchema);
  if (!table.ok) return table;
  const read = locateUnitData(folder);
  if (!read.ok) return read;
  const { 单位, 项目 } = read.value.data;
  const unit: Unit = { 指标分类: table.value.data, 单位, 项目 };
  return accept({ unit, ...read.value.locator });
}
