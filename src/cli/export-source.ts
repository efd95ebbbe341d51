import { classTableSchema } from '../budget/schema/class-table.ts';
import type { ClassTable } from '../budget/unit.ts';
import { findYears } from '../build/find-years.ts';
import { openUnitFolder } from '../build/open-unit-folder.ts';
import { classTableName, projectsName, sheetName } from '../build/unit-layout.ts';
import { diagnose, inOrder } from '../compile/diagnose.ts';
import { expectClassTable } from '../compile/expected-files.ts';
import { readFile } from '../compile/read-file.ts';
import { locateUnitData } from '../compile/read-unit-data.ts';
import { type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import { blankFillIn, type FillIn } from '../exchange/fill-in/content.ts';
import { findUnwritable } from '../exchange/fill-in/unwritable.ts';
import { describeFailure } from '../workspace/failure.ts';
import { chooseUnits } from './choose-units.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** What a workbook is to hold, or what is wrong with the data; an exit code where there is nothing to read. */
export type Source = Checked<FillIn> | Exit;

/** Reads the one unit that is meant. It need not be right, only readable: many a total is put right in the workbook. */
export async function readFilled(host: Host, given: string | undefined): Promise<Source> {
  const found = await chooseUnits(host, given === undefined ? [] : [given]);
  if (typeof found === 'number') return found;
  const [folderName = '', ...others] = found;
  if (others.length > 0) {
    const advice = `请写明一个单位，例如 mubiao export ${folderName} -o 填报表.xlsx。`;
    return cannotRun(host, `这里有 ${found.length} 个单位，一个工作簿放一个。${advice}`);
  }
  const { folder, complaints } = await openUnitFolder(host.workspace, folderName);
  const unit = locateUnitData(folder);
  const table =
    folder.classTable === null
      ? refuse<never>([expectClassTable(folder)])
      : readFile(folder.classTable, classTableSchema);
  const read = [...complaints, ...unit.diagnostics, ...table.diagnostics];
  if (!unit.ok || !table.ok) return refuse(inOrder(read));
  const content = { table: table.value.data, ...unit.value.data };
  const unwritable = findUnwritable(content).map((one) => diagnose(one, 'xlsx-cell', 'error', unit.value.locator));
  return judge(content, inOrder([...read, ...unwritable]));
}

/** Reads the class table of the year for which a workbook is to be filled in, and the name of the unit where one is meant. */
export async function readBlank(host: Host, given: string | undefined): Promise<Source> {
  const { workspace } = host;
  const name = workspace.name(given ?? 'data');
  if ((await workspace.kind(name)) === null) {
    return cannotRun(
      host,
      `找不到“${name}”。请写明单位文件夹或年度文件夹，例如 mubiao export --blank data/2025 -o 填报表.xlsx。`,
    );
  }
  if (await isUnit(host, name)) {
    const table = await readTable(host, workspace.name(`${name}/..`));
    const own = name.split('/').at(-1) ?? '';
    return typeof table === 'number' ? table : filled(table, /^\.{0,2}$/.test(own) ? null : own);
  }
  const years = await findYears(workspace, name);
  if (!years.ok) return cannotRun(host, describeFailure(years.failure));
  const [year, ...others] = years.value;
  if (year === undefined) {
    return cannotRun(
      host,
      `${name} 里没有“指标分类.yaml”，不知道有哪些分类。请先用 mubiao init 新建，或者写明年度文件夹。`,
    );
  }
  if (others.length > 0) {
    const all = years.value.map((one) => workspace.name(`${name}/${one}`)).join('、');
    return cannotRun(host, `${name} 里有 ${years.value.length} 个年度，分类各不相同。请写明一个：${all}。`);
  }
  const table = await readTable(host, workspace.name(`${name}/${year}`));
  return typeof table === 'number' ? table : filled(table, null);
}

async function isUnit({ workspace }: Host, name: string): Promise<boolean> {
  const kinds = [sheetName, projectsName].map((inside) => workspace.kind(workspace.name(`${name}/${inside}`)));
  return (await Promise.all(kinds)).some((kind) => kind !== null);
}

async function readTable(host: Host, folder: string): Promise<Checked<ClassTable> | Exit> {
  const file = host.workspace.name(`${folder}/${classTableName}`);
  const bytes = await host.workspace.read(file);
  if (!bytes.ok) return cannotRun(host, describeFailure(bytes.failure));
  const read = readFile({ file, bytes: bytes.value }, classTableSchema);
  return read.ok ? { ...read, value: read.value.data } : read;
}

function filled(table: Checked<ClassTable>, unit: string | null): Checked<FillIn> {
  return table.ok ? { ...table, value: blankFillIn(table.value, unit) } : table;
}
