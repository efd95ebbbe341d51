import { type Inspection, openInspector } from '../build/inspect-unit.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { openTeller } from './checked-unit.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { chooseProfile } from './choose-profile.ts';
import { chooseUnits } from './choose-units.ts';
import { reportFault } from './fault.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { openProgress } from './progress.ts';
import { openReport, reportFormats } from './report.ts';
import { addUnit, describeFindings, nothingYet, type Tally } from './tally.ts';

interface Options {
  readonly format: string;
  readonly profile?: string;
  readonly rule?: readonly string[];
  readonly strict?: true;
  readonly quiet?: true;
  readonly all?: true;
  readonly showWaived?: true;
  readonly fix?: true;
  readonly fixRule?: readonly string[];
  readonly dryRun?: true;
}

const help = `
路径可以是单位文件夹、年度文件夹、data 文件夹，或其中的一个文件（检查它所在的单位）；不写则检查 data 下的全部单位。
check 不装载字体：字体中没有的生僻字由 build 报告。

方案和各条规则的轻重写在 mubiao.yaml 里，放在单位、年度、data 等文件夹都可以，离单位最近的一个有效：
  方案: strict          # 不写则为 as-published；--profile 可以临时改用另一个
  规则:
    vague-value: 提示   # 错误、警告、提示或关闭；合计等必须守住的规则和文件的写法不能关闭

例：
  mubiao check
  mubiao check data/2025/广州科技贸易职业学院
  mubiao check --rule unit-total
  mubiao check --fix --dry-run
  mubiao check --fix
  mubiao check --format json > 问题.json

退出码：0 没有错误；1 数据有错误；2 无法运行。`;

/** `mubiao check`: reports what is wrong with the data, and touches nothing unless asked to repair it. */
export function addCheck(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const gather = (given: string, before: readonly string[] = []): readonly string[] => [
    ...before,
    ...given.split(/[,，]/).map((id) => id.trim()),
  ];
  program
    .command('check')
    .description('检查数据，指出每个问题所在的文件、行、列和改法')
    .usage('[选项] [路径...]')
    .argument('[路径...]', '要检查的单位')
    .option('--format <格式>', '报告的格式：pretty（给人看）、json、github、sarif 或 junit，默认 pretty')
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml')
    .option('--rule <代码>', '只列出这些规则或代码的问题，用逗号隔开', gather)
    .option('--all', '提示也列出原文和建议，不只一行')
    .option('--quiet', '不列出提示')
    .option('--show-waived', '列出已豁免的问题和理由')
    .option('--strict', '有警告也算不通过（退出码为 1）')
    .option('--fix', '改正可以放心改的问题（不动注释、引号和对齐），再检查')
    .option('--fix-rule <代码>', '改正这些规则的问题，用逗号隔开；与 --fix 同用则在它之外再改这些', gather)
    .option('--dry-run', '只显示会改什么（diff），不写入，也不检查')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: Partial<Options>) => {
      finish(await check(host, paths, { format: 'pretty', ...options }));
    });
}

async function check(host: Host, paths: readonly string[], options: Options): Promise<Exit> {
  if (!reportFormats.includes(options.format)) {
    return cannotRun(host, `没有报告格式“${options.format}”，可以写 ${reportFormats.join('、')}。`);
  }
  const chosen = chooseProfile(options.profile);
  if (typeof chosen === 'string') return cannotRun(host, chosen);
  const complaint = await complainOfRules([...(options.rule ?? []), ...(options.fixRule ?? [])]);
  if (complaint !== null) return cannotRun(host, complaint);
  const folders = await chooseUnits(host, paths);
  if (typeof folders === 'number') return folders;

  const view = { showsAll: options.all === true, showsWaived: options.showWaived === true };
  const report = await openReport(host, options.format, { ...view, isStrict: options.strict === true });
  let hasFault = false;
  if (options.fix === true || options.fixRule !== undefined || options.dryRun === true) {
    const { makeRepairs } = await import('./repairs.ts');
    const tell = (text: string): void => (report.isForPeople ? host.out(text) : host.err(text));
    hasFault = !(await makeRepairs(host, folders, paths, { ...options, profile: chosen.profile, tell }));
    if (options.dryRun === true) return hasFault ? 2 : 0;
  }
  const progress = openProgress(host, '检查', folders.length);
  const inspect = openInspector(host.workspace, chosen.profile);
  const teller = openTeller();
  let tally = nothingYet;
  let hidden = 0;
  for (const [done, folder] of folders.entries()) {
    progress.show(done);
    const inspection = await inspect(folder).catch((fault: unknown): Inspection | null => {
      progress.clear();
      reportFault(host, fault, folder);
      return null;
    });
    if (inspection === null) {
      hasFault = true;
      continue;
    }
    const unit = teller(inspection);
    const diagnostics = unit.diagnostics.filter((diagnostic) => isAskedFor(diagnostic, options));
    tally = addUnit(tally, unit.projects, unit.diagnostics, unit.waived.length);
    hidden += unit.diagnostics.length - diagnostics.length;
    if (diagnostics.length + unit.waived.length > 0) progress.clear();
    report.tell({ ...unit, diagnostics });
  }
  progress.clear();
  await report.close();
  if (report.isForPeople) host.out(closingLine(tally, hidden));
  const fails = tally.found.error > 0 || (options.strict === true && tally.found.warning > 0);
  return hasFault ? 2 : fails ? 1 : 0;
}

async function complainOfRules(codes: readonly string[]): Promise<string | null> {
  if (codes.length === 0) return null;
  const { complainOfCode } = await import('./manual/known-codes.ts');
  return codes.map(complainOfCode).find((complaint) => complaint !== null) ?? null;
}

function isAskedFor({ code, severity }: Diagnostic, { rule, quiet }: Options): boolean {
  return (rule === undefined || rule.includes(code)) && !(quiet === true && severity === 'info');
}

function closingLine({ found, waived, units, projects }: Tally, hidden: number): string {
  const findings = describeFindings(found) || '没有发现问题';
  const unseen = hidden > 0 ? `（其中 ${hidden} 个没有列出）` : '';
  const stands = waived > 0 ? `，${waived} 项已豁免` : '';
  return `${findings}${unseen}${stands}；已检查 ${units} 个单位、${projects} 个项目。\n`;
}
