import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

const help = `
用数据重新生成一遍（只在内存里），与文件逐字节比较；不同时，指出哪一格的文字、哪个所附的文件不同。
不写数据，就用文件所附的数据：这只说明文件与所附的数据相符，不说明所附的是原来的数据。写明单位文件夹，才与原来的数据比较。
数据后来改过，而文件写明了提交（build --origin git）的，就从 git 取出那个提交的数据来比较。

例：
  mubiao verify 收到的表.pdf
  mubiao verify out/2025/广州图书馆/项目支出绩效目标表.pdf data/2025/广州图书馆

退出码：0 逐字节相同（与数据，或与它写明的提交里的数据）；1 有不同；2 无法运行。`;

/** `mubiao verify`: whether a finished file is what its data makes. */
export function addVerify(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('verify')
    .description('核对一个 PDF、Word 或 Excel 文件是不是数据所生成的、有没有被改动')
    .usage('[选项] <文件> [数据]')
    .argument('<文件>', '生成的 PDF、Word 或 Excel 文件')
    .argument('[数据]', '单位文件夹；不写则用文件所附的数据')
    .option('--templates <文件夹>', '使用这个文件夹里的模板，默认用自带的模板')
    .addHelpText('after', help)
    .action(async (path: string, data: string | undefined, options: { readonly templates?: string }) => {
      const { runVerify } = await import('./run-verify.ts');
      finish(await runVerify(host, path, data, options.templates ?? `${host.house}/templates`));
    });
}
