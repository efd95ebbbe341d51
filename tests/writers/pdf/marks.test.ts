import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PageMarks } from '../../../src/document/form-document.ts';
import { readFinished } from '../../../src/proof/read-finished.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import type { LaidOutPage } from '../../../src/writers/pdf/pdfmake.ts';
import { describeWith } from '../../tools.ts';
import { DRAFT, greyOn, marked } from '../marked.ts';
import { compose, smallForm } from './story.ts';

/** Writers of marks that are broken on purpose. */
const works = vi.hoisted(() => ({
  spoilWatermark: (operators: readonly string[]) => operators,
  spoilPages: (pages: readonly LaidOutPage[]) => pages,
}));

vi.mock('../../../src/writers/pdf/watermark.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/watermark.ts')>();
  const openWatermark: typeof real.openWatermark = (...args) => {
    const show = real.openWatermark(...args);
    return (document) => works.spoilWatermark(show(document));
  };
  return { ...real, openWatermark };
});
vi.mock('../../../src/writers/pdf/foot-origin.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/foot-origin.ts')>();
  const withOrigin: typeof real.withOrigin = (...args) => works.spoilPages(real.withOrigin(...args));
  return { withOrigin };
});

const folder = mkdtempSync(join(tmpdir(), 'mubiao-marks-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  works.spoilWatermark = (operators) => operators;
  works.spoilPages = (pages) => pages;
});

let composed: Composed;
beforeAll(async () => {
  const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';
  composed = await compose(smallForm(sentence.repeat(60), 2));
});

async function write(marks: PageMarks): Promise<Uint8Array> {
  const written = await pdfWriter.write(marked(composed, marks), new Date(0));
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

async function writeTo(name: string, marks: PageMarks): Promise<string> {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await write(marks));
  return file;
}

const none: PageMarks = { watermark: null, origin: null };
const onlyWatermark: PageMarks = { ...none, watermark: DRAFT.watermark };

describe('marks on the pages', () => {
  it('are not of the form: what it says in reading order is the same', async () => {
    const [plain, draft] = await Promise.all([none, DRAFT].map(async (marks) => readFinished(await write(marks))));
    expect(draft?.blocks()).toEqual(plain?.blocks());
    expect(plain?.blocks().map(({ kind }) => kind)).toContain('table');
  });

  it('are the same bytes every time', async () => {
    expect(await write(DRAFT)).toEqual(await write(DRAFT));
    expect(await write(none)).toEqual(await write(none));
    expect(await write(onlyWatermark)).not.toEqual(await write(none));
  });

  it.each<[string, () => void, string]>([
    [
      'is not drawn',
      () => {
        works.spoilWatermark = () => [];
      },
      '第 1 页没有画出“草稿”。',
    ],
    [
      'is drawn twice',
      () => {
        works.spoilWatermark = (operators) => [...operators, ...operators];
      },
      '第 1 页没有画出“草稿”。',
    ],
    [
      'is no artifact',
      () => {
        works.spoilWatermark = (operators) => ['/P <</MCID 0>> BDC', ...operators.slice(1)];
      },
      '第 1 页没有画出“草稿”。',
    ],
  ])('a watermark that %s is refused', async (_, spoil, message) => {
    spoil();
    const written = await pdfWriter.write(marked(composed, DRAFT), new Date(0));
    expect(written.diagnostics.map((one) => one.message)).toContain(message);
  });

  it('an origin that a page lacks is refused', async () => {
    works.spoilPages = (pages) =>
      pages.map((page, index) => (index === 1 ? { ...page, items: page.items.slice(0, -1) } : page));
    const written = await pdfWriter.write(marked(composed, DRAFT), new Date(0));
    expect(written.diagnostics.map(({ code }) => code)).toEqual(['pdf-read-back']);
  });
});

describeWith(['pdftotext', 'pdftoppm', 'pdfinfo', 'pdffonts'], 'poppler', () => {
  const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

  it('sees the watermark on every page, and none without it', async () => {
    const grey = greyOn(await writeTo('draft', onlyWatermark));
    expect(grey.length).toBeGreaterThan(2);
    for (const share of grey) expect(share).toBeGreaterThan(0.04);
    for (const share of greyOn(await writeTo('plain', none))) expect(share).toBeLessThan(0.02);
  });

  it('reads the same text with the watermark as without it, in the same order and the same fonts', async () => {
    const [plain, draft] = [await writeTo('plain', none), await writeTo('draft', onlyWatermark)];
    for (const way of [[], ['-layout'], ['-raw']])
      expect(run('pdftotext', ...way, draft, '-')).toBe(run('pdftotext', ...way, plain, '-'));
    expect(run('pdfinfo', '-struct-text', draft)).toBe(run('pdfinfo', '-struct-text', plain));
    const fontsOf = (file: string) => run('pdffonts', file).match(/\w+\+\S+/g);
    expect(fontsOf(draft)).toEqual(fontsOf(plain));
  });

  it('reads the origin once on every page, at the left of the page number, and not as a part of the form', async () => {
    const file = await writeTo('footed', DRAFT);
    const pages = run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
    for (const [index, text] of pages.entries()) {
      const lines = text.split('\n').filter((line) => line.includes('mubiao'));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.trim()).toMatch(
        new RegExp(`^${DRAFT.origin}\\s+第 ?${index + 1} ?页 ?共 ?${pages.length} ?页$`),
      );
    }
    expect(run('pdfinfo', '-struct-text', file)).not.toContain('mubiao');
  });
});
