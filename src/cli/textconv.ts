import type { ChineseCommand } from './chinese-command.ts';
import { openFinished } from './finished-file.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

const help = `
印出表上的文字，一格一行，前面是列的名称。让 git diff 显示 PDF 和 Word 文件里改了什么：

  1. 在 .gitattributes 里写两行（mubiao init --gitattributes 会写好）：
       *.pdf diff=mubiao
       *.docx diff=mubiao
  2. 运行一次：git config diff.mubiao.textconv "mubiao textconv"

退出码：0 已印出；2 无法运行。`;

/** `mubiao textconv`: the text of a finished file, for `git diff`. */
export function addTextconv(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('textconv')
    .description('印出 PDF 或 Word 文件里表上的文字，供 git diff 使用')
    .usage('<文件>')
    .argument('<文件>', '生成的 PDF 或 Word 文件')
    .addHelpText('after', help)
    .action(async (path: string) => {
      finish(await textconv(host, path));
    });
}

async function textconv(host: Host, path: string): Promise<Exit> {
  const file = await openFinished(host, path);
  if (typeof file === 'number') return file;
  const { plainText } = await import('../proof/plain-text.ts');
  try {
    host.out(plainText(file.finished.blocks()));
    return 0;
  } catch {
    return cannotRun(host, `${file.name} 里的文字没有结构，读不出来：它不是本程序生成的，或者结构已被删去。`);
  }
}
