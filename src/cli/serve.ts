import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of the workbench. */
export interface ServeOptions {
  readonly port?: string;
  readonly out: string;
  readonly profile?: string;
  /** Whether the browser is opened; where nothing is said, it is if a person sits there. */
  readonly open?: boolean;
}

const help = `
在浏览器里填表：左边是单位和项目，中间是表单（也可以看 YAML），右边是排好的那一页，改一个字就重新排出。
写下的就是数据文件本身，注释和没有动过的地方原样不动。检查、生成、对比、提交都有按钮。

启动后会打开浏览器；没有打开的，请把显示的地址复制到浏览器里。只有这台电脑上、用这个地址打开的网页能看到数据；不联网。按 Ctrl-C 结束。

例：
  mubiao serve
  mubiao serve data/2025 --port 8025
  mubiao serve --no-open`;

/** `mubiao serve`: the workbench, a page in the browser. */
export function addServe(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('serve')
    .description('在浏览器里填表、检查、生成和提交')
    .usage('[选项] [data文件夹]')
    .argument('[data文件夹]', '放着数据的文件夹，也可以是一个年度或一个单位，默认 data')
    .option('--port <端口>', '用这个端口，默认由系统选一个空着的')
    .option('--open', '打开浏览器；在终端里运行时本来就会打开')
    .option('--no-open', '不打开浏览器，只显示地址')
    .option('--out <文件夹>', '输出文件夹，默认 out')
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml')
    .addHelpText('after', help)
    .action(async (root: string | undefined, options: Partial<ServeOptions>) => {
      const { runServe } = await import('./run-serve.ts');
      finish(await runServe(host, root ?? 'data', { out: 'out', ...options }));
    });
}
