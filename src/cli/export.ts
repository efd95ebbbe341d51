import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of an export. */
export interface ExportOptions {
  readonly out: string;
  readonly blank?: true;
  readonly force?: true;
}

const help = `
写出一个 Excel 工作簿，供不用 YAML 的处室填写：“单位”“项目”“指标”三张表，和一张“填表说明”。
“项目”表一个项目一行，“指标”表一个指标一行；项目名称和分类有下拉列表，金额、字数等在填写时就检查，总计和与批复的相差自动计算。
一个工作簿放一个单位；data 下只有一个单位的，不必写明。数据有错误（如相差）也能导出，但每个文件都要能读出来。
文字都是文本格式：3/4、007、=1+1 照原样显示，不会变成日期、数或公式。

--blank 写出空白的：写了单位文件夹的，填好单位名称和年度；写了年度文件夹的，只填好年度。
已经有的文件，内容不同就不覆盖，也许有人已经在里面填写；要覆盖请加 --force。

例：
  mubiao export data/2025/广州图书馆 -o 广州图书馆.xlsx
  mubiao export --blank data/2026 -o 2026年填报表.xlsx

同样的数据写出同样的文件；文件里的日期由环境变量 SOURCE_DATE_EPOCH 定，不设为 2020-01-01。

退出码：0 已写出；1 数据读不出来，或者放不进 Excel；2 无法运行或无法写入。`;

/** `mubiao export`: a workbook in which a unit is filled in without knowing YAML. */
export function addExport(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('export')
    .description('写出供填写的 Excel 工作簿，有下拉列表、检查和合计')
    .usage('[选项] [单位]')
    .argument('[单位]', '单位文件夹；与 --blank 一起，也可以是年度文件夹')
    .requiredOption('-o, --out <文件>', '写到这个文件，以 .xlsx 结尾')
    .option('--xlsx', '写成 Excel 工作簿；现在只有这一种，可以不写')
    .option('--blank', '不填数据，写出空白的')
    .option('--force', '覆盖已经有的文件')
    .addHelpText('after', help)
    .action(async (unit: string | undefined, options: ExportOptions) => {
      const { runExport } = await import('./run-export.ts');
      finish(await runExport(host, unit, options));
    });
}
