import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { commitFiles } from '../../src/workspace/git/commit.ts';
import { newRepository, type TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';

let repository: TestRepository | null = null;
afterEach(() => {
  repository?.remove();
  repository = null;
});

function start(): TestRepository {
  repository = newRepository();
  repository.git('config', 'user.name', '财务处');
  repository.git('config', 'user.email', 'cw@example.com');
  repository.commit('一上', { '项目/01-甲.yaml': '甲\n', '项目/02-乙.yaml': '乙\n', '别的.txt': '1\n' });
  return repository;
}

const paths = (folder: string, ...names: readonly string[]) => names.map((name) => join(folder, name));

describeWith(['git'], 'a commit of some files', () => {
  it('takes changed, new and removed files, and leaves what else is staged', async () => {
    const { folder, git, write } = start();
    write({ '项目/01-甲.yaml': '甲甲\n', '项目/02-乙.yaml': null, '项目/03-丙 [1].yaml': '丙\n', '别的.txt': '2\n' });
    git('add', '别的.txt');
    const made = await commitFiles(
      paths(folder, '项目/01-甲.yaml', '项目/02-乙.yaml', '项目/03-丙 [1].yaml'),
      '改三处',
    );
    expect(made).toEqual({ kind: 'committed', hash: git('rev-parse', '--short', 'HEAD') });
    expect(
      git('show', '--name-status', '--format=', '-z', 'HEAD')
        .split('\0')
        .filter((one) => one.length === 1),
    ).toEqual(['M', 'D', 'A']);
    expect(git('status', '--porcelain', '-z')).toBe('M  别的.txt\0');
  });

  it('runs no hook', async () => {
    const { folder, write } = start();
    write({ '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n', '项目/01-甲.yaml': '甲甲\n' });
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    expect(await commitFiles(paths(folder, '项目/01-甲.yaml'), '改')).toMatchObject({ kind: 'committed' });
  });

  it('says that there is nothing, or no repository', async () => {
    const { folder } = start();
    expect(await commitFiles(paths(folder, '项目/01-甲.yaml'), '改')).toEqual({ kind: 'nothing-changed' });
    expect(await commitFiles([], '改')).toEqual({ kind: 'nothing-changed' });
    expect(await commitFiles(['/项目.yaml'], '改')).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'no-repository' },
    });
  });

  it('says that a merge is under way', async () => {
    const { folder, git, commit, write } = start();
    git('checkout', '--quiet', '-b', '二上');
    commit('二上', { '项目/01-甲.yaml': '甲二\n' });
    git('checkout', '--quiet', 'main');
    commit('一下', { '项目/01-甲.yaml': '甲一\n' });
    expect(() => git('merge', '二上')).toThrow();
    write({ '项目/02-乙.yaml': '乙乙\n' });
    expect(await commitFiles(paths(folder, '项目/02-乙.yaml'), '改')).toEqual({ kind: 'under-way' });
  });
});
