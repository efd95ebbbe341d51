import { fundingSources, sumOf } from '../../../../src/budget/amount.ts';
import { classesOf } from '../../../../src/budget/indicator-class.ts';
import { classTableSchema } from '../../../../src/budget/schema/class-table.ts';
import { openUnitFolder } from '../../../../src/build/open-unit-folder.ts';
import { readFile } from '../../../../src/compile/read-file.ts';
import { readUnitData } from '../../../../src/compile/read-unit-data.ts';
import type { UnitData } from '../../../../src/history/difference.ts';
import { openDisk } from '../../../../src/workspace/disk.ts';
import { root, shippedFolder } from '../../../proof/story.ts';

/** A unit with the level of each of its classes (`11` → `1-产出指标`). */
export interface Sample {
  readonly unit: UnitData;
  readonly levels: ReadonlyMap<string, string>;
}

/** So many projects of the shipped unit, with 合计 of their own. */
export async function openSample(count: number): Promise<Sample> {
  const { folder } = await openUnitFolder(openDisk(root), shippedFolder);
  const data = readUnitData(folder);
  const table = folder.classTable === null ? null : readFile(folder.classTable, classTableSchema);
  if (!data.ok || table?.ok !== true) throw new Error('the shipped unit cannot be read');
  const 项目 = data.value.项目.slice(0, count);
  const 合计 = fundingSources.flatMap((source) => {
    const own = 项目.flatMap(({ 资金 }) => 资金[source] ?? []);
    return own.length === 0 ? [] : [[source, sumOf(own)] as const];
  });
  return {
    unit: { 单位: { ...data.value.单位, 合计: Object.fromEntries(合计) }, 项目 },
    levels: new Map(classesOf(table.value.data).map(({ code, levelOne }) => [code, levelOne])),
  };
}
