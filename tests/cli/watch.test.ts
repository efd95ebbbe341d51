import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFinished } from '../../src/proof/read-finished.ts';
import { newRepository } from '../git.ts';

/** `mubiao watch`, through the built command line, driven by what editors and people do to files. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const unit = 'data/2025/广州科技贸易职业学院';
const project = `${unit}/项目/03-番禺校区扩建结算.yaml`;
let folder: string;
let watcher: ChildProcess;
let told = '';

const path = (name: string): string => join(folder, name);
const form = (name = '广州科技贸易职业学院'): string => path(`out/2025/${name}/项目支出绩效目标表.txt`);
const printed = (name?: string): string => (existsSync(form(name)) ? readFileSync(form(name), 'utf8') : '');

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain until ${what}; told so far:\n${told}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-watch-'));
  cpSync(join(root, 'data'), path('data'), { recursive: true });
  cpSync(join(root, 'templates'), path('templates'), { recursive: true });
  const args = [join(root, 'dist/mubiao.js'), 'watch', '--format', 'text', '--templates', 'templates'];
  watcher = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [watcher.stdout, watcher.stderr])
    stream?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  await until('it watches', () => told.includes('正在看着'));
});
afterAll(() => {
  watcher.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('rebuilds what is saved while the first build runs', async () => {
  const other = mkdtempSync(join(tmpdir(), 'mubiao-watch-early-'));
  cpSync(join(root, 'data'), join(other, 'data'), { recursive: true });
  const args = [join(root, 'dist/mubiao.js'), 'watch', '--format', 'text'];
  const early = spawn(process.execPath, args, { cwd: other, stdio: 'ignore' });
  try {
    await until('it builds', () => existsSync(join(other, 'out')));
    const text = readFileSync(join(other, project), 'utf8');
    writeFileSync(join(other, project), text.replace('向粤新公司支付', '提前向粤新公司支付'));
    const printed = join(other, 'out/2025/广州科技贸易职业学院/项目支出绩效目标表.txt');
    await until(
      'the new goal is printed',
      () => existsSync(printed) && readFileSync(printed, 'utf8').includes('提前向粤新'),
    );
  } finally {
    early.kill('SIGKILL');
    rmSync(other, { recursive: true, force: true });
  }
});

it('prints the overview of what is saved, compared with the version that is named', async () => {
  const repository = newRepository();
  cpSync(join(root, 'data'), join(repository.folder, 'data'), { recursive: true });
  repository.commit('批复');
  const args = [join(root, 'dist/mubiao.js'), 'watch', '--format', 'overview', '--since', 'HEAD', '--draft', 'never'];
  const own = spawn(process.execPath, args, { cwd: repository.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    let said = '';
    own.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('it watches', () => said.includes('正在看着'));
    const overview = join(repository.folder, 'out/2025/广州科技贸易职业学院/项目支出绩效目标总览.pdf');
    const textOf = async (): Promise<string> => {
      const finished = await readFinished(readFileSync(overview));
      return JSON.stringify(finished?.blocks());
    };
    expect(await textOf()).toContain('都没有改动。');
    const before = readFileSync(overview);
    const text = readFileSync(join(repository.folder, project), 'utf8');
    writeFileSync(join(repository.folder, project), text.replace('向粤新公司支付', '按合同向粤新公司支付'));
    await until('it is printed anew', () => Buffer.compare(readFileSync(overview), before) !== 0);
    expect(await textOf()).toContain('项目：调整 1 个；有变动的绩效指标 0 项。');
  } finally {
    own.kill('SIGKILL');
    repository.remove();
  }
});

describe('mubiao watch', () => {
  it('builds once before it watches', () => {
    expect(printed()).toContain('向粤新公司支付结算款。');
  });

  it('rebuilds the unit whose file is saved in place', async () => {
    const text = readFileSync(path(project), 'utf8');
    writeFileSync(path(project), text.replace('向粤新公司支付', '按合同向粤新公司支付'));
    await until('the new goal is printed', () => printed().includes('按合同向粤新公司支付'));
  });

  it('rebuilds after an editor that saves by renaming', async () => {
    const text = readFileSync(path(project), 'utf8');
    writeFileSync(path(`${project}~`), text.replace('按合同向', '年内按合同向'));
    renameSync(path(`${project}~`), path(project));
    await until('the new goal is printed', () => printed().includes('年内按合同向'));
  });

  it('survives a half-written file, says what is wrong with it, keeps the old output, and goes on', async () => {
    const text = readFileSync(path(project), 'utf8');
    const before = printed();
    writeFileSync(path(project), text.slice(0, text.indexOf('绩效指标')));
    await until('it is told', () => told.includes('缺少“绩效指标”') || told.includes('missing-field'));
    expect(printed()).toBe(before);
    writeFileSync(path(project), text.replace('年内', '本年内'));
    await until('the whole file is printed', () => printed().includes('本年内'));
  });

  it('builds a folder that is new, and removes the outputs of one that is gone', async () => {
    const copy = 'data/2025/南沙职业学院';
    cpSync(path(unit), path(copy), { recursive: true });
    const sheet = readFileSync(path(`${copy}/单位.yaml`), 'utf8');
    writeFileSync(path(`${copy}/单位.yaml`), sheet.replace('单位名称: 广州科技贸易职业学院', '单位名称: 南沙职业学院'));
    await until('the new unit is printed', () => printed('南沙职业学院').includes('南沙职业学院'));
    rmSync(path(copy), { recursive: true });
    await until('its outputs are gone', () => !existsSync(form('南沙职业学院')));
  });

  it('rebuilds everything when the template changes', async () => {
    const template = path('templates/项目支出绩效目标表.hbs');
    writeFileSync(template, readFileSync(template, 'utf8').replaceAll('（含转移支付项目）', '（试行）'));
    await until('the new title is printed', () => printed().includes('项目支出绩效目标表（试行）'));
  });

  it('ends when it is interrupted', async () => {
    mkdirSync(path('data/2026'), { recursive: true });
    const ended = new Promise<number | null>((resolve) => watcher.on('exit', resolve));
    watcher.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
