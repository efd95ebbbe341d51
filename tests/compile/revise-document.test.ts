import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviseDocument } from '../../src/compile/revise-document.ts';
import type { FormDocument, Table } from '../../src/document/form-document.ts';
import {
  isRevised,
  type RevisedDocument,
  type RevisedParagraph,
  type RevisedTable,
  textIn,
} from '../../src/document/revised-document.ts';
import {
  type DocumentPair,
  documentPairs,
  type PrintedProject,
  type PrintedVersion,
  pairOf,
} from '../writers/docx/document-pairs.ts';

type Version = 'before' | 'after';
const goneFrom = { before: 'added', after: 'removed' } as const;

/** The paragraphs of one version: one whose end is not of it runs on into the next. */
function paragraphsIn(paragraphs: readonly RevisedParagraph[], version: Version): readonly string[] {
  const texts: string[] = [];
  let open = '';
  for (const [index, { pieces, end }] of paragraphs.entries()) {
    open += textIn(pieces, version);
    if (end === goneFrom[version] && index < paragraphs.length - 1) continue;
    texts.push(open);
    open = '';
  }
  return texts;
}

/** What one version prints, row by row. */
function rowsIn({ rows }: RevisedTable, version: Version): readonly (readonly string[])[] {
  return rows
    .filter(({ fate }) => fate !== goneFrom[version])
    .map(({ cells }) => cells.map(({ paragraphs }) => paragraphsIn(paragraphs, version).join('\n')));
}

function tableOf({ blocks }: FormDocument): Table {
  const table = blocks.find((block): block is Table => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

function rowsOf(table: Table): readonly (readonly string[])[] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((one, other) => one.column - other.column)
      .map((cell) => (cell.row === row ? cell.paragraphs.join('\n') : '')),
  );
}

function revise({ before, after, projects }: DocumentPair): RevisedDocument {
  const revised = reviseDocument(before, after, projects);
  if (revised === null) throw new Error('not one layout');
  return revised;
}

function revisedTable({ blocks }: RevisedDocument): RevisedTable {
  const table = blocks.find((block): block is RevisedTable => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

const projectOf = (id: number, name: string, more: Partial<PrintedProject> = {}): PrintedProject => ({
  id,
  name,
  amount: `${id}01.84`,
  goal: [`做好${name}。`],
  indicators: [`1、${name}完成率；年度指标值:100%。`],
  ...more,
});
const [books, repairs, training] = [projectOf(1, '图书购置'), projectOf(2, '馆舍维修'), projectOf(3, '员工培训')];
const base: PrintedVersion = {
  unit: '广州图书馆',
  total: '606.52',
  projects: [books, repairs, training],
  note: null,
  foot: '第 {page} 页',
  areRowsApart: false,
};
const marked = (paragraph: RevisedParagraph): string =>
  paragraph.pieces
    .map(({ fate, text }) => (fate === 'kept' ? text : fate === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('') + { kept: '', removed: '[-¶-]', added: '{+¶+}' }[paragraph.end];
/** The rows below the header, by their first cell and what became of them. */
const toldRows = (after: Partial<PrintedVersion>): readonly string[] =>
  revisedTable(revise(pairOf(base, { ...base, ...after })))
    .rows.slice(1)
    .map(({ fate, cells }) => `${fate} ${(cells[0]?.paragraphs ?? []).map(marked).join('|')}`);
const kept = ['kept 广州图书馆', 'kept 图书购置', 'kept 馆舍维修', 'kept 员工培训', 'kept 备注'];

describe('two versions of a form in one', () => {
  it('hold every text of both at its place', () => {
    fc.assert(
      fc.property(documentPairs, (pair) => {
        const revised = revise(pair);
        for (const version of ['before', 'after'] as const) {
          expect(rowsIn(revisedTable(revised), version)).toEqual(rowsOf(tableOf(pair[version])));
          const texts = revised.blocks.flatMap((block) => {
            const isGone = block.kind === 'table' || block.paragraph.end === goneFrom[version];
            return isGone ? [] : [textIn(block.paragraph.pieces, version)];
          });
          const wanted = pair[version].blocks.flatMap((block) =>
            block.kind === 'table' ? [] : [block.segments.join('\t')],
          );
          expect(texts).toEqual(wanted);
          expect(textIn(revised.foot?.pieces ?? [], version)).toBe(pair[version].foot?.pattern);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of which one is the other have no revision', () => {
    fc.assert(
      fc.property(documentPairs, ({ before, projects: { before: count } }) => {
        const pairs = Array.from({ length: count }, (_, index) => [index, index] as const);
        expect(isRevised(revise({ before, after: before, projects: { pairs, before: count, after: count } }))).toBe(
          false,
        );
      }),
    );
  });

  it.each<[string, Partial<PrintedVersion>, readonly string[]]>([
    ['nothing', {}, kept],
    [
      'a project of another name keeps its row',
      { projects: [books, { ...repairs, name: '馆舍安全提升' }, training] },
      kept.with(2, 'kept 馆舍[-维修-]{+安全提升+}'),
    ],
    [
      'a project that came',
      { projects: [books, repairs, projectOf(9, '数字资源'), training] },
      kept.toSpliced(3, 0, 'added {+数字资源+}{+¶+}'),
    ],
    ['a project that went', { projects: [books, training] }, kept.with(2, 'removed [-馆舍维修-][-¶-]')],
    [
      'a project that moved goes in one place and comes in another',
      { projects: [training, books, repairs] },
      [
        'kept 广州图书馆',
        'added {+员工培训+}{+¶+}',
        'kept 图书购置',
        'kept 馆舍维修',
        'removed [-员工培训-][-¶-]',
        'kept 备注',
      ],
    ],
    ['the unit by another name', { unit: '广州少年宫' }, kept.with(0, 'kept 广州[-图书馆-]{+少年宫+}')],
    [
      'all projects gone',
      { projects: [] },
      [
        'kept 广州图书馆',
        ...['图书购置', '馆舍维修', '员工培训'].map((name) => `removed [-${name}-][-¶-]`),
        'kept 备注',
      ],
    ],
  ])('tell of %s', (_, after, expected) => expect(toldRows(after)).toEqual(expected));

  it('tell of paragraphs that came and went by their ends', () => {
    const goal = ['一、购置图书。', '二、购置期刊。', '三、编目。'];
    const withGoal = (changed: readonly string[]) => {
      const [before, after] = [goal, changed].map((one) => ({ ...base, projects: [{ ...books, goal: one }] }));
      if (before === undefined || after === undefined) throw new Error('two versions');
      return (revisedTable(revise(pairOf(before, after))).rows[2]?.cells[2]?.paragraphs ?? []).map(marked);
    };
    expect(withGoal(['一、购置图书。', '三、编目。'])).toEqual([
      '一、购置图书。',
      '[-二、购置期刊。-][-¶-]',
      '三、编目。',
    ]);
    expect(withGoal([...goal, '四、上架。'])).toEqual([...goal.slice(0, 2), '三、编目。{+¶+}', '{+四、上架。+}']);
    expect(withGoal([''])).toEqual(['[-一、购置图书。-][-¶-]', '[-二、购置期刊。-][-¶-]', '[-三、编目。-]']);
  });

  it('keep the rows of a project together where a cell spans them', () => {
    const apart = {
      ...base,
      areRowsApart: true,
      projects: [{ ...books, indicators: ['1、册数。', '2、满意度。'] }, repairs],
    };
    const reworded = { ...apart, projects: [{ ...books, indicators: ['1、册数。', '2、读者满意度。'] }, repairs] };
    const longer = {
      ...apart,
      projects: [{ ...books, indicators: ['1、册数。', '2、满意度。', '3、借阅量。'] }, repairs],
    };
    const fates = (after: PrintedVersion) => revisedTable(revise(pairOf(apart, after))).rows.map(({ fate }) => fate);
    expect(fates(reworded)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'kept']);
    expect(fates(longer)).toEqual([
      ...['kept', 'kept'],
      ...['removed', 'removed', 'added', 'added', 'added'],
      ...['kept', 'kept'],
    ]);
  });

  it('go by what rows say where it is not known of what they are', () => {
    const { before, after } = pairOf(base, { ...base, projects: [books, training] });
    const revised = reviseDocument(before, after, { pairs: [], before: 99, after: 99 });
    const fates = revised === null ? [] : revisedTable(revised).rows.map(({ fate }) => fate);
    expect(fates).toEqual(['kept', 'kept', 'kept', 'removed', 'kept', 'kept']);
  });

  it('are not made one where they are laid out otherwise', () => {
    const { before, projects } = pairOf(base, base);
    const wider = before.blocks.map((block) =>
      block.kind === 'table' ? { ...block, columns: [161, 89, 250, 274] } : block,
    );
    expect(reviseDocument(before, { ...before, blocks: wider }, projects)).toBeNull();
    expect(reviseDocument(before, { ...before, blocks: before.blocks.slice(0, 2) }, projects)).toBeNull();
    expect(reviseDocument(before, { ...before, foot: null }, projects)).toBeNull();
  });
});
