import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundingSources, sumOf } from '../../../src/budget/amount.ts';
import { decimalOf } from '../../../src/budget/decimal.ts';
import { classTableSchema } from '../../../src/budget/schema/class-table.ts';
import { waivable } from '../../../src/budget/schema/waivers.ts';
import type { Funding, Project } from '../../../src/budget/unit.ts';
import { openPress } from '../../../src/build/press.ts';
import { printUnit } from '../../../src/build/print-unit.ts';
import { readFile } from '../../../src/compile/read-file.ts';
import { newDataFile } from '../../../src/compile/write-data.ts';
import type { Draft } from '../../../src/exchange/import/draft.ts';
import { planImport } from '../../../src/exchange/import/plan-import.ts';
import { readPrint } from '../../../src/exchange/read-print/read-print.ts';
import { readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import { readBook } from '../../../src/exchange/read-workbook/read-book.ts';
import type { UnitData } from '../../../src/history/difference.ts';
import { type PlainMap, plainUnit } from '../../../src/history/plain-unit.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { openMemory } from '../../../src/workspace/memory.ts';
import { printFiles, shippedFolder } from '../../proof/story.ts';
import { classTable, fileOf } from '../import/books.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const charts = `${root}/node_modules/pdfjs-dist/cmaps`;
const folder = 'data/2025/广州图书馆';
const read = readFile(classTable, classTableSchema);
if (!read.ok) throw new Error('no table');

/** Words that make trouble in a cell: separators of the form, stops, numbers, blanks, signs. */
const word = fc.constantFrom(
  '购书',
  '；',
  '、',
  '。',
  '2、',
  '满意度',
  '≥90%',
  '（含）',
  '12,345.67',
  ' ',
  'ABC',
  '——',
  '“甲”',
  '1-',
  '年度',
);
const line = (length: number) =>
  fc
    .array(word, { minLength: 1, maxLength: length })
    .map((words) => words.join('').trim())
    .filter((text) => text !== '');
const amount = fc.integer({ min: 0, max: 5_000_000 }).map((cents) => decimalOf((cents / 100).toFixed(2)));
const source = (name: string) => fc.option(amount, { nil: null }).map((one) => (one === null ? {} : { [name]: one }));
const funding: fc.Arbitrary<Funding> = fc
  .tuple(amount, source('财政专户拨款'), source('其他资金'))
  .map(([财政拨款, two, three]) => ({ 财政拨款, ...two, ...three }));
/** `甲。` and `甲` are printed as twice `甲。` are: the form gives its stop only to a value that brings none. */
const indicator = fc
  .record({
    分类: fc.constantFrom('11-数量指标', '13-时效指标', '14-', '31-服务对象满意度'),
    名称: line(4),
    值: line(4),
    // A stop at the end of a value that stands once is the form's own, for all that the page shows.
    另: fc.option(
      line(4).filter((text) => !text.endsWith('。')),
      { nil: null, freq: 5 },
    ),
  })
  .filter(({ 值, 另 }) => 值 !== `${另}。`);
const goal = fc.array(line(30), { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'));
const units: fc.Arbitrary<UnitData> = fc
  .array(fc.tuple(line(8), funding, goal, fc.array(indicator, { minLength: 1, maxLength: 6 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => {
    const 项目 = rows.map(
      ([name, 资金, 绩效目标, list], index): Project => ({
        项目名称: `${index + 1}号${name}`,
        资金,
        绩效目标,
        绩效指标: list.map(({ 分类, 名称, 值, 另 }) => ({ 分类, 名称, 实施周期指标值: 值, 年度指标值: 另 ?? 值 })),
      }),
    );
    const 合计 = fundingSources.flatMap((column) => {
      const own = 项目.flatMap(({ 资金 }) => 资金[column] ?? []);
      return own.length === 0 ? [] : [[column, sumOf(own)] as const];
    });
    return { 单位: { 单位名称: '广州图书馆', 预算年度: '2025', 合计: Object.fromEntries(合计) }, 项目 };
  });

/** The files of a unit, under rules that let it pass. */
function workspaceOf(unit: UnitData) {
  const { 单位, 项目 } = plainUnit(unit);
  const files = [
    classTable,
    { file: `${folder}/单位.yaml`, bytes: newDataFile(单位, '单位.yaml') },
    ...项目.map((data, index) => ({
      file: `${folder}/项目/${String(index + 1).padStart(2, '0')}.yaml`,
      bytes: newDataFile(data),
    })),
    fileOf('data/mubiao.yaml', `规则:\n${waivable.map((rule) => `  ${rule}: 关闭\n`).join('')}`),
  ];
  return openMemory(Object.fromEntries(files.map(({ file, bytes }) => [file, bytes])));
}

async function draftOf(bytes: Uint8Array): Promise<Draft> {
  const { draft } = await readBack(bytes);
  return draft;
}

async function readBack(bytes: Uint8Array) {
  const print = await readPrint(bytes, '表', charts);
  if (print.kind !== 'table') throw new Error(JSON.stringify(print));
  expect(print.isOwn).toBe(true);
  const choices = { money: '万元', unitName: null, nameless: null, isExact: true, sheets: null } as const;
  const draft = readBookDraft(print.book, choices);
  if (draft.kind !== 'draft') throw new Error(JSON.stringify(draft));
  return { draft: draft.draft, doubts: print.doubts };
}

/** What is printed of a unit, 总计 beside sources left out. */
function printedOf(unit: { readonly 单位: PlainMap; readonly 项目: readonly PlainMap[] }): unknown {
  const bare = (project: PlainMap) => {
    const { 总计, ...sources } = project.资金 as PlainMap;
    return { ...project, 资金: Object.keys(sources).length > 0 ? sources : { 总计 } };
  };
  return unit.项目.map(bare);
}

function unitIn(draft: Draft) {
  const plan = planImport({
    source: '表',
    draft,
    target: { folder, classTable, sheet: null, projects: [] },
    name: '广州图书馆',
    year: '2025',
    profile: null,
    removesAbsent: false,
    writesDespiteErrors: true,
  });
  if (plan.kind !== 'planned' || plan.change?.kind !== 'added') throw new Error(JSON.stringify(plan));
  return plainUnit(plan.change.after);
}

describe('a form of ours without data inside', () => {
  it.each(['docx', 'pdf'] as const)(
    'gives back every cell of random units, paragraph by paragraph: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(units, async (unit) => {
          const files = await printFiles('none', workspaceOf(unit), folder);
          const { draft, doubts } = await readBack(files[format]);
          expect(printedOf(unitIn(draft))).toEqual(printedOf(plainUnit(unit)));
          expect(doubts).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
    120_000,
  );

  it('gives back the shipped unit, paragraph by paragraph', async () => {
    const { pdf, docx } = await printFiles('none');
    const [one, other] = [await draftOf(pdf), await draftOf(docx)];
    expect(one.projects.map(({ data }) => data)).toEqual(other.projects.map(({ data }) => data));
    expect(one.projects).toHaveLength(33);
    expect(shippedFolder).toContain(String(one.sheet.data.单位名称));
  });
});

describe('a form of ours as a sheet', () => {
  it('gives every cell of the shipped unit', async () => {
    const disk = openDisk(root);
    const formats = ['xlsx'];
    const press = await openPress(disk, { templates: 'templates', fonts: 'fonts', formats });
    if (!press.ok || !press.value.ok) throw new Error('no press');
    const order = { formats, instant: 0, profile: null, carry: { source: 'none', version: '0.1.0' } } as const;
    const { files } = await printUnit(shippedFolder, order, press.value.value, disk);
    const sheet = readBook(files[0]?.bytes ?? new Uint8Array());
    if (!sheet.ok) throw new Error(sheet.why);
    const choices = { money: null, unitName: null, nameless: null, isExact: false, sheets: null };
    const read = readBookDraft(sheet.book, choices);
    if (read.kind !== 'draft') throw new Error(JSON.stringify(read));
    const { docx } = await printFiles('none');
    const bare = (draft: Draft) => JSON.stringify(draft.projects.map(({ data }) => data)).replace(/ |\\n/g, '');
    expect(JSON.parse(bare(read.draft))).toEqual(JSON.parse(bare(await draftOf(docx))));
  });
});

describe('a form of ours with its data inside', () => {
  it.each(['pdf', 'docx'] as const)('is imported by it, file by file: %s', async (format) => {
    const files = await printFiles('public');
    const print = await readPrint(files[format], '表', charts);
    if (print.kind !== 'carried') throw new Error(print.kind);
    const { draft, files: originals } = print.data;
    const plan = planImport({
      source: '表',
      draft,
      originals,
      target: { folder: 'data/2025/广州科技贸易职业学院', classTable, sheet: null, projects: [] },
      name: '广州科技贸易职业学院',
      year: '2025',
      profile: null,
      removesAbsent: false,
      writesDespiteErrors: true,
    });
    if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan));
    expect(plan.files).toHaveLength(34);
    for (const { file, bytes } of plan.files) {
      const name = file.replace('data/2025/广州科技贸易职业学院/', '');
      expect(Buffer.compare(bytes, originals.get(name) ?? new Uint8Array())).toBe(0);
    }
  });
});
