import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pairOf } from './document-pairs.ts';
import { AFTER, BEFORE, redline, tryRedline } from './redlines.ts';

/** A writer of revisions that is broken on purpose, and its guard, which can be switched off. */
const works = vi.hoisted(() => ({
  spoil: (xml: string) => xml,
  isGuarded: true,
}));

vi.mock('../../../src/writers/docx/package.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/docx/package.ts')>();
  const packageParts: typeof real.packageParts = (...args) =>
    real.packageParts(...args).map((part) => {
      const isBody = part.path === 'word/document.xml' && typeof part.data === 'string';
      return isBody ? { ...part, data: works.spoil(String(part.data)) } : part;
    });
  return { packageParts };
});
vi.mock('../../../src/writers/docx/redline-read-back.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/docx/redline-read-back.ts')>();
  const readBackRedline: typeof real.readBackRedline = (...args) =>
    works.isGuarded ? real.readBackRedline(...args) : [];
  return { readBackRedline };
});

const pair = pairOf(BEFORE, AFTER);
let sound: Uint8Array;
beforeAll(async () => {
  sound = await redline(pair);
});
afterEach(() => {
  works.spoil = (xml) => xml;
  works.isGuarded = true;
});

const ROW = '<w:tr>(?:(?!</w:tr>).)*';
const says = (row: string, text: string): RegExp =>
  new RegExp(`<w:tr><w:trPr><w:${row} (?:(?!</w:tr>).)*${text}(?:(?!</w:tr>).)*</w:tr>`);

describe('a writer of revisions that', () => {
  it.each<[what: string, spoil: (xml: string) => string, first: RegExp]>([
    [
      'loses a word that went',
      (xml) => xml.replace(/<w:del [^>]*>(?:(?!<\/w:del>).)*>维修<(?:(?!<\/w:del>).)*<\/w:del>/, ''),
      /拒绝全部修订后，第 \d+ 行第 1 列应为“馆舍维修工程”，实为“馆舍工程”/,
    ],
    [
      'loses a word that came',
      (xml) => xml.replace(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*>安全提升<(?:(?!<\/w:ins>).)*<\/w:ins>/, ''),
      /接受全部修订后，第 \d+ 行第 1 列应为“馆舍安全提升工程”，实为“馆舍工程”/,
    ],
    [
      'changes what stayed',
      (xml) => xml.replace('>工程<', '>工秤<'),
      /拒绝全部修订后，.*应为“馆舍维修工程”，实为“馆舍维修工秤”/,
    ],
    [
      'does not mark what came',
      (xml) => xml.replace(/<w:ins [^>]*>((?:(?!<\/w:ins>).)*>135\.50<(?:(?!<\/w:ins>).)*)<\/w:ins>/, '$1'),
      /拒绝全部修订后，.*应为“120.00”，实为“120.00135.50”/,
    ],
    [
      'marks what stayed as gone',
      (xml) =>
        xml.replace(
          /(<w:r>(?:(?!<\/w:r>).)*>馆舍<\/w:t><\/w:r>)/,
          '<w:del w:id="9" w:author="财务处 &amp; 审核" w:date="2025-03-01T08:30:20Z">$1</w:del>',
        ),
      /接受全部修订后，.*应为“馆舍安全提升工程”，实为“安全提升工程”/,
    ],
    [
      'does not mark a row that came',
      (xml) => xml.replace(says('ins', '数字'), (row) => row.replace(/<w:trPr>.*?<\/w:trPr>/, '')),
      /拒绝全部修订后，表格应为“\d+ 行 4 列”/,
    ],
    ['loses a row that went', (xml) => xml.replace(says('del', '古籍'), ''), /拒绝全部修订后，表格应为“\d+ 行 4 列”/],
    [
      'swaps what went with what came in a row',
      (xml) =>
        xml.replace(says('del', '古籍'), (row) =>
          row.replaceAll('w:del ', 'w:ins ').replaceAll('/w:del>', '/w:ins>').replaceAll('w:delText', 'w:t'),
        ),
      /拒绝全部修订后，表格应为/,
    ],
    [
      'does not mark the end of a paragraph that went',
      (xml) =>
        xml.replace(/<w:rPr><w:del [^>]*\/><\/w:rPr>(<\/w:pPr><w:del [^>]*>(?:(?!<\/w:p>).)*二、购置期刊)/, '$1'),
      /接受全部修订后，第 \d+ 行第 3 列应为/,
    ],
    [
      'gives two revisions one number',
      (xml) => xml.replace(/w:id="100002"/, 'w:id="100001"'),
      /修订应为“各有编号”，实为“编号 100001 不止一处”/,
    ],
    ['forgets who made a revision', (xml) => xml.replace(/ w:author="[^"]*"/, ''), /修订应为“财务处 & 审核 /],
    [
      'dates a revision by the clock',
      (xml) => xml.replace(/w:date="[^"]*"/, 'w:date="2026-01-01T00:00:00Z"'),
      /实为“.*2026-01-01/,
    ],
    ['breaks the notation', (xml) => xml.replace('</w:ins>', ''), /整个文件无法读回/],
    [
      'drops a row that stayed',
      (xml) => xml.replace(new RegExp(`${ROW}备注(?:(?!</w:tr>).)*</w:tr>`), ''),
      /拒绝全部修订后，表格应为/,
    ],
  ])('%s is refused, and only by its guard', async (_, spoil, first) => {
    works.spoil = (xml) => {
      const spoilt = spoil(xml);
      expect(spoilt).not.toBe(xml);
      return spoilt;
    };
    const { diagnostics } = await tryRedline(pair);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['docx-read-back']));
    expect(diagnostics[0]?.message).toMatch(first);
    works.isGuarded = false;
    expect(await redline(pair)).not.toEqual(sound);
  });
});
