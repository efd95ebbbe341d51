import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, platform } from 'node:process';
import type { Watching } from './workspace.ts';

/**
 * Opens an address in the browser of whoever works here; null where there is none to be opened. An address may hold a
 * secret, and everyone on a machine sees with what programs were started: the browser is given a file of its own that only
 * its owner can read, and that leads on to the address. `close` takes the file away.
 */
export async function showInBrowser(address: string): Promise<Watching | null> {
  const program = opener();
  if (program === null) return null;
  try {
    const folder = await mkdtemp(join(tmpdir(), 'mubiao-'));
    const file = join(folder, 'mubiao.html');
    await writeFile(file, leadTo(address), { mode: 0o600 });
    const close = () => rm(folder, { recursive: true, force: true });
    if (await start(program, file)) return { close };
    await close();
  } catch {
    // No room for a file: whoever reads the address opens it.
  }
  return null;
}

/** What opens a file with the program that its owner has chosen. */
function opener(): string | null {
  if (platform === 'win32') return 'explorer.exe';
  if (platform === 'darwin') return 'open';
  // Without a screen xdg-open starts a browser in the terminal.
  return env.DISPLAY || env.WAYLAND_DISPLAY ? 'xdg-open' : null;
}

function start(program: string, file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [file], { stdio: 'ignore', detached: true, windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** `address` is ours: it needs no escaping but that of `&`. */
function leadTo(address: string): string {
  const safe = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${safe}">
<title>打开工作台</title>
<p>正在打开工作台。没有打开的，<a href="${safe}">请点这里</a>。</p>
</html>
`;
}
