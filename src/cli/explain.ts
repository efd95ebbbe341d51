import type { ChineseCommand } from './chinese-command.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

const help = `
代码就是检查结果里方括号中的词，例如“错误[unit-total]”。全部规则用 mubiao rules 查看。

例：
  mubiao explain unit-total
  mubiao explain yaml-fullwidth-colon

退出码：0 有这个代码；2 没有。`;

/** `mubiao explain`: what a rule or a code means, why it is asked for, and how it is written rightly. */
export function addExplain(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('explain')
    .description('说明一条规则或一个代码：是什么、为什么、应当怎么写')
    .usage('<代码>')
    .argument('<代码>', '规则或代码，例如 unit-total')
    .addHelpText('after', help)
    .action(async (given: string) => {
      const code = given.trim().toLowerCase();
      const { complainOfCode } = await import('./manual/known-codes.ts');
      const complaint = complainOfCode(code);
      if (complaint !== null) {
        finish(cannotRun(host, complaint));
        return;
      }
      const { terminalPage } = await import('./manual/terminal-page.ts');
      host.out(terminalPage(code, host.colours.out));
      finish(0);
    });
}
