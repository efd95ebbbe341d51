import { classTableSchema } from '../budget/schema/class-table.ts';
import type { Unit } from '../budget/unit.ts';
import { accept, type Checked, refuse } from '../diagnostics/diagnostic.ts';
import { expectClassTable } from './expected-files.ts';
import { type FileReader, readFile } from './read-file.ts';
import type { ReadUnit } from './read-unit.ts';
import { locateUnitData } from './read-unit-data.ts';
import type { UnitFolder } from './unit-folder.ts';

/**
 * A unit as its files have it, without asking the rules: what a form looks like is shown while its sums are still wrong.
 * Never for a file that leaves the house, but for the overview that the workbench saves: it tells the errors, and says 草稿.
 */
export function readAsIs(folder: UnitFolder, reader: FileReader = readFile): Checked<ReadUnit> {
  const table =
    folder.classTable === null
      ? refuse<never>([expectClassTable(folder)])
      : reader(folder.classTable, classTableSchema);
  if (!table.ok) return table;
  const read = locateUnitData(folder, reader);
  if (!read.ok) return read;
  const { 单位, 项目 } = read.value.data;
  const unit: Unit = { 指标分类: table.value.data, 单位, 项目 };
  return accept({ unit, ...read.value.locator });
}
