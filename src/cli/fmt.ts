import { chosenFiles } from '../build/chosen-files.ts';
import { positionAt, type Span } from '../diagnostics/span.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { chooseUnits } from './choose-units.ts';
import type { Exit, Host } from './host.ts';

interface Options {
  readonly check?: true;
  readonly dryRun?: true;
}

const help = `
整理只动版面：名称按表上的次序排列，每深一层缩进两个半角空格，列表在它的名称之下再缩进两格，删去行尾的空格，文件末尾留一个换行。
注释、引号、值的文字和对齐都不动；整理前后数据完全相同，否则不写入。路径的写法与 check 相同，只写一个文件就只整理这个文件。

例：
  mubiao fmt
  mubiao fmt data/2025/广州科技贸易职业学院 --dry-run
  mubiao fmt --check

退出码：0 已整理（--check：都是整齐的）；1 有文件不能整理（--check：有文件不整齐）；2 无法运行或无法写入。`;

/** `mubiao fmt`: lays data files out in the one way, without touching what they say. */
export function addFmt(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('fmt')
    .description('整理数据文件的版面：名称的次序、缩进和行尾，不动内容和注释')
    .usage('[选项] [路径...]')
    .argument('[路径...]', '要整理的单位或文件')
    .option('--check', '只检查是否整齐，不写入')
    .option('--dry-run', '只显示会改什么（diff），不写入')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: Options) => {
      finish(await format(host, paths, options));
    });
}

async function format(host: Host, paths: readonly string[], { check, dryRun }: Options): Promise<Exit> {
  const folders = await chooseUnits(host, paths);
  if (typeof folders === 'number') return folders;
  const { formatUnits } = await import('../build/format-units.ts');
  const { unifiedDiff } = await import('./unified-diff.ts');
  const isTrial = check === true || dryRun === true;
  const tell = dryRun === true ? host.err : host.out;
  let tidy = 0;
  let changed = 0;
  let refused = 0;
  let isWritten = true;
  for await (const outcome of formatUnits(host.workspace, folders, chosenFiles(host.workspace, paths), isTrial)) {
    const { file, formatted, failure } = outcome;
    if (failure !== null) {
      isWritten = false;
      host.err(`错误：${describeFailure(failure)}\n`);
    } else if (!formatted.ok) {
      refused += 1;
      const [first] = formatted.diagnostics;
      const place = first === undefined || first.span.source.text === '' ? '' : placeOf(first.span);
      host.err(`没有整理 ${file}${place}：${first?.message ?? ''}请先用 mubiao check 查看并改正。\n`);
    } else if (formatted.value.isHeld) {
      refused += 1;
      host.err(`没有整理 ${file}：其中的写法整理后意思会变化，文件保持原样。\n`);
    } else if (formatted.value.after === formatted.value.before) {
      tidy += 1;
    } else {
      changed += 1;
      const { before, after, bytes } = formatted.value;
      const mark = bytes[0] === 0xef ? '\ufeff' : '';
      if (dryRun === true) host.out(unifiedDiff(file, mark + before, mark + after));
      else host.out(`${check === true ? '不整齐' : '已整理'} ${file}\n`);
    }
  }
  tell(closingLine(changed, tidy, refused, isTrial));
  return !isWritten ? 2 : refused > 0 || (check === true && changed > 0) ? 1 : 0;
}

function placeOf({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `:${line}:${column}`;
}

function closingLine(changed: number, tidy: number, refused: number, isTrial: boolean): string {
  const parts = [
    ...(changed > 0 ? [`${isTrial ? '需要整理' : '已整理'} ${changed} 个文件`] : []),
    ...(refused > 0 ? [`${refused} 个文件不能整理`] : []),
    `${tidy} 个文件本来就是整齐的`,
  ];
  return `${parts.join('，')}。\n`;
}
