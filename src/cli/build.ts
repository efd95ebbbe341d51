import { addCarryOptions, type CarryOptions } from './carry-options.ts';
import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of a build. */
export interface BuildOptions extends CarryOptions {
  readonly out: string;
  readonly format: string;
  readonly since?: string;
  readonly templates?: string;
  readonly profile?: string;
  readonly jobs?: string;
  readonly force?: true;
  readonly explain?: true;
  readonly dryRun?: true;
  readonly shard?: string;
}

const help = `
单位可以写成单位文件夹、年度文件夹、data 文件夹，或其中的一个文件；不写则生成 data 下的全部单位。
输出为 <输出文件夹>/<预算年度>/<单位名称>/<表名>.<扩展名>。有错误的单位不生成，它上次的输出保持不变，其他单位照常生成。

只生成有变化的单位：数据、指标分类表、mubiao.yaml、模板、字体、选项或程序有改动，或者输出被改动、被删去。
生成过什么记在 <输出文件夹>/manifest.json；单位的文件夹不在了，它的输出若没有被人改动过，也随之删去。

例：
  mubiao build
  mubiao build data/2025/广州科技贸易职业学院 --format pdf
  mubiao build --format overview --since HEAD~3
  mubiao build --dry-run --explain
  mubiao build --shard 1/4

--format overview 另印一份总览（PDF）：合计核对、资金来源、各项目资金、指标的分类和缺项、检查结果；写了 --since，还有与那个版本的比较。

数据用 git 管着，却与提交的不同，每页就印“草稿”；提交之后再生成就没有。没有 git 的不印。不问 git 用 --draft never。
用了 --origin git，文件就写明数据最近的提交和有没有未提交的改动，日期是提交的时间；没有 git 的照 data 办理。

环境变量 SOURCE_DATE_EPOCH（1970 年以来的秒数）定出文件里的日期；不设则为提交的时间（--origin git），否则为 2020-01-01，使同样的数据得到同样的文件。

退出码：0 全部生成或没有变化；1 数据有错误；2 无法运行、无法写入或中途停止。`;

/** `mubiao build`: turns units into finished files. */
export function addBuild(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const command = program
    .command('build')
    .description('检查数据并生成 PDF 和 Word 文件')
    .usage('[选项] [单位...]')
    .argument('[单位...]', '要生成的单位')
    .option('--out <文件夹>', '输出文件夹，默认 out')
    .option('--format <格式>', '输出的格式：pdf、docx、xlsx、text、csv，或总览 overview，用逗号隔开，默认 pdf,docx')
    .option('--since <版本>', '总览与 git 里的这个版本比较，例如 HEAD~3 或一个标签')
    .option('--templates <文件夹>', '使用这个文件夹里的模板，默认用自带的模板')
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml');
  addCarryOptions(command)
    .option('--force', '没有变化的单位也重新生成')
    .option('--explain', '逐个单位说明为什么生成、不变或删去')
    .option('--dry-run', '只说明会做什么，不写入任何文件')
    .option('--jobs <个数>', '同时用几个处理器核心，默认全部')
    .option('--shard <份>', '只做 n 份中的第 i 份，写作 i/n；auto/n 按环境变量 JOB_COMPLETION_INDEX')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: Partial<BuildOptions>) => {
      const { runBuild } = await import('./run-build.ts');
      finish(await runBuild(host, paths, { out: 'out', format: 'pdf,docx', ...options }));
    });
}
