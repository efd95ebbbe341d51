import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docxWriter } from '../../src/writers/docx/docx-writer.ts';
import { pdfWriter } from '../../src/writers/pdf/pdf-writer.ts';
import type { Writer } from '../../src/writers/writer.ts';
import { foundry } from '../shelf.ts';
import { describeWith } from '../tools.ts';
import { HAN_BLOCKS, hardForm, type Sample, samplesOf, TWELVE, VARIANTS } from './hard-text.ts';
import { compose } from './pdf/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'mubiao-hard-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
let samples: readonly Sample[] = [];

async function writeWith(writer: Writer, name: string, lines: readonly Sample[]): Promise<void> {
  const written = await writer.write(await compose(hardForm(lines)), new Date(0));
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  writeFileSync(file(name), written.value);
}

beforeAll(async () => {
  samples = samplesOf(await foundry.shelfFor(['𪚥']));
  await writeWith(pdfWriter, 'hard.pdf', samples);
  await writeWith(docxWriter, 'hard.docx', samples);
  const variants = [{ name: '变体', text: VARIANTS }];
  await writeWith(pdfWriter, 'variants.pdf', variants);
  await writeWith(docxWriter, 'variants.docx', variants);
});

/** Every sample stands in the text, whole and once. */
function expectSamples(text: string): void {
  const lost = samples.filter((sample) => text.split(sample.text).length !== 2);
  expect(lost).toEqual([]);
}

const wordText = (name: string): string =>
  strFromU8(unzipSync(readFileSync(file(name)))['word/document.xml'] ?? new Uint8Array())
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('the faces hold all Han of GB 18030-2022 level 3', async () => {
  const shelf = await foundry.shelfFor(['𪚥']);
  let held = [...TWELVE].length;
  expect(shelf.missing('body', TWELVE)).toBeNull();
  for (const [name, first, last] of HAN_BLOCKS) {
    for (let code = first; code <= last; code++) {
      const missing = shelf.missing('body', String.fromCodePoint(code));
      if (missing !== null) throw new Error(`${name}: no face has ${missing.character}`);
      held++;
    }
  }
  expect(held).toBe(87_913);
});

test('a page of samples of every block comes out of the Word document as it went in', () => {
  expectSamples(wordText('hard.docx'));
});

test('a selector that a face knows chooses another glyph, and stays in the text of the Word document', async () => {
  const shelf = await foundry.shelfFor([]);
  const [song] = shelf.facesFor('body');
  expect(song?.glyph(0xff0c, 0xfe01)).not.toBe(song?.glyph(0xff0c));
  expect(song?.glyph(0xff0c, 0xfe00)).toBe(song?.glyph(0xff0c));
  expect(song?.glyph(0x845b, 0xe0100)).toBe(0);
  expect(shelf.runs('body', VARIANTS)).toHaveLength(1);
  expect(wordText('variants.docx')).toContain(VARIANTS);
});

describeWith(['pdftotext'], 'out of the PDF', () => {
  const pdfText = (name: string): string =>
    execFileSync('pdftotext', ['-raw', file(name), '-'], { encoding: 'utf8' }).replace(/\s/g, '');

  test('a page of samples of every block comes as it went in', () => {
    const text = pdfText('hard.pdf');
    expectSamples(text);
    expect(text).toContain('生僻字表𪚥㐀々〇名称𠀀文字①Ⅻ㎡‰');
  });

  test('variation selectors come with their characters', () => {
    expect(pdfText('variants.pdf')).toContain(VARIANTS);
  });
});

describeWith(['soffice', 'pdftotext', 'pdffonts'], 'LibreOffice', () => {
  const convert = (name: string, to: string): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(file('profile'))}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file(name)], {
      stdio: 'ignore',
    });
  };

  test('reads every sample and every selector out of the Word document', () => {
    convert('hard.docx', 'txt:Text (encoded):UTF8');
    expectSamples(readFileSync(file('hard.txt'), 'utf8'));
    convert('variants.docx', 'txt:Text (encoded):UTF8');
    expect(readFileSync(file('variants.txt'), 'utf8')).toContain(VARIANTS);
  });

  test('prints them all with the embedded faces', () => {
    rmSync(file('hard.pdf'));
    convert('hard.docx', 'pdf');
    expectSamples(execFileSync('pdftotext', ['-raw', file('hard.pdf'), '-'], { encoding: 'utf8' }).replace(/\s/g, ''));
    const fonts = execFileSync('pdffonts', [file('hard.pdf')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Form(Song|Hei)/);
  });
});
