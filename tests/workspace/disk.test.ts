import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDisk } from '../../src/workspace/disk.ts';
import { describeFailure } from '../../src/workspace/failure.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the disk', () => {
  it('names what lies inside the working folder from there, and the rest in full', () => {
    const disk = openDisk(folder);
    expect(disk.name('./data//2025/')).toBe('data/2025');
    expect(disk.name(join(folder, 'data', '某校'))).toBe('data/某校');
    expect(disk.name('.')).toBe('.');
    expect(disk.name('..data')).toBe('..data');
    expect(disk.name('..')).toBe(join(folder, '..'));
    expect(disk.name(`${folder}邻`)).toBe(`${folder}邻`);
  });

  it('lists by code unit, follows links, and leaves out links that lead nowhere', async () => {
    mkdirSync(join(folder, '项目'));
    writeFileSync(join(folder, '单位.yaml'), '');
    writeFileSync(join(folder, 'a.txt'), '');
    symlinkSync(join(folder, '项目'), join(folder, '链接'));
    symlinkSync(join(folder, '没有'), join(folder, '死链'));
    expect(await openDisk(folder).list('.')).toEqual({
      ok: true,
      value: [
        { name: 'a.txt', kind: 'file' },
        { name: '单位.yaml', kind: 'file' },
        { name: '链接', kind: 'folder' },
        { name: '项目', kind: 'folder' },
      ],
    });
  });

  it('writes a file whole, with its folders, and leaves nothing else behind', async () => {
    const disk = openDisk(folder);
    expect(await disk.write('out/2025/表.pdf', bytes('旧'))).toMatchObject({ ok: true });
    expect(await disk.write('out/2025/表.pdf', bytes('新'))).toMatchObject({ ok: true });
    expect(readdirSync(join(folder, 'out/2025'))).toEqual(['表.pdf']);
    expect(readFileSync(join(folder, 'out/2025/表.pdf'), 'utf8')).toBe('新');
    expect(await disk.read('out/2025/表.pdf')).toMatchObject({ ok: true });
  });

  it('replaces none of the files that belong together when one of them cannot be written', async () => {
    const disk = openDisk(folder);
    await disk.write('out/表.pdf', bytes('旧'));
    mkdirSync(join(folder, 'out/表.docx'));
    const together = [
      { file: 'out/表.pdf', bytes: bytes('新') },
      { file: 'out/表.docx', bytes: bytes('新') },
    ];
    expect(await disk.writeTogether(together)).toMatchObject({ ok: false, failure: { file: 'out/表.docx' } });
    expect(readFileSync(join(folder, 'out/表.pdf'), 'utf8')).toBe('旧');
    expect(readdirSync(join(folder, 'out'))).toEqual(['表.docx', '表.pdf']);
  });

  it('keeps what was there and removes its temporary file when the write fails', async () => {
    mkdirSync(join(folder, 'out/表.pdf/里面'), { recursive: true });
    const attempt = await openDisk(folder).write('out/表.pdf', bytes('新'));
    expect(attempt).toMatchObject({
      ok: false,
      failure: { action: 'write', file: 'out/表.pdf', reason: 'not-a-file' },
    });
    expect(readdirSync(join(folder, 'out'))).toEqual(['表.pdf']);
  });

  it.each([
    ['a file where the folder should be', 'not-a-folder', '文件/里/表.pdf'],
    ['a name that is too long', 'name-too-long', `${'长'.repeat(200)}/表.pdf`],
  ])('fails with a reason: %s', async (_, reason, file) => {
    writeFileSync(join(folder, '文件'), '');
    const attempt = await openDisk(folder).write(file, bytes('新'));
    expect(attempt).toMatchObject({ ok: false, failure: { reason } });
  });

  it('fails with a reason: a folder directly below a file', async () => {
    writeFileSync(join(folder, '文件'), '');
    const attempt = await openDisk(folder).write('文件/表.pdf', bytes('新'));
    expect(attempt).toMatchObject({ ok: false, failure: { reason: 'not-a-folder' } });
  });

  it.skipIf(process.getuid?.() === 0)('fails with a reason: no permission', async () => {
    chmodSync(folder, 0o500);
    const attempt = await openDisk(folder).write('表.pdf', bytes('新'));
    chmodSync(folder, 0o700);
    expect(attempt).toMatchObject({ ok: false, failure: { reason: 'denied' } });
  });

  it('fails with a reason when there is nothing to read or to list', async () => {
    const disk = openDisk(folder);
    expect(await disk.read('没有.yaml')).toMatchObject({ ok: false, failure: { reason: 'missing' } });
    expect(await disk.read('.')).toMatchObject({ ok: false, failure: { reason: 'not-a-file' } });
    expect(await disk.list('没有')).toMatchObject({ ok: false, failure: { reason: 'missing' } });
    expect(await disk.kind('没有')).toBeNull();
  });
});

describe('a failure', () => {
  it('is one Chinese sentence that says what to do', () => {
    const failure = { action: 'write', file: 'out/表.pdf', reason: 'busy', errno: 'EBUSY' } as const;
    expect(describeFailure(failure)).toBe(
      '无法写入 out/表.pdf：它正被其他程序（例如 WPS、Word、Acrobat）占用或受系统保护，请关闭那个程序后再试（EBUSY）。',
    );
  });
});
