import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openPageFiles } from '../../src/workbench/page-files.ts';
import { openDisk } from '../../src/workspace/disk.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));
const file = openPageFiles(openDisk(house), { page: 'dist/page', fonts: 'fonts' });

describe('the files of the page', () => {
  it('are the page and what belongs to it', async () => {
    const page = await file('/');
    expect(page?.type).toBe('text/html; charset=utf-8');
    const html = new TextDecoder().decode(page?.bytes);
    const [script = ''] = /assets\/[\w.-]+\.js/.exec(html) ?? [];
    expect((await file(`/${script}`))?.type).toBe('text/javascript; charset=utf-8');
    expect(new TextDecoder().decode((await file(`/${script}`))?.bytes)).toContain('/fonts/FormSong-Regular.ttf');
  });

  it('and a face, for machines that have none with Chinese in it', async () => {
    const face = await file('/fonts/FormSong-Regular.ttf');
    expect(face?.type).toBe('font/ttf');
    expect(Buffer.from(face?.bytes ?? []).equals(readFileSync(`${house}/fonts/FormSong-Regular.ttf`))).toBe(true);
  });

  it.each([
    '/fonts/README.md',
    '/fonts/make.py',
    '/fonts/repertoire',
    '/fonts/../package.json',
    '/fonts/..%2fpackage.json',
    '/../mubiao.js',
    '/assets/../../mubiao.js',
    '/assets',
    '/fonts/',
    '//fonts/FormSong-Regular.ttf',
  ])('are not %s', async (path) => {
    expect(await file(path)).toBeNull();
  });
});
