import { drawUnit } from '../../bench/realistic/draw-unit.ts';
import { openStock } from '../../bench/realistic/stock.ts';
import { openPress } from '../../src/build/press.ts';
import { type Carry, type Order, printUnit } from '../../src/build/print-unit.ts';
import type { Standing } from '../../src/build/standing.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { docxWriter } from '../../src/writers/docx/docx-writer.ts';
import { pdfWriter } from '../../src/writers/pdf/pdf-writer.ts';
import { midYear, printAs, thirtyEdits } from '../forms/adjustment/story.ts';
import { root, shippedFolder } from '../proof/story.ts';
import { foundry } from '../shelf.ts';
import { hardForm, samplesOf, VARIANTS } from './hard-text.ts';
import { compose, smallForm } from './pdf/story.ts';

/** A finished document in both formats. */
export interface Judged {
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
}

/** Units as `build` prints them, with all that they may carry and say; then forms that try the writers harder than any unit. */
const UNITS = ['shipped', 'shipped-full', 'shipped-none', 'one-project', '330-projects', 'committed', 'draft'] as const;
const TRIALS = ['rare', 'variants', 'continued', 'row-heads', 'merged'] as const;
/** Papers about what was changed. */
const ADJUSTED = ['mid-year', 'thirty-edits', 'nothing-changed'] as const;
export const JUDGED = [...UNITS, ...TRIALS, ...ADJUSTED];
export type JudgedName = (typeof JUDGED)[number];

const formats = ['pdf', 'docx'];
const ordinaryCarry: Carry = { source: 'public', version: '0.1.0' };

/** How a unit is printed: how many projects are drawn for it, where it is not the shipped one. */
interface Wish {
  readonly projects?: number;
  readonly carry?: Partial<Carry>;
  readonly standing?: Standing;
}

const commit = { id: '0123456789abcdef0123456789abcdef01234567', time: Date.UTC(2025, 2, 1) };
const wishes: Readonly<Record<(typeof UNITS)[number], Wish>> = {
  shipped: {},
  'shipped-full': { carry: { source: 'full' } },
  'shipped-none': { carry: { source: 'none' } },
  'one-project': { projects: 1 },
  '330-projects': { projects: 330 },
  committed: {
    projects: 3,
    carry: { isDatedByCommit: true, isOriginInFoot: true },
    standing: { revision: { commit, isDirty: false }, isDraft: false },
  },
  draft: {
    projects: 3,
    carry: { isOriginInFoot: true },
    standing: { revision: { commit, isDirty: true }, isDraft: true },
  },
};

/** Makes the documents that other programs judge, those of the names. */
export async function makeJudged(names: readonly JudgedName[]): Promise<ReadonlyMap<JudgedName, Judged>> {
  const made = new Map<JudgedName, Judged>();
  for (const name of names) {
    if (isOf(UNITS, name)) made.set(name, await printNamed(name));
    else made.set(name, isOf(TRIALS, name) ? await writeTrial(name) : await printAdjusted(name));
  }
  return made;
}

function isOf<T extends string>(names: readonly T[], name: string): name is T {
  return names.some((one) => one === name);
}

async function printAdjusted(name: Exclude<JudgedName, (typeof UNITS | typeof TRIALS)[number]>): Promise<Judged> {
  const { before, after } = name === 'thirty-edits' ? await thirtyEdits() : await midYear();
  const versions = { before, after: name === 'nothing-changed' ? before : after };
  return { pdf: await printAs(versions, 'pdf'), docx: await printAs(versions, 'docx') };
}

async function printNamed(name: (typeof UNITS)[number]): Promise<Judged> {
  const { projects, carry, standing } = wishes[name];
  const order = { formats, instant: Date.UTC(2020, 0, 1), profile: null, carry: { ...ordinaryCarry, ...carry } };
  if (projects === undefined) return print(openDisk(root), shippedFolder, order, standing);
  const unit = drawUnit(openStock(), { seed: 7, number: 0, projects });
  const files = [unit.classTable, unit.sheet, ...unit.projects].flatMap((file) => file ?? []);
  const memory = openMemory(Object.fromEntries(files.map(({ file, bytes }) => [file, bytes])));
  return print(memory, unit.folder, order, standing);
}

async function print(workspace: Workspace, folder: string, order: Order, standing?: Standing): Promise<Judged> {
  const opened = await openPress(openDisk(root), { templates: 'templates', fonts: 'fonts', formats });
  if (!opened.ok || !opened.value.ok) throw new Error('no press');
  const { files, errors } = await printUnit(folder, order, opened.value.value, workspace, standing);
  const [pdf, docx] = formats.map((format) => files.find(({ name }) => name.endsWith(`.${format}`))?.bytes);
  if (pdf === undefined || docx === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { pdf, docx };
}

const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';

/** Two rows of heads, cells over several columns, and heads of rows. */
const MERGED = `<form title="合并的格子" page="A4" margin="12mm" foot="第 {page} 页 共 {pages} 页"><h1>合并的格子</h1>
<table columns="40mm 25mm 25mm 80mm" header-rows="2">
<tr><th>项目</th><th colspan="2">资金</th><th>目标</th></tr>
<tr><th>项目名称</th><th>财政拨款</th><th>其他资金</th><th>绩效目标</th></tr>
<tr><th colspan="4">运维类</th></tr>
<tr bookmark="运维"><th>信息化运维</th><td align="right">101.84</td><td></td><td>${sentence}</td></tr>
<tr bookmark="维修"><th>校园维修</th><td colspan="2">${sentence}</td><td></td></tr></table></form>`;

async function writeTrial(name: (typeof TRIALS)[number]): Promise<Judged> {
  const composed = await compose(await templateOf(name));
  const [pdf, docx] = await Promise.all([pdfWriter, docxWriter].map((writer) => writer.write(composed, new Date(0))));
  if (pdf?.ok !== true || docx?.ok !== true) throw new Error(`${name} was not written`);
  return { pdf: pdf.value, docx: docx.value };
}

async function templateOf(name: (typeof TRIALS)[number]): Promise<string> {
  switch (name) {
    case 'rare':
      return hardForm(samplesOf(await foundry.shelfFor(['𪚥'])));
    case 'variants':
      return hardForm([{ name: '变体', text: VARIANTS }]);
    case 'continued':
      return smallForm(sentence.repeat(90), 2);
    case 'row-heads':
      return smallForm('', 1).replace(
        '<td valign="middle" indent="2">校园运维服务项目</td>',
        `<th>${sentence.repeat(30)}</th>`,
      );
    case 'merged':
      return MERGED;
  }
}
