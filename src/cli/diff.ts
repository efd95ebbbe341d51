import type { ChineseCommand } from './chinese-command.ts';
import type { Exit, Host } from './host.ts';

/** What the command line says of a comparison. */
export interface DiffOptions {
  readonly format?: string;
  readonly out?: string;
  readonly exitCode?: true;
  readonly againstApproved?: true;
  readonly author?: string;
}

const help = `
比较的是意思，不是行：项目按名称对上，改了名的按内容认出来，指标也一样；只是换了次序的单独说明。金额列出增减和增减率，长文字标出改了的词，
指标值说明提高还是降低了多少。写法的不同（总计写没写出来、文件名、注释、缩进）不算改动。

版本可以写：
  data/2025/某单位          文件夹：一个单位、一个年度或整个 data
  HEAD~1、标签、分支         git 里的版本；不写文件夹的，与另一边相同，另一边也没有写的，就是 data
  HEAD~1:data/2025/某单位    git 里某个版本的文件夹；写成 data/2025/某单位@HEAD~1 也可以
  表.pdf、表.docx            生成的文件，比较它所附的数据
不写版本，就比较 HEAD 与现在的 data；只写一个，就与现在的文件比较（只写文件夹的，是 HEAD 与它比较）。
git 里的版本只读有改动的单位；后面可以再写几个单位，只比较它们。mubiao.yaml 定的是检查的宽严，不是数据，不比较。

--against-approved 另作一件事：各项目之和与单位.yaml 里批复的合计逐栏比较。写两个版本的，是前者的合计与后者的各项目之和比较。

--format pdf、docx、xlsx 印出《项目支出绩效目标调整表》：资金、绩效目标和绩效指标的调整前后、调整原因和资金增减图；svg 只画增减图。多种之间用逗号隔开。
调整原因写在项目文件或单位.yaml 的“调整原因”里。后一个版本要通过检查（合计除外）才印。

--format redline 做成修订稿：《项目支出绩效目标表》的 Word 文件，改动是 Word 的修订，全部拒绝就是原来的表，全部接受就是现在的表。

例：
  mubiao diff
  mubiao diff 一下 二上
  mubiao diff 一下 二上 data/2025/广州图书馆 data/2025/广州少年宫
  mubiao diff HEAD~1 data/2025/广州图书馆 --format markdown -o 改动.md
  mubiao diff out/2025/广州图书馆/项目支出绩效目标表.pdf data/2025/广州图书馆
  mubiao diff --format json -o 改动.json
  mubiao diff 批复 data/2025/广州图书馆 --format pdf,docx -o 调整表
  mubiao diff 批复 data/2025/广州图书馆 --format svg -o 变化.svg
  mubiao diff 批复 data/2025/广州图书馆 --format redline -o 修订.docx

退出码：0 已比较（不论有没有改动）；1 有单位的数据读不出，或者写了 --exit-code 而有改动；2 无法运行。`;

/** `mubiao diff`: what changed between two versions, as people argue about it. */
export function addDiff(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('diff')
    .description('比较两个版本：项目、金额、文字和指标改了什么')
    .usage('[选项] [版本] [版本] [单位...]')
    .argument('[版本]', '原来的版本，默认 HEAD')
    .argument('[版本]', '现在的版本，默认是现在的文件')
    .argument('[单位...]', '只比较这些单位（或年度），前面的版本是 git 里的')
    .option(
      '--format <格式>',
      '输出的格式：pretty（给人看）、markdown、json，印成调整表的 pdf、docx、xlsx、svg，或者修订稿 redline；默认 pretty',
    )
    .option('-o, --out <文件>', '写到这个文件里；调整表、修订稿不止一份时，写到这个文件夹里')
    .option('--author <名称>', '修订稿里的修订人，默认 mubiao')
    .option('--exit-code', '有改动时退出码为 1')
    .option('--against-approved', '列出各项目之和与批复的合计不符之处')
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, units: string[], options: DiffOptions) => {
      const given = [first, second, ...units].filter((one) => one !== undefined);
      const { runDiff } = await import('./run-diff.ts');
      finish(await runDiff(host, given, options));
    });
}
