import { positionAt } from '../diagnostics/span.ts';
import type { FileVersions, MergedFile } from '../history/merge/merge-file.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { ChineseCommand } from './chinese-command.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { describeConflict, sideNames } from './merge-report.ts';

interface Options {
  readonly L?: string;
}

const help = `
由 git 在合并、变基、拣选时自动运行，平时不必自己输入。它按内容合并数据文件：两个处室改的是同一个项目的不同指标、
不同金额、绩效目标里不同的话，就都留下，注释和版面不动；改了同一处而写得不同的，在文件里标出来，由人选定。

  1. 在 .gitattributes 里写一行（mubiao init --gitattributes 会写好）：
       data/**/*.yaml merge=mubiao
  2. 每台电脑运行一次：
       git config merge.mubiao.driver "mubiao merge-driver %O %A %B %P -L %L"

结果写入“本方”那个文件，git 再把它放到该放的地方。

退出码：0 已合并；1 有冲突，或者有一方的文件读不懂、要人核对；2 无法运行，git 也按冲突处理，本方的内容不动。`;

/** `mubiao merge-driver`: git's three-way merge of one data file, by what it says. */
export function addMergeDriver(program: ChineseCommand, host: Host, finish: (exit: Exit) => void): void {
  program
    .command('merge-driver')
    .description('供 git 合并数据文件：两方改的不是同一处就都留下')
    .usage('<旧版> <本方> <对方>')
    .argument('<旧版>', '共同的旧版本（%O）')
    .argument('<本方>', '当前分支的文件（%A），合并的结果也写在这里')
    .argument('<对方>', '合入的分支的文件（%B）')
    .argument('[文件名]', '合并的是哪个文件（%P），只用于消息')
    .option('-L <长度>', '冲突记号的长度（%L），默认 7')
    .addHelpText('after', help)
    .action(async (base: string, ours: string, theirs: string, name: string | undefined, { L }: Options) => {
      finish(await mergeDriver(host, { base, ours, theirs }, name ?? ours, L ?? '7'));
    });
}

async function mergeDriver(host: Host, paths: FileVersions, name: string, size: string): Promise<Exit> {
  const markSize = Number(size);
  if (!/^\d{1,3}$/.test(size) || markSize < 1)
    return cannotRun(host, `冲突记号的长度应为 1 到 999 的整数，这里是“${size}”。`);
  const versions = await readVersions(host, paths, name);
  if (typeof versions === 'number') return versions;
  const { mergeFile } = await import('../history/merge/merge-file.ts');
  const merged = mergeFile(versions, markSize);
  const written = await host.workspace.write(host.workspace.name(paths.ours), new TextEncoder().encode(merged.text));
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  return report(host, name, merged);
}

async function readVersions({ workspace, err }: Host, paths: FileVersions, name: string): Promise<FileVersions | Exit> {
  const texts = { base: '', ours: '', theirs: '' };
  for (const side of ['base', 'ours', 'theirs'] as const) {
    const read = await workspace.read(workspace.name(paths[side]));
    if (!read.ok) {
      err(`错误：${describeFailure(read.failure)}\n`);
      return 2;
    }
    const text = decode(read.value);
    if (text === null) {
      err(`错误：${name} 没有合并：${sideNames[side]}的文件不是 UTF-8 编码。\n`);
      err('工作区里保持本方的内容。请先把那一方的文件另存为 UTF-8 并提交，再合并一次。\n');
      return 1;
    }
    texts[side] = text;
  }
  return texts;
}

/** With its byte order mark; null where the bytes are no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function report(host: Host, name: string, { conflicts, unread }: MergedFile): Exit {
  for (const conflict of conflicts) host.err(`冲突：${name}:${conflict.line} ${describeConflict(conflict)}\n`);
  if (unread !== null) host.err(`注意：${name} ${describeUnread(unread)}\n`);
  if (conflicts.length > 0) {
    host.err(
      `${name} 有 ${conflicts.length} 处冲突，已在文件里标出：每一处选定一种写法，删去其余各行和四行记号，` +
        `用 mubiao check 核对，再运行 git add。\n`,
    );
  } else if (unread !== null) {
    host.err(`各行的改动都已合在一起，没有冲突；请用 mubiao check 核对，再运行 git add。\n`);
  }
  return conflicts.length > 0 || unread !== null ? 1 : 0;
}

function describeUnread({ side, mistake }: NonNullable<MergedFile['unread']>): string {
  if (side === null || mistake === null) {
    const whose = side === null ? '三个版本合在一起后' : `${sideNames[side]}的文件里有少见的写法，`;
    return `没有按内容合并，而是逐行合并的：${whose}不能逐项核对。`;
  }
  const { line } = positionAt(mistake.span.source, mistake.span.start);
  return `没有按内容合并，而是逐行合并的：${sideNames[side]}的文件第 ${line} 行有错误，${mistake.message}`;
}
