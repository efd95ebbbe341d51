import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of a log. */
export interface LogOptions {
  readonly format?: string;
  readonly number?: string;
  readonly merged?: true;
}

const help = `
逐次提交说明这个单位的数据改了什么，新的在前：各项资金的合计，新增、删去、改名、改动的项目，指标的增减和改动（整个新增、删去的项目里的指标不计）。
单位写成单位文件夹或其中的一个文件；后面加 @版本（标签、分支、提交），就从那个版本往前看。单位文件夹改过名的，接着看它以前的名称；
当时的数据读不出的提交也列出来。本年度的指标分类.yaml 有改动的提交也列出来。

合并（merge）作为一次提交，与合并之前的主线比较，合并进来的提交不再逐个列出（git 的 --first-parent）；加上 --merged 就逐个列出。

例：
  mubiao log data/2025/广州图书馆
  mubiao log data/2025/广州图书馆@v2025-二上 -n 5
  mubiao log data/2025/广州图书馆 --format json

退出码：0 已列出；2 无法运行（没有 git、没有这个单位或版本等）。`;

/** `mubiao log`: the history of a unit over git. */
export function addLog(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('log')
    .description('逐次提交说明一个单位的数据改了什么')
    .usage('[选项] <单位>')
    .argument('<单位>', '单位文件夹，后面可以加 @版本')
    .option('--format <格式>', '输出的格式：pretty 或 json，默认 pretty')
    .option('-n, --number <次数>', '只列最近几次')
    .option('--merged', '合并进来的提交也逐个列出')
    .addHelpText('after', help)
    .action(async (unit: string, options: LogOptions) => {
      const { runLog } = await import('./run-log.ts');
      finish(await runLog(host, unit, options));
    });
}
