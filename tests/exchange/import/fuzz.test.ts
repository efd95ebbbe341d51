import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { markFindings } from '../../../src/exchange/import/mark-findings.ts';
import { planImport } from '../../../src/exchange/import/plan-import.ts';
import { readPrint } from '../../../src/exchange/read-print/read-print.ts';
import { readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import type { Book } from '../../../src/exchange/read-workbook/book.ts';
import { readBook } from '../../../src/exchange/read-workbook/read-book.ts';
import { readCsvBook } from '../../../src/exchange/read-workbook/read-csv.ts';
import { formRows, printForeign } from '../print/foreign-print.ts';
import { bookOf, nothingThere } from './books.ts';

/** Whatever comes in, it is read or refused: nothing is thrown. */

const charts = fileURLToPath(new URL('../../../node_modules/pdfjs-dist/cmaps', import.meta.url));
const head = ['项目名称', '财政拨款（万元）', '绩效目标', '二级指标', '三级指标', '指标值'];
const goal = '购置中外文图书，丰富馆藏，满足读者的阅读需要。';
let workbook: Uint8Array;
beforeAll(async () => {
  workbook = await bookOf({
    rows: [head, ['图书购置经费', 120, goal, '数量指标', '购置图书数量', '≥10000册'], ['合计', 120]],
    merges: ['A5:B6'],
  });
});

/** A file with some bytes changed, and cut off somewhere. */
const damage = fc.record({
  at: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 6,
  }),
  keep: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, { at, keep }: Damage): Uint8Array {
  const copy = bytes.slice(0, Math.floor(bytes.length * keep));
  for (const [place, value] of at) copy[Math.floor(copy.length * place)] = value;
  return copy;
}

function importWhole(book: Book, source: Uint8Array | null): void {
  const draft = readBookDraft(book, { money: '万元', unitName: null, nameless: null, isExact: false, sheets: null });
  if (draft.kind !== 'draft') return;
  const plan = planImport({
    source: '表',
    draft: draft.draft,
    target: nothingThere,
    name: '广州图书馆',
    year: '2025',
    profile: null,
    removesAbsent: false,
    writesDespiteErrors: true,
  });
  if (plan.kind === 'planned' && source !== null) markFindings(source, plan.findings);
}

describe('a damaged file is read or refused', () => {
  it('as a package', () => {
    fc.assert(
      fc.property(damage, (one) => {
        const bytes = damaged(workbook, one);
        const read = readBook(bytes);
        if (read.ok) importWhole(read.book, bytes);
        else expect(read.why).toMatch(/。$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/_rels/workbook.xml.rels',
    '[Content_Types].xml',
  ])('as a part of one: %s', (part) => {
    const parts = unzipSync(workbook);
    const text = strFromU8(parts[part] ?? new Uint8Array());
    const pieces = fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '&#0;',
      '<row r="9999999"><c r="ZZZ9"/></row>',
      ' r="A1"',
      ' s="99999"',
      '<c t="s"><v>9</v></c>',
      '1e999',
      '-',
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        pieces,
        (at, gone, piece) => {
          const cut = Math.floor(text.length * at);
          const bytes = zipSync({ ...parts, [part]: strToU8(text.slice(0, cut) + piece + text.slice(cut + gone)) });
          const read = readBook(bytes);
          if (read.ok) importWhole(read.book, bytes);
          else expect(read.why).toMatch(/。$/);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('as a sheet of anything', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        ...head,
        '合计',
        '单位：元',
        '1、1-产出指标；11-数量指标；a；实施周期指标值:1；年度指标值:1。',
        '-',
        '#REF!',
        '',
      ),
      fc.string(),
      fc.constantFrom(1.7976931348623157e308, 5e-324, -0),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 10 }), async (rows) => {
        const bytes = await bookOf({ rows: rows.map((row) => row.map((cell) => (cell === '' ? undefined : cell))) });
        const read = readBook(bytes);
        if (read.ok) importWhole(read.book, bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('as text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(',', '"', '\n', '\r', '项目名称', '金额', '1')).map((all) => all.join('')),
        ),
        (text) => {
          const read = readCsvBook(new TextEncoder().encode(text), '表.csv');
          if (read.ok) importWhole(read.book, null);
          else expect(read.why).toMatch(/。$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('as a PDF', async () => {
    const unit = { 单位名称: '广州图书馆', 预算年度: '2025', 合计: {} };
    const pdf = printForeign('项目支出绩效目标表', '单位名称：广州图书馆', formRows(unit, [], new Map()));
    expect((await readPrint(pdf, '表.pdf', charts)).kind).toBe('table');
    await fc.assert(
      fc.asyncProperty(damage, async (one) => {
        const read = await readPrint(damaged(pdf, one), '表.pdf', charts);
        if (read.kind === 'table') importWhole(read.book, null);
        else if (read.kind === 'refused') expect(read.why).toMatch(/。$/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
