import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDisk } from '../../src/workspace/disk.ts';
import type { Asked } from '../../src/workspace/git/refusal.ts';
import { newRepository, type TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = newRepository();
});
afterEach(() => repository.remove());

const unit = 'data/2025/广州图书馆';
const sheet = `${unit}/单位.yaml`;
const project = `${unit}/项目/01-图书 购置.yaml`;
const table = 'data/2025/指标分类.yaml';
const committed = { [sheet]: '一', [project]: '一', [table]: '一' };

function said<T>(asked: Asked<T>): T {
  if (!asked.ok) throw new Error(asked.refusal.kind);
  return asked.value;
}

describeWith(['git'], 'what is not committed', () => {
  const ask = async (...names: string[]) =>
    [...said(await openDisk(repository.folder).uncommitted(names.length > 0 ? names : [unit, table]))].sort();

  it('is nothing right after a commit', async () => {
    repository.commit('报送', committed);
    expect(await ask()).toEqual([]);
  });

  it('is what was changed, added, moved, removed or only staged, below the names, by those names', async () => {
    repository.commit('报送', { ...committed, [`${unit}/项目/02.yaml`]: '二', [`${unit}/项目/03.yaml`]: '三' });
    repository.write({ [sheet]: '改', [`${unit}/项目/02.yaml`]: null, [`${unit}/项目/04 "新".yaml`]: '新' });
    repository.git('mv', `${unit}/项目/03.yaml`, `${unit}/项目/05.yaml`);
    repository.write({ [table]: '改', 'data/2025/广州美术馆/单位.yaml': '别的单位' });
    repository.git('add', table);
    const wanted = [table, sheet, ...['02', '03', '04 "新"', '05'].map((name) => `${unit}/项目/${name}.yaml`)];
    expect(await ask()).toEqual([...wanted].sort());
    expect(await ask(project)).toEqual([]);
  });

  it('is everything before the first commit', async () => {
    repository.write(committed);
    expect(await ask()).toEqual([table, project, sheet].sort());
  });

  it('is not what git is told to ignore', async () => {
    repository.commit('报送', { '.gitignore': 'data/\n' });
    repository.write(committed);
    expect(await ask()).toEqual([]);
  });

  it('is nothing where no git looks after the folder, and no program is started for it', async () => {
    const outside = openDisk(join(repository.folder, '..'));
    const { PATH } = process.env;
    process.env.PATH = '';
    try {
      expect(said(await outside.uncommitted(['别处/data/2025/某校']))).toEqual([]);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('is not known where git looks after the folder and is not installed', async () => {
    repository.commit('报送', committed);
    const { PATH } = process.env;
    process.env.PATH = '';
    try {
      expect(await openDisk(repository.folder).uncommitted([unit])).toEqual({ ok: false, refusal: { kind: 'no-git' } });
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('is asked of the repository that a unit is itself, within another', async () => {
    repository.commit('报送', { '.gitignore': 'data/\n' });
    repository.write(committed);
    repository.git('init', '--quiet', unit);
    expect(await ask()).toEqual([project, sheet].sort());
  });

  it('goes by the names that were asked for, also where a link leads to the data', async () => {
    repository.commit('报送', committed);
    repository.write({ [sheet]: '改' });
    const place = join(repository.folder, '..', '别处');
    mkdirSync(place);
    symlinkSync(join(repository.folder, 'data'), join(place, 'data'));
    expect(said(await openDisk(place).uncommitted([unit, table]))).toEqual([sheet]);
  });

  it('is found from within a hook, which tells git of another index', async () => {
    repository.commit('报送', committed);
    repository.write({ [sheet]: '改' });
    const set = { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index' };
    Object.assign(process.env, set);
    try {
      expect(await ask()).toEqual([sheet]);
    } finally {
      for (const name of Object.keys(set)) delete process.env[name];
    }
  });

  it('takes one question for a hundred units, and the names in it do not grow with them', async () => {
    const units = Array.from({ length: 100 }, (_, n) => `data/2025/单位${n}`);
    repository.commit('报送', Object.fromEntries(units.map((name) => [`${name}/单位.yaml`, '一'])));
    repository.write({ 'data/2025/单位7/单位.yaml': '改' });
    const bin = join(repository.folder, '..', 'bin');
    const log = join(bin, 'log');
    mkdirSync(bin);
    const [git = ''] = (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, 'git'))
      .filter(isThere);
    writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$#" >> '${log}'\nexec '${git}' "$@"\n`);
    chmodSync(join(bin, 'git'), 0o755);
    const { PATH } = process.env;
    process.env.PATH = [bin, PATH].join(delimiter);
    try {
      expect(await ask(...units)).toEqual(['data/2025/单位7/单位.yaml']);
      const commits = said(await openDisk(repository.folder).lastCommits(units.map((name) => [name])));
      expect(new Set(commits.map((commit) => commit?.id)).size).toBe(1);
    } finally {
      process.env.PATH = PATH;
    }
    const calls = readFileSync(log, 'utf8').trim().split('\n');
    expect(calls).toHaveLength(2);
    expect(calls.every((words) => Number(words) < 50)).toBe(true);
  });
});

describeWith(['git'], 'the last commit', () => {
  const ask = async (...groups: (readonly string[])[]) =>
    said(await openDisk(repository.folder).lastCommits(groups)).map((commit) => commit?.id ?? null);

  it('is that of the youngest of the files that belong together', async () => {
    const first = repository.commit('一', committed);
    const second = repository.commit('二', { [project]: '改' });
    const third = repository.commit('三', { 'data/2025/广州美术馆/单位.yaml': '一' });
    expect(await ask([sheet, `${unit}/项目`, table], [sheet, table], ['data/2025/广州美术馆'])).toEqual([
      second,
      first,
      third,
    ]);
    expect(await ask(['data/2025/不在'])).toEqual([null]);
  });

  it('bears its time', async () => {
    repository.commit('一', committed);
    const [commit] = said(await openDisk(repository.folder).lastCommits([[sheet]]));
    expect(new Date(commit?.time ?? 0).toISOString()).toBe('2025-03-01T01:00:00.000Z');
  });

  it('of what a merge brought in is the merge, at which the data is what it is now', async () => {
    const first = repository.commit('一', committed);
    repository.git('checkout', '--quiet', '-b', '处室');
    repository.commit('处室改', { [project]: '处室' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('财务处改', { [table]: '财务' });
    repository.git('merge', '--quiet', '--no-ff', '-m', '合并', '处室');
    const merge = repository.git('rev-parse', 'HEAD');
    expect(await ask([sheet, `${unit}/项目`], [sheet])).toEqual([merge, first]);
  });

  it('is none where nothing was committed', async () => {
    repository.write(committed);
    expect(await ask([sheet])).toEqual([null]);
  });

  it('is found however far back it lies', async () => {
    const first = repository.commit('一', committed);
    const other = 'data/2025/广州美术馆/单位.yaml';
    const commits = Array.from({ length: 250 }, (_, n) => {
      const from = n === 0 ? 'from refs/heads/main^0\n' : '';
      return `commit refs/heads/main\ncommitter 财务处 <cw@example.com> ${1_745_000_000 + n} +0000\ndata 1\n.\n${from}M 644 inline ${other}\ndata ${`${n}`.length}\n${n}\n`;
    });
    const { folder: cwd, env } = repository;
    execFileSync('git', ['fast-import', '--quiet'], { cwd, env, input: commits.join('') });
    expect(await ask([sheet], ['data/2025/广州美术馆'])).toEqual([first, repository.git('rev-parse', 'HEAD')]);
  });
});

function isThere(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
