import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classTableSchema } from '../../../src/budget/schema/class-table.ts';
import { readFile } from '../../../src/compile/read-file.ts';
import { planImport } from '../../../src/exchange/import/plan-import.ts';
import { readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import { readCsvBook } from '../../../src/exchange/read-workbook/read-csv.ts';
import { recordUnit } from '../../../src/forms/performance-targets/records.ts';
import type { UnitData } from '../../../src/history/difference.ts';
import { type PlainMap, plainUnit } from '../../../src/history/plain-unit.ts';
import { writeCsv } from '../../../src/writers/csv/csv-text.ts';
import { retold, sound, unit } from '../../history/random-units.ts';
import { classTable, folder } from './books.ts';

const read = readFile(classTable, classTableSchema);
if (!read.ok) throw new Error('no table');
const table = read.value.data;

/** Names that differ, and texts that look like formulas. */
const units = fc
  .tuple(unit.map(sound), fc.infiniteStream(fc.constantFrom('', '', '=1+1 ', '+', '-', '@', "'", '＝', '"', ',')))
  .map(([one, marks]): UnitData => {
    const mark = (text: string): string => `${marks.next().value ?? ''}${text}`;
    return retold(one, mark);
  });

function importCsv(bytes: Uint8Array, one: UnitData) {
  const csv = readCsvBook(bytes, '表.csv');
  if (!csv.ok) throw new Error(csv.why);
  expect(csv.isOwn).toBe(true);
  const draft = readBookDraft(csv.book, { money: '万元', unitName: null, nameless: null, isExact: true, sheets: null });
  if (draft.kind !== 'draft') throw new Error(JSON.stringify(draft));
  const plan = planImport({
    source: '表.csv',
    draft: draft.draft,
    target: { folder, classTable, sheet: null, projects: [] },
    name: one.单位.单位名称,
    year: one.单位.预算年度,
    profile: null,
    removesAbsent: false,
    writesDespiteErrors: true,
  });
  if (plan.kind !== 'planned' || plan.change?.kind !== 'added') throw new Error(JSON.stringify(plan));
  return plainUnit(plan.change.after).项目;
}

/** What a CSV holds: the printed part, 总计 beside sources left out. */
function printed(projects: readonly PlainMap[]): unknown {
  return projects.map(({ 项目名称, 资金, 绩效目标, 绩效指标 }) => {
    const { 总计, ...sources } = 资金 as PlainMap;
    const indicators = (绩效指标 as unknown as readonly PlainMap[]).map(({ 备注: _, 豁免: __, ...kept }) => kept);
    return { 项目名称, 绩效目标, indicators, 资金: Object.keys(sources).length > 0 ? sources : { 总计 } };
  });
}

describe('data that goes out as CSV and comes in again', () => {
  it('is the same, what was guarded against formulas undone', () => {
    fc.assert(
      fc.property(units, (one) => {
        const bytes = new TextEncoder().encode(writeCsv(recordUnit({ 指标分类: table, ...one })));
        expect(printed(importCsv(bytes, one))).toEqual(printed(plainUnit(one).项目));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a CSV file of an office', () => {
  const text = '项目名称,财政拨款（万元）,绩效目标\n"图书购置,经费","1,200.00","第一段\n第二段"\n';
  const cells = (bytes: Uint8Array) => {
    const csv = readCsvBook(bytes, '表.csv');
    return csv.ok
      ? [...(csv.book.sheets[0]?.rows.values() ?? [])].map(({ cells: own }) =>
          [...own.values()].map(({ value }) => value),
        )
      : csv.why;
  };

  it.each([
    ['LF', text],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${text}`],
    ['no line end at its end', text.trimEnd()],
  ])('is read with %s', (_, given) => {
    const [head, row, ...others] = cells(new TextEncoder().encode(given));
    const texts = [...(row ?? [])].map((value) => (value as { text: string }).text.replaceAll('\r', ''));
    expect(texts).toEqual(['图书购置,经费', '1,200.00', '第一段\n第二段']);
    expect([head, others]).toMatchObject([{ length: 3 }, []]);
  });

  it('is read in GB 18030, and told so', () => {
    // 项目名称,金额
    const bytes = Buffer.from('cfeec4bfc3fbb3c62cbdf0b6ee0d0a', 'hex');
    expect(readCsvBook(bytes, '表.csv')).toMatchObject({
      ok: true,
      book: { remarks: ['文件是 GB18030 编码的，已按它读。'] },
    });
    expect(cells(bytes)).toEqual([
      [
        { kind: 'text', text: '项目名称' },
        { kind: 'text', text: '金额' },
      ],
    ]);
  });

  it('keeps an apostrophe that nobody put there as a guard', () => {
    expect(cells(new TextEncoder().encode("项目,'=1\n"))).toEqual([
      [
        { kind: 'text', text: '项目' },
        { kind: 'text', text: "'=1" },
      ],
    ]);
  });

  it('is refused where its quotation marks do not close', () => {
    expect(cells(new TextEncoder().encode('项目,"图书\n'))).toContain('引号不成对');
  });
});
