import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { afterAll, expect, test, vi } from 'vitest';
import type { FormDocument } from '../../../src/document/form-document.ts';
import { bigForm, INSTANT, write } from './forms.ts';

/** Run as a process of its own: a document as JSON, the folder of the fonts, where to write. */
const PROGRAM = `
import { readFile, writeFile } from 'node:fs/promises';
import { openFoundry } from '../../../src/fonts/load-shelf.ts';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
const [, , input, fonts, output] = process.argv;
const document = JSON.parse(await readFile(input, 'utf8'));
const shelf = await openFoundry((file) => readFile(fonts + '/' + file)).shelfFor([]);
const written = await docxWriter.write({ document, shelf, template: 't.hbs' }, new Date('${INSTANT.toISOString()}'));
await writeFile(output, written.value);
`;

const folder = mkdtempSync(join(tmpdir(), 'mubiao-docx-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('two processes in other time zones and folders write the same bytes', async () => {
  const form = bigForm();
  const [input, program] = [join(folder, 'form.json'), join(folder, 'write-form.mjs')];
  writeFileSync(input, JSON.stringify(form));
  await build({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
  const fonts = join(import.meta.dirname, '../../../fonts');
  const files = [
    ['Asia/Shanghai', folder],
    ['America/New_York', tmpdir()],
  ].map(([zone, cwd], i) => {
    const output = join(folder, `${i}.docx`);
    execFileSync(process.execPath, [program, input, fonts, output], { cwd, env: { ...process.env, TZ: zone } });
    return readFileSync(output);
  });
  const [first, second] = files;
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  expect(Buffer.from(await write(form)).equals(first ?? Buffer.alloc(0))).toBe(true);
});

test('what was written before leaves no trace, though docx makes the parts of one shape only once', async () => {
  const form = bigForm();
  const caption = (text: string): FormDocument => ({
    ...form,
    title: `目标表：${text}`,
    blocks: form.blocks.map((block) =>
      block.kind === 'paragraph' && block.role === 'caption' ? { ...block, segments: [text, '单位：万元'] } : block,
    ),
  });
  // Of one shape, of another (a dash is marked as Chinese), of a third (a rare character has a font of its own), and one to escape.
  const forms = ['广州图书馆', '广州第二图书馆', '图书馆——分馆', '𠮷氏图书馆', '图书馆 & <分馆>'].map(caption);
  const alone: Uint8Array[] = [];
  for (const one of forms) {
    vi.resetModules();
    const fresh: typeof import('./forms.ts') = await import('./forms.ts');
    alone.push(await fresh.write(one));
  }
  for (const order of [forms, [...forms].reverse()])
    for (const one of order) {
      const bytes = Buffer.from(await write(one));
      expect(bytes.equals(alone[forms.indexOf(one)] ?? Buffer.alloc(0)), one.title).toBe(true);
      const words = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
      expect(words).not.toMatch(/[\ue0fe\ue0ff]/);
    }
});

test('the archive opens with the content types, then goes by path', async () => {
  const paths = Object.keys(unzipSync(await write(bigForm())));
  expect(paths[0]).toBe('[Content_Types].xml');
  expect(paths.slice(1)).toEqual(paths.slice(1).toSorted());
});
