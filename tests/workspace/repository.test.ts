import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDisk } from '../../src/workspace/disk.ts';
import { describeFailure } from '../../src/workspace/failure.ts';
import type { Asked } from '../../src/workspace/git/refusal.ts';
import type { Repository } from '../../src/workspace/git/repository.ts';
import { newRepository, type TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';

let repository: TestRepository;
const opened: Repository[] = [];

beforeEach(() => {
  repository = newRepository();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  repository.remove();
});

function got<T>(asked: Asked<T>): T {
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal));
  return asked.value;
}

/** The repository as it is seen from a working folder. */
async function openFrom(folder: string, place = '.'): Promise<Repository> {
  const value = got(await openDisk(folder).repository(place));
  opened.push(value);
  return value;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const sheet = 'data/2025/南沙职业学校/单位.yaml';

describeWith(['git'], 'the files of a commit', () => {
  it('are listed and read as they were, under the names that they have on the disk', async () => {
    repository.commit('一上', { [sheet]: '旧', 'data/2025/南沙职业学校/项目/02 图书 "购置".yaml': '书' });
    repository.commit('二上', { [sheet]: '新', 'data/2025/南沙职业学校/项目/01-信息化.yaml': '' });
    const seen = await openFrom(repository.folder);
    const files = seen.files(got(await seen.commit('HEAD~1')));
    expect(await files.list('data/2025/南沙职业学校')).toEqual({
      ok: true,
      value: [
        { name: '单位.yaml', kind: 'file' },
        { name: '项目', kind: 'folder' },
      ],
    });
    expect(await files.list('data/2025/南沙职业学校/项目')).toMatchObject({ value: [{ name: '02 图书 "购置".yaml' }] });
    const read = await files.read(sheet);
    expect(read.ok && text(read.value)).toBe('旧');
    expect(await files.kind('data')).toBe('folder');
    expect(await files.kind('data/2025/南沙职业学校/项目/01-信息化.yaml')).toBeNull();
    expect(await files.read('data/2025/没有.yaml')).toMatchObject({ failure: { reason: 'missing' } });
    expect(await files.read('data/2025')).toMatchObject({ failure: { reason: 'not-a-file' } });
    expect(await files.read('../mubiao.yaml')).toMatchObject({ failure: { reason: 'missing' } });
    expect(files.name('data//2025/')).toBe('data/2025');
  });

  it('are found from a folder within, from one above, through a link, and for a folder that is gone', async () => {
    repository.commit('一上', { [sheet]: '旧' });
    repository.commit('二上', { [sheet]: null, '说明.txt': '' });
    const above = join(repository.folder, '..');
    symlinkSync(repository.folder, join(above, '链接'));
    const cases = [
      [repository.folder, sheet, sheet],
      [above, `绩效 目标/${sheet}`, `绩效 目标/${sheet}`],
      [join(above, '链接'), sheet, sheet],
    ] as const;
    for (const [folder, place, name] of cases) {
      const seen = await openFrom(folder, place);
      const files = seen.files(got(await seen.commit('HEAD~1')));
      expect(await files.read(name)).toMatchObject({ ok: true });
    }
    mkdirSync(join(repository.folder, 'data/2025'), { recursive: true });
    const within = await openFrom(join(repository.folder, 'data/2025'), '南沙职业学校');
    expect(await within.files(got(await within.commit('HEAD~1'))).read('南沙职业学校/单位.yaml')).toMatchObject({
      ok: true,
    });
  });

  it('are read from a linked worktree, where .git is a file, and from a bare repository', async () => {
    repository.commit('一上', { [sheet]: '旧' });
    const other = join(repository.folder, '../另一处');
    repository.git('worktree', 'add', '--quiet', '--detach', other);
    repository.git('clone', '--quiet', '--bare', '.', '../仓库.git');
    for (const folder of [other, join(repository.folder, '../仓库.git')]) {
      const seen = await openFrom(folder);
      expect(await seen.files(got(await seen.commit('main'))).read(sheet)).toMatchObject({ ok: true });
    }
  });

  it('are read where ids are SHA-256', async () => {
    repository.write({ '.git': null });
    repository.git('init', '--quiet', '--initial-branch=main', '--object-format=sha256');
    expect(repository.commit('一上', { [sheet]: '旧' })).toHaveLength(64);
    const seen = await openFrom(repository.folder);
    expect(await seen.files(got(await seen.commit('main'))).read(sheet)).toMatchObject({ ok: true });
  });

  it('are read many at once, whole, whatever they hold', async () => {
    const contents = Array.from({ length: 300 }, (_, index) => `${'目标\n\0 missing\n'.repeat(index * 7)}${index}`);
    repository.commit('一上', Object.fromEntries(contents.map((content, index) => [`data/${index}.yaml`, content])));
    const seen = await openFrom(repository.folder);
    const files = seen.files(got(await seen.commit('HEAD')));
    const read = await Promise.all(contents.map((_, index) => files.read(`data/${index}.yaml`)));
    expect(read.map((one) => (one.ok ? text(one.value) : null))).toEqual(contents);
  });

  it('say plainly what a link, a submodule, an LFS pointer and a name with a line break are', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;
    repository.commit('一上', { '真/单位.yaml': '', 'data/大.yaml': pointer, '断/一\n二.yaml': '' });
    symlinkSync('真', join(repository.folder, '链'));
    const inner = repository.git('rev-parse', 'HEAD');
    repository.git('update-index', '--add', '--cacheinfo', `160000,${inner},子`);
    repository.git('add', '链');
    repository.git('commit', '--quiet', '-m', '二上');
    const seen = await openFrom(repository.folder);
    const files = seen.files(got(await seen.commit('HEAD')));
    const told = async (attempt: Promise<Awaited<ReturnType<typeof files.list | typeof files.read>>>) => {
      const made = await attempt;
      return made.ok ? null : describeFailure(made.failure);
    };
    expect(await told(files.list('链'))).toContain('符号链接');
    expect(await told(files.read('链/单位.yaml'))).toContain('符号链接');
    expect(await told(files.list('子'))).toContain('子模块');
    expect(await told(files.read('子/单位.yaml'))).toContain('子模块');
    expect(await told(files.read('data/大.yaml'))).toContain('LFS');
    expect(await told(files.list('断'))).toContain('换行');
    expect(await files.list('.')).toMatchObject({ ok: true });
  });

  it('that are not in a partial clone are told, and nothing is fetched', async () => {
    const names = Array.from({ length: 60 }, (_, one) => `data/${one}`);
    repository.commit('一上', Object.fromEntries(names.map((name) => [name, name])));
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${repository.folder}`, '../部分');
    const folder = join(repository.folder, '../部分');
    repository.git('-C', folder, 'checkout', '--quiet', 'HEAD', '--', 'data/5');
    const seen = await openFrom(folder);
    const past = seen.files(got(await seen.commit('HEAD')));
    const read = await Promise.all(names.map(past.read));
    expect(read[5]).toMatchObject({ ok: true });
    for (const one of read.toSpliced(5, 1)) expect(one).toMatchObject({ failure: { reason: 'lost-in-git' } });
    expect(repository.git('-C', folder, 'rev-list', '--objects', '--all', '--missing=print')).toContain('?');
  }, 30_000);

  it('that are not in the clone are told, and those that are can still be read', async () => {
    repository.commit('一上', { [sheet]: '旧', 'data/2025/指标分类.yaml': '表' });
    const id = repository.git('rev-parse', `HEAD:${sheet}`);
    const loose = join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(loose);
    const seen = await openFrom(repository.folder);
    const files = seen.files(got(await seen.commit('HEAD')));
    expect(await files.read(sheet)).toMatchObject({ failure: { reason: 'lost-in-git' } });
    expect(await files.read('data/2025/指标分类.yaml')).toMatchObject({ ok: true });
  });
});

describeWith(['git'], 'a revision', () => {
  const refusal = async (revision: string, folder = repository.folder) => {
    const asked = await (await openFrom(folder)).commit(revision);
    return asked.ok ? asked.value.id : asked.refusal;
  };

  it('is a branch, a tag, a hash or a way back', async () => {
    const first = repository.commit('一上');
    repository.git('tag', 'v2025-一上');
    repository.git('tag', '-a', '附注', '-m', '说明');
    const second = repository.commit('二上');
    for (const name of ['v2025-一上', '附注', 'HEAD~1', 'HEAD^', first, first.slice(0, 8), ':/一上', '@~']) {
      expect(await refusal(name)).toBe(first);
    }
    expect(await refusal('main')).toBe(second);
  });

  it('that does not exist is told with the names that do', async () => {
    repository.commit('一上');
    repository.git('tag', 'v2025-一上');
    expect(await refusal('v2025-二上')).toEqual({
      kind: 'unknown-revision',
      revision: 'v2025-二上',
      known: ['main', 'v2025-一上'],
    });
    for (const name of ['', ' ', '-x', '--all', 'HEAD:data', 'a\nHEAD', 'HEAD^{tree}']) {
      expect(await refusal(name)).toMatchObject({ kind: 'unknown-revision' });
    }
    expect(await refusal('HEAD~4')).toEqual({ kind: 'before-history', revision: 'HEAD~4', base: 'HEAD' });
  });

  it('of a repository without a commit, or cut off, or with a hash too short, is told', async () => {
    expect(await refusal('HEAD')).toEqual({ kind: 'no-commits' });
    const first = repository.commit('一上');
    repository.commit('二上');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, '../浅');
    const shallow = join(repository.folder, '../浅');
    expect(await refusal('HEAD~1', shallow)).toEqual({ kind: 'shallow', revision: 'HEAD~1' });
    expect(await refusal(first, shallow)).toEqual({ kind: 'shallow', revision: first });
    expect(await refusal('v1', shallow)).toMatchObject({ kind: 'unknown-revision' });
    expect((await openFrom(shallow)).isShallow).toBe(true);
  });

  it('that several hashes begin with is told', async () => {
    const ids = new Set<string>();
    repository.commit('一上');
    for (let index = 0; index < 400; index++) {
      const id = repository.git('commit-tree', 'HEAD^{tree}', '-m', String(index));
      if (ids.has(id.slice(0, 4))) {
        expect(await refusal(id.slice(0, 4))).toEqual({ kind: 'ambiguous-revision', revision: id.slice(0, 4) });
        return;
      }
      ids.add(id.slice(0, 4));
    }
    throw new Error('no two hashes began alike');
  }, 30_000);
});

describeWith(['git'], 'where git does not help', () => {
  it('a folder in no repository is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mubiao-none-'));
    expect(await openDisk(folder).repository('data')).toEqual({
      ok: false,
      refusal: { kind: 'no-repository', folder },
    });
    rmSync(folder, { recursive: true });
  });

  it('a machine without git is told', async () => {
    const { PATH } = process.env;
    try {
      process.env.PATH = repository.folder;
      expect(await openDisk(repository.folder).repository('.')).toEqual({ ok: false, refusal: { kind: 'no-git' } });
    } finally {
      process.env.PATH = PATH;
    }
  });

  it.runIf(process.getuid?.() === 0)("another user's repository is told", async () => {
    repository.commit('一上');
    chownSync(repository.folder, 12345, 12345);
    chownSync(join(repository.folder, '.git'), 12345, 12345);
    expect(await openDisk(repository.folder).repository('.')).toEqual({
      ok: false,
      refusal: { kind: 'distrusted', folder: repository.folder },
    });
  });

  it('what a hook has in its environment does not lead astray', async () => {
    const id = repository.commit('一上', { [sheet]: '旧' });
    const set = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_WORK_TREE: '/' };
    try {
      Object.assign(process.env, set);
      const seen = await openFrom(join(repository.folder, 'data/2025'));
      expect(got(await seen.commit('HEAD')).id).toBe(id);
    } finally {
      for (const key of Object.keys(set)) delete process.env[key];
    }
  });
});

describeWith(['git'], 'what changed', () => {
  const named = async (from: string, to: string | null, below: readonly string[] = [], folder = repository.folder) => {
    const seen = await openFrom(folder);
    const end = to === null ? null : got(await seen.commit(to));
    const changed = got(await seen.changed(got(await seen.commit(from)), end, below));
    return changed.map(({ file, before, after }) => `${before === null ? '+' : after === null ? '-' : ' '}${file}`);
  };

  it('between two commits, below what is asked for', async () => {
    repository.commit('一上', { 'data/2025/甲/单位.yaml': '1', 'data/2025/乙/单位.yaml': '1', 'data/2024/x.yaml': '' });
    repository.commit('二上', { 'data/2025/甲/单位.yaml': '2', 'data/2025/乙/单位.yaml': null, 'data/新 的.yaml': '' });
    expect(await named('HEAD~1', 'HEAD')).toEqual([
      '-data/2025/乙/单位.yaml',
      ' data/2025/甲/单位.yaml',
      '+data/新 的.yaml',
    ]);
    expect(await named('HEAD~1', 'HEAD', ['data/2025/甲'])).toEqual([' data/2025/甲/单位.yaml']);
    expect(await named('HEAD~1', 'HEAD', ['data/2025/甲/单位.yaml'])).toEqual([' data/2025/甲/单位.yaml']);
    expect(await named('HEAD~1', 'HEAD', ['data/20'])).toEqual([]);
    expect(await named('HEAD~1', 'HEAD', ['..'])).toEqual([]);
    expect(await named('HEAD', 'HEAD')).toEqual([]);
    expect(await named('HEAD~1', 'HEAD', ['.'], join(repository.folder, 'data/2025'))).toHaveLength(2);
    const many = Array.from({ length: 80 }, (_, index) => `data/2025/${index}`);
    expect(await named('HEAD~1', 'HEAD', [...many, 'data/2025/甲'])).toEqual([' data/2025/甲/单位.yaml']);
  });

  it('up to what lies there now: edited, staged, removed, new, ignored; and not what was only touched', async () => {
    repository.commit('一上', {
      'data/改.yaml': '1',
      'data/删.yaml': '1',
      'data/同.yaml': '1',
      '.gitignore': '草稿.yaml',
    });
    repository.write({
      'data/改.yaml': '2',
      'data/删.yaml': null,
      'data/同.yaml': '1',
      'data/草稿.yaml': '',
      'data/新.yaml': '',
    });
    repository.git('add', 'data/改.yaml');
    expect((await named('HEAD', null)).sort()).toEqual(
      ['+data/新.yaml', '+data/草稿.yaml', '-data/删.yaml', ' data/改.yaml'].sort(),
    );
  });

  it('is asked without a trace: nothing in .git is written', async () => {
    repository.commit('一上', { 'data/同.yaml': '1' });
    repository.commit('二上', { 'data/同.yaml': '2' });
    repository.write({ 'data/同.yaml': '2' });
    const state = () =>
      readdirSync(join(repository.folder, '.git'), { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => {
          const path = join(repository.folder, '.git', name);
          const { mtimeMs } = statSync(path);
          return [name, mtimeMs, statSync(path).isFile() ? readFileSync(path, 'latin1') : ''];
        });
    const before = state();
    await named('HEAD~1', null);
    const seen = await openFrom(repository.folder);
    const { id } = got(await seen.commit('HEAD'));
    await seen.past({ from: id, names: ['data'], most: null, isFirstParent: true });
    expect(state()).toEqual(before);
  });

  it('cannot be told of a bare repository', async () => {
    repository.commit('一上');
    repository.git('clone', '--quiet', '--bare', '.', '../仓库.git');
    const seen = await openFrom(join(repository.folder, '../仓库.git'));
    expect(await seen.changed(got(await seen.commit('HEAD')), null, [])).toMatchObject({
      refusal: { kind: 'no-working-tree' },
    });
  });
});

describeWith(['git'], 'the past', () => {
  it('is told newest first, with who, when and what', async () => {
    repository.commit('一上', { 'data/甲.yaml': '1' });
    const second = repository.commit('按批复调整：\t“运维”\n\n说明', { 'data/甲.yaml': '2' });
    repository.commit('别的', { 'data/乙.yaml': '2' });
    const seen = await openFrom(repository.folder);
    const { id: from } = got(await seen.commit('HEAD'));
    const past = got(await seen.past({ from, names: ['data/甲.yaml'], most: null, isFirstParent: true }));
    expect(past).toMatchObject([
      {
        id: second,
        author: '财务处',
        subject: '按批复调整：\t“运维”',
        date: expect.stringContaining('2025-03-02T01:00:00'),
      },
      { subject: '一上', parents: [] },
    ]);
    const { 0: last } = got(await seen.past({ from, names: ['data/甲.yaml'], most: 1, isFirstParent: true }));
    expect(last?.id).toBe(second);
    expect(got(await seen.past({ from, names: ['data/没有.yaml'], most: null, isFirstParent: true }))).toEqual([]);
  });

  it('knows which files went elsewhere', async () => {
    repository.commit('一上', { 'data/旧/单位.yaml': '单位名称: 旧\n预算年度: 2025\n合计:\n  财政拨款: 1\n' });
    repository.git('mv', 'data/旧', 'data/新');
    repository.commit('改名', { 'data/新/单位.yaml': '单位名称: 新\n预算年度: 2025\n合计:\n  财政拨款: 1\n' });
    const seen = await openFrom(repository.folder);
    expect(got(await seen.renamed('HEAD~1', 'HEAD'))).toEqual([{ from: 'data/旧/单位.yaml', to: 'data/新/单位.yaml' }]);
  });

  it('names the last commit that changed something', async () => {
    const first = repository.commit('一上', { 'data/甲.yaml': '1' });
    repository.commit('二上', { 'data/乙.yaml': '1' });
    const seen = await openFrom(repository.folder);
    const head = got(await seen.commit('HEAD'));
    expect(got(await seen.lastChange(head, ['data/甲.yaml']))).toEqual({
      commit: first,
      time: Date.UTC(2025, 2, 1, 1),
    });
    expect(got(await seen.lastChange(head, ['data/没有.yaml']))).toBeNull();
  });
});
