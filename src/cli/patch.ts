import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of a patch. */
export interface PatchOptions {
  readonly dryRun?: true;
}

const help = `
文件夹可以是一个单位、一个年度或整个 data；不写就是 data。单位按名称和年度对上。文件夹里的数据必须是改动开始时的样子，
只要有一处对不上，就一个文件也不写，并指出是哪一处。文件是改出来的，不是重写的：没有改动的文字、注释和引号一个字节也不动。

例：
  mubiao diff 一下 二上 --format json -o 改动.json
  mubiao patch 改动.json
  mubiao patch 改动.json data/2025/广州图书馆 --dry-run

退出码：0 已应用，或者没有要改的；1 数据与改动对不上，或者有错误；2 无法运行或无法写入。`;

/** `mubiao patch`: makes the later version from the earlier one and a difference. */
export function addPatch(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('patch')
    .description('把 mubiao diff --format json 写出的改动应用到数据')
    .usage('[选项] <改动.json> [文件夹]')
    .argument('<改动.json>', 'mubiao diff --format json 写出的文件')
    .argument('[文件夹]', '要改的单位、年度或 data 文件夹，默认 data')
    .option('--dry-run', '只显示会改什么（diff），不写入')
    .addHelpText('after', help)
    .action(async (file: string, folder: string | undefined, options: PatchOptions) => {
      const { runPatch } = await import('./run-patch.ts');
      finish(await runPatch(host, file, folder ?? 'data', options));
    });
}
