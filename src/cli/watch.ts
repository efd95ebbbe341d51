import type { BuildOptions } from './build.ts';
import { addCarryOptions } from './carry-options.ts';
import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

const help = `
先生成一遍，然后看着数据、模板和 mubiao.yaml：哪个单位的文件一保存，就重新检查和生成哪个单位。
有错误时照样说明，改好保存后接着生成。按 Ctrl-C 结束。

例：
  mubiao watch
  mubiao watch data/2025/广州科技贸易职业学院 --format pdf`;

/** `mubiao watch`: builds, and builds again whatever is touched. */
export function addWatch(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const command = program
    .command('watch')
    .description('看着数据，一有改动就重新生成')
    .usage('[选项] [单位...]')
    .argument('[单位...]', '要看着的单位')
    .option('--out <文件夹>', '输出文件夹，默认 out')
    .option('--format <格式>', '输出的格式：pdf、docx、xlsx、text、csv，或总览 overview，用逗号隔开，默认 pdf,docx')
    .option('--since <版本>', '总览与 git 里的这个版本比较，例如 HEAD~3 或一个标签')
    .option('--templates <文件夹>', '使用这个文件夹里的模板，默认用自带的模板')
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml');
  addCarryOptions(command)
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: Partial<BuildOptions>) => {
      const { runWatch } = await import('./run-watch.ts');
      finish(await runWatch(host, paths, { out: 'out', format: 'pdf,docx', ...options }));
    });
}
