import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
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

const hands = (refusals: number, errno: string) => {
  const pauses: number[] = [];
  let left = refusals;
  return {
    pauses,
    rename: async (from: string, to: string) => {
      if (left-- > 0) throw Object.assign(new Error(errno), { code: errno, syscall: 'rename' });
      renameSync(from, to);
    },
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
  };
};

describe('a file that a program holds open', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('is tried again with growing pauses until it is free (%s)', async (errno) => {
    const held = hands(3, errno);
    expect(await openDisk(folder, held).write('表.pdf', bytes('新'))).toMatchObject({ ok: true });
    expect(held.pauses).toHaveLength(3);
    expect(held.pauses).toEqual(held.pauses.toSorted((a, b) => a - b));
    expect(readFileSync(join(folder, '表.pdf'), 'utf8')).toBe('新');
  });

  it('is given up in the end, as it was, with nothing left behind', async () => {
    writeFileSync(join(folder, '表.pdf'), '旧');
    const held = hands(Number.POSITIVE_INFINITY, 'EBUSY');
    const attempt = await openDisk(folder, held).write('表.pdf', bytes('新'));
    expect(attempt).toMatchObject({ ok: false, failure: { file: '表.pdf', reason: 'busy' } });
    expect(held.pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(2000);
    expect(readdirSync(folder)).toEqual(['表.pdf']);
    expect(readFileSync(join(folder, '表.pdf'), 'utf8')).toBe('旧');
  });

  it('is not waited for when something else is wrong', async () => {
    const full = hands(1, 'ENOSPC');
    expect(await openDisk(folder, full).write('表.pdf', bytes('新'))).toMatchObject({ failure: { reason: 'full' } });
    expect(full.pauses).toEqual([]);
  });
});

describe('what killed processes leave', () => {
  const temporary = (pid: number): string => {
    const mark = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    return `.mubiao-${mark}-${pid}-00000000-0000-4000-8000-000000000000.tmp`;
  };
  const foreign = '.mubiao-00000000-7-00000000-0000-4000-8000-000000000000.tmp';
  const hoursAgo = new Date(Date.now() - 3 * 3_600_000);

  it('is swept away, and nothing of a process that lives, of another machine, or of anyone else', async () => {
    const kept = [temporary(process.pid), foreign, '表.pdf', '~$表.docx', '.mubiao-说明.tmp'];
    for (const name of [...kept, temporary(deadPid)]) writeFileSync(join(folder, name), '');
    await openDisk(folder).sweep('.');
    expect(readdirSync(folder).sort()).toEqual(kept.toSorted());
  });

  it('is swept away after an hour, whoever left it', async () => {
    writeFileSync(join(folder, foreign), '');
    utimesSync(join(folder, foreign), hoursAgo, hoursAgo);
    await openDisk(folder).sweep('.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is no matter where there is no folder', async () => {
    await expect(openDisk(folder).sweep('没有')).resolves.toBeUndefined();
  });
});

/** No process has it: Linux gives out no pid above 4194304, and Windows none that is odd. */
const deadPid = 4_194_305;

describe('a lock', () => {
  const lock = () => openDisk(folder).lock('out/.mubiao.lock');
  const write = (content: string) => {
    mkdirSync(join(folder, 'out'), { recursive: true });
    writeFileSync(join(folder, 'out/.mubiao.lock'), content);
  };

  it('is held by one at a time, and free again when it is released', async () => {
    const first = await lock();
    if (!first.ok || !first.value.isHeld) throw new Error('not held');
    expect(await lock()).toMatchObject({ value: { isHeld: false, by: { pid: process.pid, host: hostname() } } });
    await first.value.release();
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
    expect(await lock()).toMatchObject({ value: { isHeld: true } });
  });

  it.each([
    ['a process that is dead', JSON.stringify({ pid: deadPid, host: hostname(), birth: null })],
    ['a process whose number was given out again', JSON.stringify({ pid: process.pid, host: hostname(), birth: '1' })],
  ])('is taken over from %s', async (_, content) => {
    write(content);
    expect(await lock()).toMatchObject({ value: { isHeld: true } });
    expect(readdirSync(join(folder, 'out'))).toEqual(['.mubiao.lock']);
  });

  it('that is empty is being filled, unless it has been for long', async () => {
    write('');
    expect(await lock()).toMatchObject({ value: { isHeld: false, by: { pid: null } } });
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'out/.mubiao.lock'), minuteAgo, minuteAgo);
    expect(await lock()).toMatchObject({ value: { isHeld: true } });
  });

  it('of another machine is never taken over', async () => {
    write(JSON.stringify({ pid: deadPid, host: '别处', birth: null }));
    expect(await lock()).toMatchObject({ value: { isHeld: false, by: { host: '别处' } } });
  });

  it('goes to exactly one of many who find it stale', async () => {
    write(JSON.stringify({ pid: deadPid, host: hostname(), birth: null }));
    const attempts = await Promise.all(Array.from({ length: 20 }, lock));
    expect(attempts.filter((attempt) => attempt.ok && attempt.value.isHeld)).toHaveLength(1);
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
