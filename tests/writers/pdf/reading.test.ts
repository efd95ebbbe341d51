import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printRows, projects, unit, withoutSpace } from '../../data/published.ts';
import { foundry } from '../../shelf.ts';
import { describeWith, preflightJars } from '../../tools.ts';
import { samplesOf, VARIANTS } from '../hard-text.ts';
import { type Judged, type JudgedName, makeJudged } from '../judged.ts';
import { type HeardPage, hearPages, openWithPdfJs } from './reading.ts';

/** What programs hear that follow the structure of the PDF, as screen readers do, or that only take its text out. */

const NAMES = [
  'shipped',
  'one-project',
  'committed',
  'draft',
  'rare',
  'variants',
  'continued',
  'row-heads',
  'merged',
] as const;
const folder = mkdtempSync(join(tmpdir(), 'mubiao-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made: ReadonlyMap<JudgedName, Judged>;
beforeAll(async () => {
  made = await makeJudged(NAMES);
  writeFileSync(join(folder, 'shipped.pdf'), bytesOf('shipped'));
}, 60_000);

function bytesOf(name: JudgedName): Uint8Array {
  const judged = made.get(name);
  if (judged === undefined) throw new Error(`${name} was not made`);
  return judged.pdf;
}

const hear = async (name: JudgedName): Promise<readonly HeardPage[]> => hearPages(await openWithPdfJs(bytesOf(name)));

/** The cells of all pages, the parts of each joined in the order of the pages. */
function joinRows(pages: readonly HeardPage[]): readonly (readonly string[])[] {
  const [first] = pages;
  return (first?.rows ?? []).map((cells, row) =>
    cells.map((_, column) => pages.map((page) => page.rows[row]?.[column]?.text ?? '').join('')),
  );
}

describe('pdf.js hears', () => {
  const rows = printRows().map((cells) => cells.map(withoutSpace));

  it('the shipped unit row by row and cell by cell, as the data has it', async () => {
    const pages = await hear('shipped');
    expect(joinRows(pages)).toEqual(rows);
    expect(pages.map(({ outside }) => outside)).toEqual([
      ['H1 项目支出绩效目标表（含转移支付项目）', `P 单位名称：${unit.单位名称}`, 'P 单位：万元'],
      ...pages.slice(1).map(() => []),
    ]);
    expect(pages[0]?.rows.map((cells) => [...new Set(cells.map(({ role }) => role))])).toEqual([
      ['TH'],
      ...rows.slice(1).map(() => ['TH', 'TD']),
    ]);
  });

  it('a cell that continues on the next page as one cell', async () => {
    const pages = await hear('shipped');
    const parts = rows.flatMap((cells, row) =>
      cells.map((_, column) => pages.filter((page) => page.rows[row]?.[column]?.text !== '').length),
    );
    // Each of the nine page breaks goes through a row, and through one or two of its cells.
    expect(parts.filter((count) => count === 2).length).toBeGreaterThanOrEqual(pages.length - 1);
  });

  it('the heads once: where they are repeated they are passed over, as the feet are', async () => {
    const pages = await hear('shipped');
    const [heads = []] = rows;
    const foot = (page: number): string => `第${page}页共${pages.length}页`;
    expect(pages.map(({ artifacts }) => artifacts)).toEqual(
      pages.map((_, index) => (index === 0 ? [foot(1)] : [...heads, foot(index + 1)])),
    );
  });

  it.each(NAMES)('every text of %s as content or as no content', async (name) => {
    const pages = await hear(name);
    expect(pages.flatMap(({ stray }) => stray)).toEqual([]);
    expect(joinRows(pages).flat().join('').length).toBeGreaterThan(20);
  });

  it('nothing of what a draft says beside the form', async () => {
    for (const { outside, artifacts } of await hear('draft')) {
      expect(outside.join('')).not.toMatch(/草稿|mubiao/);
      expect(artifacts.filter((text) => text.startsWith('mubiao'))).toHaveLength(1);
    }
  });

  it('samples of every rare block, and variation selectors with their characters', async () => {
    const samples = samplesOf(await foundry.shelfFor(['𪚥']));
    const [heads, ...rest] = joinRows(await hear('rare'));
    expect(heads).toEqual(['名称𠀀', '文字①Ⅻ㎡‰']);
    expect(rest).toEqual(samples.map(({ name, text }) => [withoutSpace(name), text]));
    expect(joinRows(await hear('variants'))[1]).toEqual(['变体', VARIANTS]);
  });

  it('heads of rows and merged heads as heads', async () => {
    const [page] = await hear('merged');
    expect(page?.rows.map((cells) => cells.map(({ role }) => role).join(' '))).toEqual([
      'TH TH TH',
      'TH TH TH TH',
      'TH',
      'TH TD TD TD',
      'TH TD TD',
    ]);
  });
});

describe('pdf.js finds', () => {
  it('a bookmark for each project, on the page where it begins', async () => {
    const document = await openWithPdfJs(bytesOf('shipped'));
    const outline = (await document.getOutline()) ?? [];
    expect(outline.map(({ title }) => title)).toEqual(projects.map((project) => project.项目名称));
    const pages = await hearPages(document);
    for (const [index, { dest }] of outline.entries()) {
      const [page] = Array.isArray(dest) ? dest : [];
      const text = pages[await document.getPageIndex(page)]?.rows[index + 2]?.[0]?.text;
      expect(text).toBe(withoutSpace(projects[index]?.项目名称 ?? ''));
    }
  });

  it('its language, its title to be shown, and the labels of its pages', async () => {
    const document = await openWithPdfJs(bytesOf('shipped'));
    const { info, metadata } = await document.getMetadata();
    const title = `${unit.单位名称} 2025 年项目支出绩效目标表（含转移支付项目）`;
    expect(info).toMatchObject({ Language: 'zh-CN', Title: title });
    expect(metadata?.get('dc:title')).toBe(title);
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false });
    expect(await document.getPageLabels()).toEqual(Array.from({ length: document.numPages }, (_, i) => `${i + 1}`));
  });
});

describeWith(['pdfinfo'], 'poppler', () => {
  it('hears the shipped unit cell by cell, as the data has it', () => {
    const tree = execFileSync('pdfinfo', ['-struct-text', join(folder, 'shipped.pdf')], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const cells = tree
      .split(/\n +T[HD]\b.*(?=\n)/)
      .slice(1)
      .map((cell) => [...cell.matchAll(/^\s+"(.*)"$/gm)].map(([, part]) => part).join(''));
    expect(cells).toEqual(printRows().flat());
  });
});

describeWith(['preflight', 'pdftotext'], 'PDFBox', () => {
  it('takes the same text out of the shipped unit, in the same order, as poppler does', () => {
    const file = join(folder, 'shipped.pdf');
    const jars = ['-cp', preflightJars, 'org.apache.pdfbox.tools.PDFBox', 'ExtractText', '-encoding', 'UTF-8'];
    const boxed = execFileSync('java', [...jars, '-console', file], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const raw = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(withoutSpace(boxed)).toBe(withoutSpace(raw));
    expect(withoutSpace(boxed).length).toBeGreaterThan(19_000);
  });
});
