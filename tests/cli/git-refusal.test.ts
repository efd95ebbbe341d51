import { expect, it } from 'vitest';
import { describeRefusal } from '../../src/cli/git-refusal.ts';
import type { GitRefusal } from '../../src/workspace/git/refusal.ts';

const known = ['main', 'v2025-一上', 'v2025-一下'];

it.each<[GitRefusal, RegExp]>([
  [{ kind: 'no-git' }, /^找不到 git：.*请安装 git/],
  [{ kind: 'no-repository', folder: 'D:/绩效目标' }, /^D:\/绩效目标 不在 git 仓库里.*git init/],
  [{ kind: 'distrusted', folder: '/srv/数据' }, /git config --global --add safe\.directory "\/srv\/数据"$/],
  [{ kind: 'no-commits' }, /还没有提交。请先 git add -A，再 git commit。$/],
  [{ kind: 'unknown-revision', revision: 'v2025-1上', known }, /是否想写“v2025-一上”？/],
  [{ kind: 'unknown-revision', revision: 'release/9', known: [] }, /没有叫“release\/9”的分支、标签或提交。git tag/],
  [{ kind: 'before-history', revision: 'HEAD~9', base: 'HEAD' }, /^没有“HEAD~9”这个提交：“HEAD”之前没有那么多提交。/],
  [{ kind: 'shallow', revision: 'HEAD~9' }, /git fetch --unshallow/],
  [{ kind: 'ambiguous-revision', revision: '96b4' }, /“96b4”开头的不止一个.*请多写几位。$/],
  [{ kind: 'no-working-tree', folder: '.' }, /请写明两个版本/],
  [{ kind: 'too-slow', seconds: 60 }, /^git 过了 60 秒还没有回答/],
  [{ kind: 'failed', said: 'bad config line 1' }, /它说：“bad config line 1”/],
])('git without an answer is told with what to do: %j', (refusal, said) => {
  expect(describeRefusal(refusal)).toMatch(said);
});
