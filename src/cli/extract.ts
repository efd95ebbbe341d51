import { describeFailure } from '../workspace/failure.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { openFinished, whyNoData } from './finished-file.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

const help = `
生成的 PDF、Word 和 Excel 文件附有制表所依据的数据（见 mubiao build --source）。取出的文件与附入时逐字节相同，可以直接检查和再次生成。
文件夹里已有而内容不同的文件不会被覆盖。

例：
  mubiao extract out/2025/广州图书馆/项目支出绩效目标表.pdf -o 取出
  mubiao check 取出

退出码：0 已取出；1 文件没有附数据；2 无法运行或无法写入。`;

/** `mubiao extract`: gives back the data that a finished file carries. */
export function addExtract(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('extract')
    .description('从生成的 PDF、Word 或 Excel 文件里取出所附的数据')
    .usage('[选项] <文件>')
    .argument('<文件>', '生成的 PDF、Word 或 Excel 文件')
    .requiredOption('-o, --out <文件夹>', '取出到这个文件夹')
    .addHelpText('after', help)
    .action(async (path: string, { out }: { readonly out: string }) => {
      finish(await extract(host, path, out));
    });
}

async function extract(host: Host, path: string, out: string): Promise<Exit> {
  const { workspace } = host;
  const file = await openFinished(host, path);
  if (typeof file === 'number') return file;
  const { attachments } = file.finished;
  if (attachments.length === 0) {
    host.err(`${file.name} 没有附数据：${whyNoData(file)}。\n`);
    return 1;
  }
  const files = attachments.map(({ name, bytes }) => ({ file: workspace.name(`${out}/${name}`), bytes }));
  for (const one of files) {
    const there = await workspace.read(one.file);
    const isOther = there.ok && Buffer.compare(there.value, one.bytes) !== 0;
    if (isOther) return cannotRun(host, `已经有 ${one.file}，内容不同，没有取出任何文件；请换一个文件夹。`);
  }
  const written = await workspace.writeTogether(files);
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  for (const one of files) host.out(`${one.file}\n`);
  host.out(`已取出 ${files.length} 个文件。\n`);
  return 0;
}
