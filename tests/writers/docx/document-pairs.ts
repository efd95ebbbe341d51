import fc from 'fast-check';
import type { ProjectPairs } from '../../../src/compile/revise-document.ts';
import type { Cell, FormDocument, Table } from '../../../src/document/form-document.ts';
import { movedIn } from '../../../src/history/moves.ts';
import { cell, formAround } from './forms.ts';

/** Two versions of a small form, and which of its projects is which. */
export interface DocumentPair {
  readonly before: FormDocument;
  readonly after: FormDocument;
  readonly projects: ProjectPairs;
}

/** A project as the form prints it; `id` is which it is, whatever it is called. */
export interface PrintedProject {
  readonly id: number;
  readonly name: string;
  readonly amount: string;
  readonly goal: readonly string[];
  /** Each a row of its own, held together by the name, or all in one. */
  readonly indicators: readonly string[];
}

/** What a version prints. */
export interface PrintedVersion {
  readonly unit: string;
  readonly total: string;
  readonly projects: readonly PrintedProject[];
  /** Below the table; null where there is none. */
  readonly note: string | null;
  readonly foot: string;
  readonly areRowsApart: boolean;
}

/** A form of a version: a header, the unit's row, the projects, and a last row. */
function formOf({ unit, total, projects, note, foot, areRowsApart }: PrintedVersion): FormDocument {
  const header = ['项目名称', '总计', '绩效目标', '绩效指标'].map((text, column) =>
    cell(0, column, text, { role: 'header', align: 'center', verticalAlign: 'middle' }),
  );
  const amount = (row: number, text: string, rowSpan: number): Cell =>
    cell(row, 1, text, { align: 'right', verticalAlign: 'middle', rowSpan });
  const bookmarks: { readonly row: number; readonly title: string }[] = [];
  const cells = [...header, cell(1, 0, unit), amount(1, total, 1), cell(1, 2, ''), cell(1, 3, '')];
  let row = 2;
  for (const project of projects) {
    const rowSpan = areRowsApart ? Math.max(1, project.indicators.length) : 1;
    const indicators = areRowsApart ? project.indicators : [project.indicators.join('')];
    bookmarks.push({ row, title: project.name });
    cells.push(
      cell(row, 0, project.name, { indent: 2, verticalAlign: 'middle', rowSpan }),
      amount(row, project.amount, rowSpan),
      cell(row, 2, project.goal.join('\n'), { rowSpan }),
    );
    for (let index = 0; index < rowSpan; index++) cells.push(cell(row + index, 3, indicators[index] ?? ''));
    row += rowSpan;
  }
  cells.push(cell(row, 0, '备注', { columnSpan: 4 }));
  const table: Table = {
    kind: 'table',
    columns: [160, 90, 250, 274],
    rows: row + 1,
    headerRows: 1,
    bookmarks,
    padding: { x: 3, y: 2 },
    rule: 0.5,
    cells: cells.toSorted((one, other) => one.row - other.row || one.column - other.column),
  };
  const form = formAround(table);
  const blocks = form.blocks.map((block) =>
    block.kind === 'paragraph' && block.role === 'caption'
      ? { ...block, segments: [`单位名称：${unit}`, '单位：万元'] }
      : block,
  );
  const below = { kind: 'paragraph', role: 'body', type: { size: 8, leading: 11 }, align: 'left', after: 0 } as const;
  return {
    ...form,
    blocks: note === null ? blocks : [...blocks, { ...below, segments: [note] }],
    foot: { pattern: foot, type: { size: 8, leading: 11 } },
  };
}

/** The pair of two versions. */
export function pairOf(before: PrintedVersion, after: PrintedVersion): DocumentPair {
  const places = new Map(after.projects.map(({ id }, place) => [id, place]));
  const kept = before.projects.flatMap(({ id }, from) => {
    const to = places.get(id);
    return to === undefined ? [] : [[from, to] as const];
  });
  const moved = movedIn(kept.map(([, to]) => to));
  const pairs = kept.filter((_, place) => !moved.has(place));
  const projects = { pairs, before: before.projects.length, after: after.projects.length };
  return { before: formOf(before), after: formOf(after), projects };
}

const word = fc.constantFrom(
  '运维',
  '系统',
  '保障',
  '培训',
  '，',
  '。',
  '≥90%',
  '14个',
  '<&>"',
  '𠀀',
  '。\ufe01',
  '\u793c\ufe00',
  ' ',
  '——',
  '的',
);
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(''));
const amount = fc.constantFrom('', '0.00', '101.84', '3,300.00', '12,945.16', '86.11');
const project = fc.record({
  id: fc.nat(7),
  name: text,
  amount,
  goal: fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 3 }),
  indicators: fc.array(text, { minLength: 1, maxLength: 3 }),
});
const version: fc.Arbitrary<PrintedVersion> = fc.record({
  unit: fc.constantFrom('广州图书馆', '广州第二图书馆', '广州少年宫'),
  total: amount,
  projects: fc.uniqueArray(project, { selector: ({ id }) => id, maxLength: 5 }),
  note: fc.constantFrom(null, '注：金额见批复。', '注：另有其他资金。'),
  foot: fc.constantFrom('第 {page} 页 共 {pages} 页', '广州图书馆 {page}', '第 {page} 页'),
  areRowsApart: fc.constant(false),
});

/** Two versions at random, the later one mostly made of the earlier. */
export const documentPairs: fc.Arbitrary<DocumentPair> = fc
  .tuple(version, version, fc.boolean(), fc.infiniteStream(fc.nat()))
  .map(([before, other, areRowsApart, numbers]) => {
    const next = (): number => numbers.next().value ?? 0;
    const pick = <T>(one: T, second: T): T => (next() % 3 === 0 ? second : one);
    const mixed = (one: PrintedProject, second: PrintedProject): PrintedProject => ({
      id: one.id,
      name: pick(one.name, second.name),
      amount: pick(one.amount, second.amount),
      goal: pick(one.goal, second.goal),
      indicators: pick(one.indicators, second.indicators),
    });
    const others = new Map(other.projects.map((one) => [one.id, one]));
    const kept = before.projects.filter(() => next() % 5 !== 0).map((one) => mixed(one, others.get(one.id) ?? one));
    const ids = new Set(before.projects.map(({ id }) => id));
    const added = other.projects.filter(({ id }) => !ids.has(id) && next() % 2 === 0);
    const projects = [...kept, ...added];
    for (let at = projects.length - 1; at > 0; at--)
      if (next() % 4 === 0) projects.splice(at, 0, ...projects.splice(next() % (at + 1), 1));
    const after = {
      unit: pick(before.unit, other.unit),
      total: pick(before.total, other.total),
      note: pick(before.note, other.note),
      foot: pick(before.foot, other.foot),
      projects,
    };
    return pairOf({ ...before, areRowsApart }, { ...after, areRowsApart });
  });
