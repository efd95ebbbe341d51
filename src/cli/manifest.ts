import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

const help = `
清单 <输出文件夹>/manifest.json 由 mubiao build 写，记着每个单位的输出和它们的 SHA-256。
分几份生成的（mubiao build --shard 1/4），每份各写一个清单 manifest.1-of-4.json，全部做完后用 merge 合成一个。

例：
  mubiao manifest merge
  mubiao manifest merge out data/2025
  mubiao manifest verify out

退出码：0 完好；1 有缺少、重复或与记录不同的；2 无法运行。`;

/** `mubiao manifest`: joins and verifies what builds have written down. */
export function addManifest(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const manifest = program
    .command('manifest')
    .description('合并、核对生成的清单')
    .usage('<merge|verify> [输出文件夹]')
    .addHelpText('after', help);
  manifest
    .command('merge')
    .description('把各份清单合成一个：每个单位恰好一次，一份不少，文件与记录相同')
    .usage('[输出文件夹] [单位...]')
    .argument('[输出文件夹]', '默认 out')
    .argument('[单位...]', '应有的单位，默认 data 下的全部')
    .action(async (out: string | undefined, paths: readonly string[]) => {
      const { mergeManifests } = await import('./run-manifest.ts');
      finish(await mergeManifests(host, out ?? 'out', paths));
    });
  manifest
    .command('verify')
    .description('核对清单里的每个文件是否还在、是否与生成时相同')
    .usage('[输出文件夹]')
    .argument('[输出文件夹]', '默认 out')
    .action(async (out: string | undefined) => {
      const { verify } = await import('./run-manifest.ts');
      finish(await verify(host, out ?? 'out'));
    });
}
