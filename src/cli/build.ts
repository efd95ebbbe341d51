import { build, type Outcome } from '../build/build.ts';
import { openPress } from '../build/press.ts';
import { inOrder } from '../compile/diagnose.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Writer } from '../writers/writer.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { chooseProfile } from './choose-profile.ts';
import { chooseUnits } from './choose-units.ts';
import { reportFault } from './fault.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import { openPretty } from './pretty.ts';
import { addUnit, describeFindings, nothingYet } from './tally.ts';

interface Options {
  readonly out: string;
  readonly format: string;
  readonly templates?: string;
  readonly profile?: string;
}

const help = `
单位可以写成单位文件夹、年度文件夹、data 文件夹，或其中的一个文件；不写则生成 data 下的全部单位。
输出为 <输出文件夹>/<预算年度>/<单位名称>/<表名>.<扩展名>。有错误的单位不生成，它上次的输出保持不变，其他单位照常生成。

例：
  mubiao build
  mubiao build data/2025/广州科技贸易职业学院 --format pdf

环境变量 SOURCE_DATE_EPOCH（1970 年以来的秒数）定出文件里的日期；不设则为 2020-01-01，使同样的数据得到同样的文件。

退出码：0 全部生成；1 数据有错误；2 无法运行或无法写入。`;

/** `mubiao build`: turns units into finished files. */
export function addBuild(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('build')
    .description('检查数据并生成 PDF 和 Word 文件')
    .usage('[选项] [单位...]')
    .argument('[单位...]', '要生成的单位')
    .option('--out <文件夹>', '输出文件夹，默认 out')
    .option('--format <格式>', '输出的格式：pdf、docx、text，用逗号隔开，默认 pdf,docx')
    .option('--templates <文件夹>', '使用这个文件夹里的模板，默认用自带的模板')
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: Partial<Options>) => {
      finish(await runBuild(host, paths, { out: 'out', format: 'pdf,docx', ...options }));
    });
}

async function runBuild(host: Host, paths: readonly string[], options: Options): Promise<Exit> {
  const { workspace } = host;
  const start = workspace.now();
  const { SOURCE_DATE_EPOCH } = host.env;
  const instant = readInstant(SOURCE_DATE_EPOCH);
  if (instant === null) {
    return cannotRun(host, '环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，例如 1735689600。');
  }
  const chosen = chooseProfile(options.profile);
  if (typeof chosen === 'string') return cannotRun(host, chosen);
  const folders = await chooseUnits(host, paths);
  if (typeof folders === 'number') return folders;
  const templates = options.templates ?? `${host.house}/templates`;
  const opened = await openPress(workspace, { templates, fonts: `${host.house}/fonts` });
  if (!opened.ok) return cannotRun(host, describeFailure(opened.failure));
  const press = opened.value;
  if (!press.ok) {
    const pretty = openPretty(host.colours.err);
    for (const diagnostic of inOrder(press.diagnostics)) host.err(`${pretty.describe(diagnostic)}\n`);
    host.err('模板有错误，没有生成任何文件；原有的输出没有改动。\n');
    return 1;
  }
  const writers = chooseWriters(press.value.writers, options.format);
  if (typeof writers === 'string') return cannotRun(host, writers);

  const report = openReport(host);
  const order = { out: workspace.name(options.out), writers, instant, profile: chosen.profile };
  for await (const outcome of build(folders, order, press.value, workspace)) report.tell(outcome);
  return report.close((workspace.now() - start) / 1000);
}

function chooseWriters(known: readonly Writer[], format: string): readonly Writer[] | string {
  const ids = new Set(format.split(/[,，]/).map((id) => id.trim().toLowerCase()));
  const unknown = [...ids].find((id) => !known.some((writer) => writer.id === id));
  if (unknown === undefined) return known.filter((writer) => ids.has(writer.id));
  return `没有输出格式“${unknown}”，可以写 ${known.map((writer) => writer.id).join('、')}，多个之间用逗号隔开。`;
}

/** Files go to standard output, one a line; what is wrong goes to standard error. */
function openReport(host: Host): { tell(outcome: Outcome): void; close(seconds: number): Exit } {
  const pretty = openPretty(host.colours.err);
  // A fault of the template is found again with every unit.
  const told = new Set<string>();
  let tally = nothingYet;
  let built = 0;
  let skipped = 0;
  let files = 0;
  let exit: Exit = 0;
  const tell = (outcome: Outcome): void => {
    if (outcome.result !== 'built') skipped += 1;
    if (outcome.result === 'broken') {
      exit = 2;
      reportFault(host, outcome.fault, outcome.folder);
      return;
    }
    tally = addUnit(tally, outcome.projects, outcome.diagnostics);
    const errors = inOrder(outcome.diagnostics.filter((diagnostic) => diagnostic.severity === 'error'));
    for (const diagnostic of errors) {
      const text = `${pretty.describe(diagnostic)}\n`;
      if (!told.has(text)) host.err(text);
      told.add(text);
    }
    if (outcome.result === 'built') {
      built += 1;
      files += outcome.outputs.length;
      for (const { file, pages, size } of outcome.outputs) {
        host.out(`${file}${pages === null ? '' : `  ${pages} 页`}  ${Math.ceil(size / 1024)} KB\n`);
      }
    } else if (outcome.result === 'refused') {
      exit = exit === 2 ? 2 : 1;
      host.err(`单位 ${outcome.folder} 有上述错误，没有生成；已有的输出文件没有改动。\n`);
    } else {
      exit = 2;
      host.err(`错误：${describeFailure(outcome.failure)}\n`);
    }
  };
  const close = (seconds: number): Exit => {
    const done = built > 0 ? `已生成 ${built} 个单位的 ${files} 个文件，` : '';
    const rest = skipped > 0 ? `${skipped} 个单位没有生成，` : '';
    host.out(`${done}${rest}用时 ${seconds.toFixed(2)} 秒。\n`);
    const minor = describeFindings({ ...tally.found, error: 0 });
    if (minor !== '') host.err(`另有 ${minor}，可用 mubiao check 查看。\n`);
    return exit;
  };
  return { tell, close };
}
