import type { Finished } from '../proof/finished.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { readGiven } from './finished-file.ts';
import type { Exit, Host } from './host.ts';

const help = `
印出表上的文字，一格一行，前面是列的名称。让 git diff 显示 PDF 和 Word 文件里改了什么：

  1. 在 .gitattributes 里写两行（mubiao init --gitattributes 会写好）：
       *.pdf diff=mubiao
       *.docx diff=mubiao
  2. 运行一次：git config diff.mubiao.textconv "mubiao textconv"

读不出文字的文件（别的程序生成的、损坏的），印出大小和 SHA-256，免得 git diff 中断。

退出码：0 已印出；2 无法读取文件。`;

/** `mubiao textconv`: the text of a finished file, for `git diff`. */
export function addTextconv(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('textconv')
    .description('印出 PDF、Word 或 Excel 文件里表上的文字，供 git diff 使用')
    .usage('<文件>')
    .argument('<文件>', '生成的 PDF、Word 或 Excel 文件')
    .addHelpText('after', help)
    .action(async (path: string) => {
      finish(await textconv(host, path));
    });
}

async function textconv(host: Host, path: string): Promise<Exit> {
  const file = await readGiven(host, path);
  if (typeof file === 'number') return file;
  const { finished, bytes } = file;
  host.out((finished === null ? null : await textOf(finished)) ?? (await unreadable(bytes)));
  return 0;
}

async function textOf(finished: Finished): Promise<string | null> {
  const { plainText } = await import('../proof/plain-text.ts');
  try {
    return plainText(finished.blocks());
  } catch {
    return null;
  }
}

/** A failure would end the whole `git diff`. The hash shows at least that the file changed. */
async function unreadable(bytes: Uint8Array): Promise<string> {
  const { digestOf } = await import('../build/fingerprint.ts');
  return `（读不出文字：不是本程序生成的 PDF、Word 或 Excel 文件，或者文件已损坏、加了密。）\n大小：${bytes.byteLength} 字节\nSHA-256：${digestOf(bytes)}\n`;
}
