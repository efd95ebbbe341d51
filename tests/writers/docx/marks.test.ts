import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PageMarks } from '../../../src/document/form-document.ts';
import { readFinished } from '../../../src/proof/read-finished.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
import { describeWith } from '../../tools.ts';
import { DRAFT, greyOn, marked } from '../marked.ts';
import { bigForm, compose, INSTANT } from './forms.ts';

/** A writer of headers and feet that is broken on purpose. */
const works = vi.hoisted(() => ({ spoil: (xml: string) => xml }));

vi.mock('../../../src/writers/opc/zip.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/opc/zip.ts')>();
  const pack: typeof real.pack = (part) =>
    real.pack(typeof part.data === 'string' ? { ...part, data: works.spoil(part.data) } : part);
  return { ...real, pack };
});

const folder = mkdtempSync(join(tmpdir(), 'mubiao-marks-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  works.spoil = (xml) => xml;
});

let composed: Composed;
beforeAll(async () => {
  composed = await compose(bigForm());
});

async function write(marks: PageMarks): Promise<Uint8Array> {
  const written = await docxWriter.write(marked(composed, marks), INSTANT);
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

const none: PageMarks = { watermark: null, origin: null };
const onlyWatermark: PageMarks = { ...none, watermark: DRAFT.watermark };

describe('marks on the pages', () => {
  it('are not of the form: what it says in reading order is the same', async () => {
    const [plain, draft] = await Promise.all([none, DRAFT].map(async (marks) => readFinished(await write(marks))));
    expect(draft?.blocks()).toEqual(plain?.blocks());
  });

  it('are told to who cannot see them', async () => {
    const header = strFromU8(unzipSync(await write(DRAFT))['word/header1.xml'] ?? new Uint8Array());
    expect(header).toContain('alt="草稿"');
    expect(unzipSync(await write(none))['word/header1.xml']).toBeUndefined();
  });

  it.each<[string, (xml: string) => string]>([
    ['lacks its strokes', (xml) => xml.replace(/<v:shape.*<\/v:group>/, '</v:group>')],
    ['says another word', (xml) => xml.replace('alt="草稿"', 'alt="定稿"')],
    ['is in no section', (xml) => xml.replace(/<w:headerReference[^>]*>/, '')],
  ])('a watermark that %s is refused', async (_, spoil) => {
    works.spoil = spoil;
    const written = await docxWriter.write(marked(composed, DRAFT), INSTANT);
    expect(written.diagnostics.map(({ message }) => message).join()).toContain('水印');
  });

  it('an origin with a letter less is refused', async () => {
    works.spoil = (xml) => xml.replace('>mubiao 0.1.0', '>mubiao 0.1');
    const written = await docxWriter.write(marked(composed, DRAFT), INSTANT);
    expect(written.diagnostics.map(({ message }) => message).join()).toContain('页脚');
  });
});

describeWith(['soffice', 'pdftotext', 'pdftoppm', 'pdfinfo'], 'LibreOffice', () => {
  const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });
  const pdf = (name: string): string => join(folder, `${name}.pdf`);

  beforeAll(async () => {
    const forms = { plain: none, draft: onlyWatermark, footed: DRAFT };
    for (const [name, marks] of Object.entries(forms)) writeFileSync(join(folder, `${name}.docx`), await write(marks));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const files = Object.keys(forms).map((name) => join(folder, `${name}.docx`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
  }, 120_000);

  it('shows the watermark on every page, and none without it', () => {
    for (const share of greyOn(pdf('draft'))) expect(share).toBeGreaterThan(0.04);
    for (const share of greyOn(pdf('plain'))) expect(share).toBeLessThan(0.02);
  });

  it('sets every line of the form on the page on which it stands without it', () => {
    // LibreOffice puts what stands in the middle of a row that is cut by a page now here, now there on the page.
    const pagesOf = (name: string) =>
      run('pdftotext', pdf(name), '-')
        .split('\f')
        .map((page) =>
          page
            .split('\n')
            .filter((line) => line !== '')
            .sort(),
        );
    expect(pagesOf('draft')).toEqual(pagesOf('plain'));
  });

  it('sets the origin at the left of the page number on every page', () => {
    const pages = run('pdftotext', '-layout', pdf('footed'), '-').split('\f').slice(0, -1);
    for (const [index, text] of pages.entries()) {
      const lines = text.split('\n').filter((line) => line.includes('mubiao'));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.trim()).toMatch(
        new RegExp(`^${DRAFT.origin}\\s+第 ?${index + 1} ?页 ?共 ?${pages.length} ?页$`),
      );
    }
  });
});
