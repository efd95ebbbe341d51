import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { classesOf } from '../../../src/budget/indicator-class.ts';
import { classTableSchema } from '../../../src/budget/schema/class-table.ts';
import { openUnitFolder } from '../../../src/build/open-unit-folder.ts';
import { readFile } from '../../../src/compile/read-file.ts';
import { readUnitData } from '../../../src/compile/read-unit-data.ts';
import type { Draft } from '../../../src/exchange/import/draft.ts';
import { namelessProject, readPrint } from '../../../src/exchange/read-print/read-print.ts';
import { weighDoubts } from '../../../src/exchange/read-print/weigh-doubts.ts';
import { readBookDraft } from '../../../src/exchange/read-table/read-book-draft.ts';
import type { UnitData } from '../../../src/history/difference.ts';
import { type PlainMap, plainUnit } from '../../../src/history/plain-unit.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { type ForeignManner, formRows, printForeign } from './foreign-print.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const charts = `${root}/node_modules/pdfjs-dist/cmaps`;
let unit: UnitData;
let levels: ReadonlyMap<string, string>;

beforeAll(async () => {
  const { folder } = await openUnitFolder(openDisk(root), 'data/2025/广州科技贸易职业学院');
  const data = readUnitData(folder);
  const table = folder.classTable === null ? null : readFile(folder.classTable, classTableSchema);
  if (!data.ok || table?.ok !== true) throw new Error('the shipped unit cannot be read');
  unit = data.value;
  levels = new Map(classesOf(table.value.data).map(({ code, levelOne }) => [code, levelOne]));
});

function print(manner: ForeignManner): Uint8Array {
  const rows = formRows(unit.单位, unit.项目, levels, manner.without);
  return printForeign('项目支出绩效目标表（含转移支付项目）', `单位名称：${unit.单位.单位名称}`, rows, manner);
}

async function draftOf(bytes: Uint8Array): Promise<Draft> {
  const read = await readPrint(bytes, '表.pdf', charts);
  if (read.kind !== 'table') throw new Error(JSON.stringify(read));
  const { book, doubts } = read;
  const draft = readBookDraft(book, {
    money: null,
    unitName: null,
    nameless: namelessProject,
    isExact: false,
    sheets: null,
  });
  if (draft.kind !== 'draft') throw new Error(JSON.stringify(draft));
  return weighDoubts(draft.draft, doubts, ({ row, column }) => book.sheets[0]?.nameOf?.(row, column) ?? '');
}

/** The cells of a project as a print has them; white space and paragraphs apart. */
function cellsOf(project: PlainMap): unknown {
  const { 项目名称, 资金, 绩效目标, 绩效指标 } = project;
  const { 总计: _, ...sources } = 资金 as PlainMap;
  const bare = (text: unknown): string => String(text).replace(/\s/g, '');
  const indicators = (绩效指标 as unknown as readonly PlainMap[]).map((one) =>
    ['分类', '名称', '实施周期指标值', '年度指标值'].map((key) => bare(one[key])),
  );
  return { 项目名称: bare(项目名称), sources, 绩效目标: bare(绩效目标), indicators };
}

const wantedCells = () => plainUnit(unit).项目.map(cellsOf);

describe('a print of another system', () => {
  it.each<[string, ForeignManner]>([
    ['with its texts in any order, and names that are broken anywhere', { seed: 7 }],
    ['with rows that are split over pages, under a head on every page', { repeatsHead: true, seed: 3 }],
    ['with rows that stay on a page, where they fit', { splits: false, repeatsHead: true }],
    ['with rules that are boxes', { boxes: true }],
    ['in the code page of GBK', { encoding: 'GBK-EUC-H' }],
    ['in columns so narrow that numbers break', { columns: [34, 10, 10, 10, 10, 80, 110], seed: 5 }],
  ])('%s gives every cell', async (_, manner) => {
    const draft = await draftOf(print(manner));
    expect(draft.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(draft.projects.map(({ data }) => cellsOf(data))).toEqual(wantedCells());
    expect(draft.sheet.data).toMatchObject({
      单位名称: unit.单位.单位名称,
      合计: { 总计: '15448.37', 财政拨款: '12945.16', 财政专户拨款: '2503.21' },
    });
  });

  it('is doubted where a number was put together, unless the sums prove it', async () => {
    const narrow = await draftOf(print({ columns: [34, 10, 10, 10, 10, 80, 110] }));
    expect(narrow.findings).toEqual([]);
    // A sum that does not add up proves nothing.
    const wrong = {
      ...unit,
      单位: { ...unit.单位, 合计: { ...unit.单位.合计, 财政拨款: unit.单位.合计.财政拨款?.plus(1) } },
    };
    const rows = formRows(wrong.单位 as typeof unit.单位, unit.项目, levels);
    const draft = await draftOf(
      printForeign('项目支出绩效目标表', `单位名称：${unit.单位.单位名称}`, rows, {
        columns: [34, 10, 10, 10, 10, 80, 110],
      }),
    );
    const doubts = draft.projects.flatMap((project) => project.doubts);
    expect(doubts.length).toBeGreaterThan(10);
    expect(doubts[0]).toMatch(/^导入存疑：.*分 \d 行印成“.*”、“.*”，读作“.*”。$/);
    expect(draft.findings[0]?.message).toMatch(/（把握 70%）。$/);
  });

  it('that lost a name and the amounts of one project gets the amounts from the sums, and says so', async () => {
    const last = unit.项目.length - 1;
    const draft = await draftOf(print({ without: last }));
    const project = draft.projects[last];
    expect(project?.data).toMatchObject({ 项目名称: namelessProject, 资金: { 总计: '50.10', 财政拨款: '50.10' } });
    expect(project?.doubts).toEqual([
      '导入存疑：原件这一项没有印金额，按单位的金额减去其余各项目推得：总计 50.10、财政拨款 50.10。',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const whyOf = async (bytes: Uint8Array) => {
    const read = await readPrint(bytes, '表.pdf', charts);
    return read.kind === 'refused' ? read.why : read.kind;
  };

  it('is refused kindly: no PDF, cut off, without text', async () => {
    expect(await whyOf(Buffer.from('%PDF-1.4\n垃圾'))).toContain('不是完好的 PDF');
    const whole = print({});
    expect(await whyOf(whole.subarray(0, 400))).toContain('不是完好的 PDF');
    expect(await whyOf(printForeign('', '', [], {}))).toContain('没有可以读出的文字');
  });
});
