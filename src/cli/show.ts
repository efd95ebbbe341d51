import { addCarryOptions, type CarryOptions } from './carry-options.ts';
import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of a past version. */
export interface ShowOptions extends CarryOptions {
  readonly out?: string;
  readonly format?: string;
  readonly templates?: string;
}

const help = `
按 git 里某一版的数据生成文件，工作文件夹里的数据不动。版本是标签、分支、提交或 HEAD~3 一类；单位文件夹写它当时的名称。
数据、指标分类.yaml 和 mubiao.yaml 都用那一版的；程序、字体和自带的模板用现在的。--templates 的文件夹也在那一版里的，模板用那一版的。
程序、字体和选项都相同时，得到的文件与当时生成的逐字节相同。

默认放到 out/版本/<提交编号的前 12 位>/<预算年度>/<单位名称>/，不会盖掉现在的输出；用 -o 另外指定文件夹时，里面同名的文件会被替换。

例：
  mubiao show data/2025/广州图书馆@v2025-二上
  mubiao show data/2025/广州图书馆@HEAD~3 --format pdf -o 核对

退出码：0 已生成；1 那一版的数据有错误；2 无法运行或无法写入。`;

/** `mubiao show`: builds a past version of a unit. */
export function addShow(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const command = program
    .command('show')
    .description('按 git 里某一版的数据生成一个单位的文件')
    .usage('[选项] <单位>@<版本>')
    .argument('<单位>@<版本>', '单位文件夹和版本，例如 data/2025/某单位@HEAD~3')
    .option('-o, --out <文件夹>', '输出文件夹，默认 out/版本/<提交>')
    .option('--format <格式>', '输出的格式：pdf、docx、xlsx、text、csv，或总览 overview，用逗号隔开，默认 pdf,docx')
    .option('--templates <文件夹>', '使用这个文件夹里的模板，默认用自带的模板');
  addCarryOptions(command)
    .addHelpText('after', help)
    .action(async (unit: string, options: ShowOptions) => {
      const { runShow } = await import('./run-show.ts');
      finish(await runShow(host, unit, options));
    });
}
