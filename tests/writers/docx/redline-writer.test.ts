import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readDocx } from '../../../src/proof/docx/read-docx.ts';
import { writeRedline } from '../../../src/writers/docx/redline-writer.ts';
import { documentPairs, pairOf } from './document-pairs.ts';
import { write } from './forms.ts';
import { AFTER, BEFORE, composeRedline, redline, STAMP, tryRedline } from './redlines.ts';

const pair = pairOf(BEFORE, AFTER);

describe('a redline', () => {
  let parts: Readonly<Record<string, Uint8Array>>;
  let bytes: Uint8Array;
  const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const body = (): string => part('word/document.xml');

  beforeAll(async () => {
    bytes = await redline(pair);
    parts = unzipSync(bytes);
  });

  it('says of each revision who made it and when, and numbers them all', () => {
    const tags = [body(), part('word/footer1.xml')].flatMap((xml) => xml.match(/<w:(?:ins|del) [^>]*>/g) ?? []);
    const pattern = /^<w:(?:ins|del) w:id="(\d+)" w:author="财务处 &amp; 审核" w:date="2025-03-01T08:30:20Z"\/?>$/;
    const ids = tags.map((tag) => pattern.exec(tag)?.[1]);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(40);
    const bookmarks = [...body().matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set([...ids, ...bookmarks]).size).toBe(ids.length + bookmarks.length);
  });

  it('marks a word that changed, and no more', () => {
    const text = body().replace(/ w:(?:id|author|date)="[^"]*"| xml:space="preserve"/g, '');
    expect(text).toContain(
      '<w:t>馆舍</w:t></w:r><w:del><w:r><w:delText>维修</w:delText></w:r></w:del><w:ins><w:r><w:t>安全提升</w:t></w:r></w:ins><w:r><w:t>工程</w:t>',
    );
    expect(text).toContain(
      '<w:del><w:r><w:delText>120.00</w:delText></w:r></w:del><w:ins><w:r><w:t>135.50</w:t></w:r></w:ins>',
    );
  });

  it('marks rows and ends of paragraphs as Word does', () => {
    const text = body().replace(/ w:(?:id|author|date)="[^"]*"/g, '');
    expect(text.match(/<w:trPr><w:ins\/><\/w:trPr>/g)).toHaveLength(2);
    expect(text.match(/<w:trPr><w:del\/><\/w:trPr>/g)).toHaveLength(2);
    expect(text).toMatch(
      /<w:pPr><w:pStyle w:val="FormBody\d?"\/><w:rPr><w:del\/><\/w:rPr><\/w:pPr><w:del>(?:(?!<\/w:p>).)*二、购置期刊。/,
    );
  });

  it('leaves page numbers fields, in what came and in what went', () => {
    const foot = part('word/footer1.xml').replace(/ w:(?:id|author|date)="[^"]*"/g, '');
    expect(foot).toMatch(
      /<w:del>.*<w:delInstrText xml:space="preserve">PAGE<.*<w:delInstrText xml:space="preserve">NUMPAGES<.*<\/w:del><w:ins>.*<w:instrText xml:space="preserve">PAGE<.*<\/w:ins>/,
    );
  });

  it('embeds the characters of both versions', () => {
    expect(body()).toMatch(/Form Song Rare \w{8}(?:(?!<\/w:r>).)*<w:delText[^>]*>𠀀</);
    expect(body()).toMatch(/<w:t [^>]*>[^<]*㐀/);
  });

  it('carries its date, its title and no more of the two versions', () => {
    expect(part('docProps/core.xml').match(/2025-03-01T08:30:20Z/g)).toHaveLength(2);
    expect(Object.keys(parts).filter((path) => path.startsWith('customXml/'))).toEqual([]);
  });

  it('reads as the later version to who asks what it prints', async () => {
    expect(readDocx(bytes).blocks()).toEqual(readDocx(await write(pair.after)).blocks());
  });

  it('is the same bytes every time, whatever was written before', async () => {
    await redline(pairOf(AFTER, BEFORE));
    expect(Buffer.from(await redline(pair)).equals(bytes)).toBe(true);
    vi.resetModules();
    const fresh: typeof import('./redlines.ts') = await import('./redlines.ts');
    expect(Buffer.from(await fresh.redline(pair)).equals(bytes)).toBe(true);
  });
});

it('two versions at random are written, which proves that each is what is left of them', async () => {
  await fc.assert(
    fc.asyncProperty(documentPairs, async (one) => {
      const written = await tryRedline(one);
      expect(written.diagnostics.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('refuses what Word cannot hold, in whichever version it is', async () => {
  const revised = await composeRedline(pair);
  const spoil = (text: string) => ({ ...BEFORE, unit: text });
  const spoilt = await composeRedline(pairOf(spoil('图\u0001书馆'), AFTER));
  expect((await writeRedline(spoilt, STAMP)).diagnostics.map(({ code }) => code)).toContain('docx-character');
  const boxed = await composeRedline(pairOf(spoil('图😀书馆'), AFTER));
  expect((await writeRedline(boxed, STAMP)).diagnostics.map(({ code }) => code)).toContain('docx-glyph');
  expect((await writeRedline(revised, STAMP)).ok).toBe(true);
});
