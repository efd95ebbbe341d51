import { suggest } from '../budget/suggest.ts';
import type { GitRefusal } from '../workspace/git/refusal.ts';

/** Why git gave no answer, in Chinese, and what to do about it. */
export function describeRefusal(refusal: GitRefusal): string {
  switch (refusal.kind) {
    case 'no-git':
      return '找不到 git：这台电脑上没有安装，或者不在 PATH 里。请安装 git，再重新打开命令行窗口。';
    case 'no-repository':
      return `${refusal.folder} 不在 git 仓库里，没有历史可查。请到放着数据的仓库里运行；还没有用 git 管的，请先 git init，再提交一次。`;
    case 'distrusted':
      return `git 仓库 ${refusal.folder} 属于另一个用户，git 出于安全不读它。确认可以信任，就运行一次：git config --global --add safe.directory "${refusal.folder}"`;
    case 'no-commits':
      return '这个 git 仓库里还没有提交。请先 git add -A，再 git commit。';
    case 'unknown-revision':
      return `git 里没有叫“${refusal.revision}”的分支、标签或提交${orMeant(refusal.revision, refusal.known)}git tag 和 git branch -a 列出现有的名称。`;
    case 'before-history':
      return `没有“${refusal.revision}”这个提交：“${refusal.base}”之前没有那么多提交。git log --oneline 列出现有的提交。`;
    case 'shallow':
      return `这是只取了最近几次提交的浅克隆，里面没有“${refusal.revision}”。请先运行 git fetch --unshallow，把全部历史取来。`;
    case 'ambiguous-revision':
      return `编号以“${refusal.revision}”开头的不止一个，分不清是哪一个提交。请多写几位。`;
    case 'no-working-tree':
      return `${refusal.folder} 在一个没有检出文件的 git 仓库（bare）里，没有现在的文件可以比较。请写明两个版本，例如 HEAD~1 和 HEAD。`;
    case 'too-slow':
      return `git 过了 ${refusal.seconds} 秒还没有回答，没有再等。请检查磁盘或网络盘是否正常，再试一次。`;
    case 'failed':
      return `git 没有回答，它说：“${refusal.said}”。请照它说的处理；看不懂的，请交给管仓库的同事。`;
  }
}

function orMeant(revision: string, known: readonly string[]): string {
  const meant = suggest(revision, known);
  return meant === null ? '。' : `，是否想写“${meant}”？`;
}
