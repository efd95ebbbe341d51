import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newRepository, type TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';
import { classTable, projectOf, sheetOf } from './library.ts';
import { runIn } from './run.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = newRepository();
});
afterEach(() => repository.remove());

const year = 'data/2025';
const unitOf = (name: string, amount: string) => ({
  [`${year}/${name}/单位.yaml`]: sheetOf(name, amount),
  [`${year}/${name}/项目/01-图书.yaml`]: projectOf(`${name}图书购置`, amount),
});

const diff = (...args: readonly string[]) => runIn(repository.folder, ['diff', ...args]);

/** The units that are told of, with how their totals changed; and the last line. */
async function told(...args: readonly string[]) {
  const { out, err, exit } = await diff(...args, '--format', 'json');
  if (err !== '') return { err, exit };
  const { units, classTables } = JSON.parse(out) as {
    units: readonly {
      kind: string;
      after?: { 单位名称: string };
      before?: { 单位名称: string };
      totals: readonly { difference: string }[];
    }[];
    classTables: readonly unknown[];
  };
  const told = units.map((one) => {
    return `${one.kind} ${(one.after ?? one.before)?.单位名称} ${one.totals[0]?.difference}`;
  });
  return { units: told, classTables: classTables.length };
}

/** Four units in two versions: one changed, one came, one went, one is the same. */
function commitTwice(): void {
  repository.commit('一下', {
    [`${year}/指标分类.yaml`]: classTable,
    ...unitOf('图书馆', '120.00'),
    ...unitOf('少年宫', '30.00'),
    ...unitOf('美术馆', '10.00'),
  });
  repository.git('tag', 'v2025-一下');
  repository.commit('二上', {
    ...unitOf('图书馆', '150.00'),
    ...unitOf('博物馆', '5.00'),
    [`${year}/少年宫`]: null,
    [`${year}/mubiao.yaml`]: '方案: strict\n',
  });
  repository.git('tag', 'v2025-二上');
}

describeWith(['git'], 'a diff of revisions', () => {
  it('tells the units that differ, and compares what is there now with HEAD where nothing is said', async () => {
    commitTwice();
    const all = ['added 博物馆 5.00', 'changed 图书馆 30.00', 'removed 少年宫 -30.00'];
    expect(await told('v2025-一下', 'v2025-二上')).toEqual({ units: all, classTables: 0 });
    expect(await told('HEAD~1', 'HEAD')).toEqual({ units: all, classTables: 0 });
    expect(await told('HEAD~1')).toEqual({ units: all, classTables: 0 });
    expect(await told()).toEqual({ units: [], classTables: 0 });
    repository.write({
      ...unitOf('美术馆', '12.00'),
      ...unitOf('新馆', '1.00'),
      [`${year}/指标分类.yaml`]: `${classTable}      - 32-其他\n`,
    });
    expect(await told()).toEqual({ units: ['added 新馆 1.00', 'changed 美术馆 2.00'], classTables: 1 });
  });

  it('is of the units that are named', async () => {
    commitTwice();
    const [library, museum] = [`${year}/图书馆`, `${year}/博物馆`];
    expect(await told('HEAD~1', 'HEAD', library)).toEqual({ units: ['changed 图书馆 30.00'], classTables: 0 });
    expect(await told('HEAD~1', 'HEAD', library, `${museum}/单位.yaml`)).toEqual({
      units: ['added 博物馆 5.00', 'changed 图书馆 30.00'],
      classTables: 0,
    });
    repository.write(unitOf('图书馆', '160.00'));
    expect(await told('HEAD~1', library, museum)).toEqual({
      units: ['added 博物馆 5.00', 'changed 图书馆 40.00'],
      classTables: 0,
    });
    expect(await told('HEAD~1', 'HEAD', `${year}/图书官`)).toEqual({
      exit: 2,
      err: `错误：两个版本里都没有 ${year}/图书官。是否想写 ${library}？\n`,
    });
    expect(await told(library, 'HEAD', museum)).toEqual({
      exit: 2,
      err: '错误：写了单位的，前面的版本应当是 git 里的，例如 mubiao diff HEAD~1 HEAD data/2025/某单位。\n',
    });
  });

  it('reads no unit that git says is the same', async () => {
    commitTwice();
    const broken = { [`${year}/美术馆/项目/01-图书.yaml`]: '项目名称：坏的' };
    repository.commit('坏的', broken);
    repository.commit('别的', unitOf('博物馆', '6.00'));
    expect(await told('HEAD~1', 'HEAD')).toEqual({ units: ['changed 博物馆 1.00'], classTables: 0 });
    const { exit, err } = await diff('HEAD~3', 'HEAD');
    expect(exit).toBe(1);
    expect(err).toMatch(/^错误：HEAD（.*data\/2025\/美术馆：数据有 \d 个错误，读不出来，没有比较。$/m);
  });

  it('takes a folder that was renamed for the same unit', async () => {
    commitTwice();
    renameSync(join(repository.folder, `${year}/图书馆`), join(repository.folder, `${year}/市图书馆`));
    repository.commit('更名', { [`${year}/市图书馆/单位.yaml`]: sheetOf('市图书馆', '150.00') });
    expect(await told('HEAD~1', 'HEAD')).toEqual({ units: ['changed 市图书馆 0.00'], classTables: 0 });
  });

  it('says what is a link or a submodule, and goes on', async () => {
    commitTwice();
    rmSync(join(repository.folder, `${year}/图书馆`), { recursive: true });
    symlinkSync('美术馆', join(repository.folder, `${year}/图书馆`));
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${repository.git('rev-parse', 'HEAD')},${year}/子模块`,
    );
    repository.git('add', `${year}/图书馆`);
    repository.git('commit', '--quiet', '-m', '链接');
    const { err } = await diff('HEAD~1', 'HEAD');
    expect(err).toContain(`注意：${year}/图书馆 在 git 里是符号链接，git 不知道它里面的内容，没有比较。\n`);
    expect(err).toContain(`注意：${year}/子模块 在 git 里是子模块，git 不知道它里面的内容，没有比较。\n`);
  });

  it('works in a folder within the repository, and says what is amiss with git', async () => {
    commitTwice();
    const within = join(repository.folder, year);
    expect((await runIn(within, ['diff', 'HEAD~1:图书馆', 'HEAD:图书馆'])).out).toContain('+30.00');
    expect((await diff('v2025-一上')).err).toContain(
      'git 里没有叫“v2025-一上”的分支、标签或提交，是否想写“v2025-一下”？git tag 和 git branch -a 列出现有的名称。\n',
    );
    repository.git('clone', '--quiet', '--bare', '.', '../仓库.git');
    const bare = join(repository.folder, '../仓库.git');
    expect((await runIn(bare, ['diff', 'HEAD~1', 'HEAD'])).out).toContain('3 个单位');
  });
});
