import { type Inspection, openInspector } from '../build/inspect-unit.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { chooseUnits } from './choose-units.ts';
import { reportFault } from './fault.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { toJson } from './json.ts';
import { openPretty } from './pretty.ts';
import { addUnit, describeFindings, nothingYet } from './tally.ts';

const help = `
路径可以是单位文件夹、年度文件夹、data 文件夹，或其中的一个文件（检查它所在的单位）；不写则检查 data 下的全部单位。
check 不装载字体：字体中没有的生僻字由 build 报告。

例：
  mubiao check
  mubiao check data/2025/广州科技贸易职业学院
  mubiao check --format json > 问题.json

退出码：0 没有错误；1 数据有错误；2 无法运行。`;

/** `mubiao check`: reports what is wrong with the data, and touches nothing. */
export function addCheck(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('check')
    .description('检查数据，指出每个问题所在的文件、行、列和改法')
    .usage('[选项] [路径...]')
    .argument('[路径...]', '要检查的单位')
    .option('--format <格式>', '报告的格式：pretty（给人看）或 json（给程序用），默认 pretty')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: { readonly format?: string }) => {
      finish(await check(host, paths, options.format ?? 'pretty'));
    });
}

async function check(host: Host, paths: readonly string[], format: string): Promise<Exit> {
  if (format !== 'pretty' && format !== 'json') {
    return cannotRun(host, `没有报告格式“${format}”，可以写 pretty 或 json。`);
  }
  const folders = await chooseUnits(host, paths);
  if (typeof folders === 'number') return folders;
  const inspect = openInspector(host.workspace);
  const pretty = openPretty(host.colours.out);
  const all: Diagnostic[] = [];
  let tally = nothingYet;
  let hasFault = false;
  for (const folder of folders) {
    const inspection = await inspect(folder).catch((fault: unknown): Inspection | null => {
      reportFault(host, fault, folder);
      return null;
    });
    if (inspection === null) {
      hasFault = true;
      continue;
    }
    const diagnostics = inOrder(inspection.checked.diagnostics);
    tally = addUnit(tally, inspection.projects, diagnostics);
    if (format === 'json') all.push(...diagnostics);
    else for (const diagnostic of diagnostics) host.out(`${pretty.describe(diagnostic)}\n`);
  }
  if (format === 'json') host.out(toJson(all));
  else {
    const findings = describeFindings(tally.found) || '没有发现问题';
    host.out(`${findings}；已检查 ${tally.units} 个单位、${tally.projects} 个项目。\n`);
  }
  return hasFault ? 2 : tally.found.error > 0 ? 1 : 0;
}
