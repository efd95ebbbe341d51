import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a file of dist/ makes Node load at once, chunks and libraries, all the way down. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const text = readFileSync(dist + file, 'utf8');
  for (const [, target = ''] of text.matchAll(/^(?:import|export)\b[^;]*?"([^"\n]+)";$/gm)) {
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.startsWith('./')) loadedWith(target.slice(2), seen);
  }
  return seen;
}

describe('the command line', () => {
  it('loads the paper wing only to build, so that check never waits for it', () => {
    const loaded = [...loadedWith('mubiao.js')].map((name) => name.split('/')[0] ?? '');
    expect(loaded).toEqual(expect.arrayContaining(['commander', 'yaml', 'zod']));
    const paper = ['pdfmake', 'docx', 'fflate', 'wawoff2', 'handlebars', 'saxes', 'linebreak'];
    expect(loaded.filter((name) => paper.includes(name))).toEqual([]);
  });
});
