import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { UnitsView } from '../../src/workbench/wire.ts';

/** Run `npm run build` first. */
const root = fileURLToPath(new URL('../..', import.meta.url));

it.skipIf(process.platform === 'win32')('serve prints an address that opens the data, and ends on Ctrl-C', async () => {
  const stage = mkdtempSync(join(tmpdir(), 'mubiao-serve-'));
  cpSync(join(root, 'data'), join(stage, 'data'), { recursive: true });
  const server = spawn(process.execPath, [join(root, 'dist/mubiao.js'), 'serve'], { cwd: stage });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (part: Buffer) => {
        said += part.toString('utf8');
        const [found] = /http:\S+/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
      server.once('exit', () => reject(new Error(said)));
    });
    const [origin = '', token = ''] = address.split('/#');
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const page = await fetch(origin);
    expect(await page.text()).toContain('<div id="page">');
    expect((await fetch(`${origin}/api/units`)).status).toBe(401);
    const asked = { method: 'POST', headers: { origin }, body: JSON.stringify({ token }) };
    const cookie = (await fetch(`${origin}/api/session`, asked)).headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const { units } = (await (await fetch(`${origin}/api/units`, { headers: { cookie } })).json()) as UnitsView;
    expect(units.map(({ name }) => name)).toEqual(['广州科技贸易职业学院']);
    const ended = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
  } finally {
    server.kill('SIGKILL');
    rmSync(stage, { recursive: true, force: true });
  }
});

it.skipIf(process.platform !== 'linux')(
  'serve opens the browser when it is told to, and without a terminal only then',
  async () => {
    const stage = mkdtempSync(join(tmpdir(), 'mubiao-serve-'));
    cpSync(join(root, 'data'), join(stage, 'data'), { recursive: true });
    const notes = join(stage, 'notes');
    writeFileSync(join(stage, 'xdg-open'), `#!/bin/sh\necho "$@" > '${notes}'\n`, { mode: 0o755 });
    const env = { ...process.env, DISPLAY: ':0', PATH: `${stage}${delimiter}${process.env.PATH ?? ''}` };
    try {
      for (const options of [[], ['--open']]) {
        const args = [join(root, 'dist/mubiao.js'), 'serve', ...options];
        const server = spawn(process.execPath, args, { cwd: stage, env });
        const ended = new Promise((resolve) => server.once('exit', resolve));
        const address = await new Promise<string>((resolve) => {
          server.stdout.once('data', (part: Buffer) => resolve(/http:\S+/.exec(part.toString('utf8'))?.[0] ?? ''));
        });
        if (options.length === 0) await new Promise((resolve) => setTimeout(resolve, 300));
        else {
          await expect.poll(() => existsSync(notes) && readFileSync(notes, 'utf8')).toMatch(/mubiao\.html/);
          const file = readFileSync(notes, 'utf8').trim();
          expect(readFileSync(file, 'utf8')).toContain(address);
          expect(file).not.toContain(address.split('#')[1]);
        }
        server.kill('SIGINT');
        await ended;
        expect(existsSync(notes)).toBe(options.length > 0);
      }
      expect(existsSync(readFileSync(notes, 'utf8').trim())).toBe(false);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  },
);
