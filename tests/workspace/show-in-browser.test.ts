import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showInBrowser } from '../../src/workspace/show-in-browser.ts';

const address = 'http://127.0.0.1:8025/#a-secret';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-show-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a program in the place of the one that opens files, which notes what it is started with. */
function noteStart(): () => string {
  const notes = join(folder, 'notes');
  const program = join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s' "$*" > '${notes}'\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH ?? ''}`);
  vi.stubEnv('DISPLAY', ':0');
  return () => (existsSync(notes) ? readFileSync(notes, 'utf8') : '');
}

describe.skipIf(process.platform !== 'linux')('an address that holds a secret', () => {
  it('is opened through a file that only its owner can read, and that is gone in the end', async () => {
    const started = noteStart();
    const shown = await showInBrowser(address);
    await expect.poll(started).not.toBe('');
    const file = started();
    expect(file).not.toContain('secret');
    expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${address}"`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    await shown?.close();
    expect(existsSync(dirname(file))).toBe(false);
  });

  it('is not opened where there is no screen, nor a program that could', async () => {
    const started = noteStart();
    vi.stubEnv('DISPLAY', '');
    vi.stubEnv('WAYLAND_DISPLAY', '');
    expect(await showInBrowser(address)).toBeNull();
    expect(started()).toBe('');
    vi.stubEnv('DISPLAY', ':0');
    vi.stubEnv('PATH', join(folder, 'nowhere'));
    expect(await showInBrowser(address)).toBeNull();
  });
});
