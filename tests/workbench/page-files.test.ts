import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/open-face.ts';
import { outlineOf } from '../../src/fonts/outline.ts';
import { openPageFiles } from '../../src/workbench/page-files.ts';
import { openDisk } from '../../src/workspace/disk.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));
const file = openPageFiles(openDisk(house), { page: 'dist/page', fonts: 'fonts' });

function openBlocksFace() {
  const bytes = readFileSync(`${house}/fonts/FormSongRare-Regular.blocks`);
  return openFace({ name: 'rare', family: '', bold: false }, bytes);
}

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

  it('and the rare characters in pieces, each with those that any face has', async () => {
    const whole = openBlocksFace();
    for (const piece of ['200', '2cb', '2eb']) {
      const face = await file(`/fonts/rare-${piece}.ttf`);
      if (face === null) throw new Error(`no ${piece}`);
      const cut = openFace({ name: '', family: '', bold: false }, face.bytes);
      for (let code = Number.parseInt(`${piece}00`, 16); code % 256 !== 255; code++) {
        if (whole.glyph(code) !== 0)
          expect(outlineOf(cut, cut.glyph(code))).toEqual(outlineOf(whole, whole.glyph(code)));
      }
      expect(cut.glyph(0x4e00)).toBe(0);
    }
    expect(await file('/fonts/rare-31f.ttf')).toBeNull();
  });

  it.each([
    '/fonts/README.md',
    '/fonts/FormSongRare-Regular.blocks',
    '/fonts/rare-100.ttf',
    '/fonts/rare-2cbb.ttf',
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
