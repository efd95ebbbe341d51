import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of an import. */
export interface ImportOptions {
  readonly out?: string;
  readonly money?: string;
  readonly year?: string;
  readonly sheet?: readonly string[];
  readonly profile?: string;
  readonly removeAbsent?: true;
  readonly withErrors?: true;
  readonly dryRun?: true;
  readonly yes?: true;
}

const help = `
能读的有：
  工作簿   mubiao export --xlsx 写出的填报表；各单位自己的表：表头按意思认（项目、项目名称，指标值、年度目标值等），在哪一行都行，
           可以有合并的格子、一个项目占几行、几张表、合计行；金额是元还是万元，看表上的“单位：”，表上没写的要用 --money 说明
  CSV      mubiao export 写出的，或者同样的表存成的
  PDF、Word  本程序生成的表，附有数据的逐字取出，没有附的按格子读；别的系统印的同一张表，读不准的写进备注

单位已经有数据的，按项目名称和内容对上，只改不同的地方，注释和别的文字一个字节也不动；工作簿里没有的项目和内容保持原样。写入前先列出改动。
有错误的不写入，而是在旁边放一份“文件-请修改.xlsx”：原来的工作簿，有问题的格子涂了颜色、加了批注，说明怎样改。

例：
  mubiao import 预算.xlsx
  mubiao import 预算.xlsx -o data/2025/广州图书馆 --money 元 --dry-run
  mubiao import 公开表.pdf -o data/2025/广州图书馆

退出码：0 已导入，或者没有要改的；1 有错误，没有写入；2 无法运行或无法写入。`;

/** `mubiao import`: takes in workbooks and printed forms. */
export function addImport(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  const gather = (given: string, before: readonly string[] = []): readonly string[] => [...before, given];
  program
    .command('import')
    .description('把工作簿、PDF 或 Word 里的表读成数据，或者用它更新已有的数据')
    .usage('[选项] <文件>')
    .argument('<文件>', '.xlsx、.xlsm、.csv、.pdf 或 .docx 文件')
    .option('-o, --out <文件夹>', '单位的文件夹，默认按表上的年度和单位名称放在 data 里')
    .option('--money <单位>', '表上没有写明时，金额的单位：元或万元')
    .option('--year <年度>', '表上没有写明时，预算年度')
    .option('--sheet <名称>', '只读这张表（隐藏的也读）；可以写几次', gather)
    .option('--profile <方案>', '检查的方案：as-published 或 strict，默认按 mubiao.yaml')
    .option('--remove-absent', '数据里有而文件里没有的项目，从数据里删去')
    .option('--with-errors', '有错误也写入；有错误的项目不写')
    .option('--dry-run', '只列出问题和改动，不写入')
    .option('--yes', '不询问')
    .addHelpText('after', help)
    .action(async (file: string, options: ImportOptions) => {
      const { runImport } = await import('./run-import.ts');
      finish(await runImport(host, file, options));
    });
}
