import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pageFolder } from './bench.ts';

const most = 400 * 1024;
const names = readdirSync(pageFolder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
/** The viewer is pdf.js: it is loaded behind the page. */
const isViewer = (name: string): boolean => /assets[\\/]pdf[.-]/.test(name);

it('the page is smaller than 400 KB compressed, without the PDF viewer', () => {
  const own = names.filter((name) => !isViewer(name));
  const size = own.reduce((sum, name) => sum + gzipSync(readFileSync(join(pageFolder, name))).length, 0);
  expect(own.some((name) => name.endsWith('.js'))).toBe(true);
  expect(names.filter(isViewer)).toHaveLength(2);
  expect(size).toBeLessThan(most);
});

it('nothing on the page comes from elsewhere or is written into it', () => {
  const html = readFileSync(join(pageFolder, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|https?:/);
});
