import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Cell, FormDocument, Page, Table } from '../../../src/document/form-document.ts';
import { openFoundry } from '../../../src/fonts/load-shelf.ts';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
import type { Composed } from '../../../src/writers/writer.ts';

const ROOT = join(import.meta.dirname, '../../..');
const foundry = openFoundry((file) => readFile(join(ROOT, 'fonts', file)));

export const INSTANT = new Date('2025-03-01T08:30:20Z');

/** What the writer is given for a document. */
export async function compose(document: FormDocument): Promise<Composed> {
  const texts = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.segments : block.cells.flatMap(({ paragraphs }) => paragraphs),
  );
  const shelf = await foundry.shelfFor(texts);
  return {
    document,
    placed: { page: document.page, pages: 0, blocks: [], foot: null },
    shelf,
    template: 'templates/表.hbs',
  };
}

/** The finished file; throws with the messages of a refusal. */
export async function write(document: FormDocument): Promise<Uint8Array> {
  const written = await docxWriter.write(await compose(document), INSTANT);
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

const PAGE: Page = { width: 842, height: 595, margin: { top: 36, right: 34, bottom: 36, left: 34 } };
const BODY = { size: 8, leading: 11 };

/** A cell with what most cells have. */
export function cell(row: number, column: number, text: string, more: Partial<Cell> = {}): Cell {
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    role: 'body',
    type: BODY,
    align: 'left',
    verticalAlign: 'top',
    indent: 0,
    paragraphs: text.split('\n'),
    ...more,
  };
}

/** A form around a table: title, caption, foot. */
export function formAround(table: Table): FormDocument {
  return {
    title: '项目支出绩效目标表（含转移支付项目）',
    page: PAGE,
    blocks: [
      {
        kind: 'paragraph',
        role: 'title',
        type: { size: 18, leading: 27 },
        align: 'center',
        segments: ['项目支出绩效目标表（含转移支付项目）'],
        after: 0,
      },
      {
        kind: 'paragraph',
        role: 'caption',
        type: { size: 9, leading: 16 },
        align: 'left',
        segments: ['单位名称：广州科技贸易职业学院', '单位：万元'],
        after: 0,
      },
      table,
    ],
    foot: { pattern: '第 {page} 页 共 {pages} 页', type: BODY },
  };
}

const header = (row: number, column: number, text: string, more: Partial<Cell> = {}): Cell =>
  cell(row, column, text, { role: 'header', align: 'center', verticalAlign: 'middle', ...more });
const amount = (row: number, column: number, text: string): Cell =>
  cell(row, column, text, { align: 'right', verticalAlign: 'middle' });

/** Two projects under a header of two rows with merged cells; the texts hold what XML and Word like to spoil. */
export const SMALL: FormDocument = formAround({
  kind: 'table',
  columns: [160, 90, 90, 434],
  rows: 4,
  headerRows: 2,
  bookmarks: [],
  padding: { x: 3, y: 2 },
  rule: 0.5,
  cells: [
    header(0, 0, '项目名称', { rowSpan: 2 }),
    header(0, 1, '资金', { columnSpan: 2 }),
    header(0, 3, '绩效目标', { rowSpan: 2 }),
    header(1, 1, '财政拨款'),
    header(1, 2, '其他资金'),
    cell(2, 0, '打造技术技能人才培养高地项目', { indent: 2, verticalAlign: 'middle' }),
    amount(2, 1, '661.18'),
    amount(2, 2, ''),
    cell(2, 3, '1.“课岗融合”精品课程≥25门，  满意度>90% & <100%。\n\n2.采购 {page} 𠀀类图书'),
    cell(3, 0, '番禺校区扩建', { rowSpan: 1, columnSpan: 1, indent: 2 }),
    amount(3, 1, '3,300.00'),
    amount(3, 2, '500.00'),
    cell(3, 3, ' 支付结算款 '),
  ],
});

const MM = 72 / 25.4;

/** The form of the source, 33 projects, from the shipped YAML. */
export function bigForm(): FormDocument {
  const folder = join(ROOT, 'data/2025/广州科技贸易职业学院/项目');
  const projects = readdirSync(folder)
    .sort()
    .map((file): unknown => parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }));
  const titles = ['项目名称（资金使用单位）', '总计', '财政拨款', '财政专户拨款', '其他资金', '绩效目标', '绩效指标'];
  return formAround({
    kind: 'table',
    columns: [41, 18, 18, 18, 18, 66, 94].map((width) => width * MM),
    rows: projects.length + 1,
    headerRows: 1,
    bookmarks: [],
    padding: { x: 2.8, y: 2.3 },
    rule: 0.5,
    cells: [
      ...titles.map((title, column) => header(0, column, title)),
      ...projects.flatMap((project, i) => projectRow(project as Project, i + 1)),
    ],
  });
}

interface Project {
  readonly 项目名称: string;
  readonly 资金?: Readonly<Record<string, string>>;
  readonly 绩效目标: string;
  readonly 绩效指标: readonly {
    readonly 分类: string;
    readonly 名称: string;
    readonly 年度指标值: string;
    readonly 实施周期指标值: string;
  }[];
}

function projectRow(project: Project, row: number): readonly Cell[] {
  const indicators = project.绩效指标.map(
    (one, i) =>
      `${i + 1}、1-产出指标；${one.分类}；${one.名称}；实施周期指标值:${one.实施周期指标值}；年度指标值:${one.年度指标值}。`,
  );
  return [
    cell(row, 0, project.项目名称, { indent: 2, verticalAlign: 'middle' }),
    ...['总计', '财政拨款', '财政专户拨款', '其他资金'].map((source, i) =>
      amount(row, i + 1, project.资金?.[source] ?? ''),
    ),
    cell(row, 5, project.绩效目标),
    cell(row, 6, indicators.join('')),
  ];
}
