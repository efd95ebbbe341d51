import { fundingSources, totalOf } from '../../../../src/budget/amount.ts';
import type { Path } from '../../../../src/diagnostics/path.ts';
import type { Draft } from '../../../../src/exchange/import/draft.ts';
import { listOf, mapOf } from '../../../../src/exchange/import/merge-project.ts';
import { namelessProject, readPrint } from '../../../../src/exchange/read-print/read-print.ts';
import { weighDoubts } from '../../../../src/exchange/read-print/weigh-doubts.ts';
import { readBookDraft } from '../../../../src/exchange/read-table/read-book-draft.ts';
import type { UnitData } from '../../../../src/history/difference.ts';
import type { PlainMap } from '../../../../src/history/plain-unit.ts';
import { root } from '../../../proof/story.ts';

/** What became of the cells of a print. */
export interface Measured {
  /** Right, and sure of it. */
  readonly right: number;
  readonly doubtedRight: number;
  readonly doubtedWrong: number;
  /** Wrong in silence: this must never be. */
  readonly wrong: number;
  /** The first of what is wrong in silence, or of what is wrong. */
  readonly examples: readonly string[];
  /** Why nothing was read; null where something was. */
  readonly refused: string | null;
  readonly draft: Draft | null;
}

const charts = `${root}/node_modules/pdfjs-dist/cmaps`;
const columns = ['总计', ...fundingSources] as const;
const keys = ['分类', '名称', '实施周期指标值', '年度指标值'] as const;

/** Reads a print as `import` does and holds each cell of it against what was printed. */
export async function measure(bytes: Uint8Array, unit: UnitData): Promise<Measured> {
  const none = { right: 0, doubtedRight: 0, doubtedWrong: 0, wrong: 0, examples: [], draft: null };
  const read = await readPrint(bytes, '表.pdf', charts);
  if (read.kind === 'refused') return { ...none, refused: read.why };
  if (read.kind === 'carried') throw new Error('it carries its data');
  const { book, doubts } = read;
  const choices = { money: null, unitName: null, nameless: namelessProject, isExact: false, sheets: null };
  const table = readBookDraft(book, choices);
  if (table.kind !== 'draft') return { ...none, refused: JSON.stringify(table) };
  const draft = weighDoubts(table.draft, doubts, ({ row, column }) => book.sheets[0]?.nameOf?.(row, column) ?? '');
  return { ...count(draft, unit), refused: null, draft };
}

interface Compared {
  readonly path: Path;
  readonly found: string;
  readonly wanted: string;
}

function count(draft: Draft, unit: UnitData) {
  const open = openColumns(draft);
  const made = { right: 0, doubtedRight: 0, doubtedWrong: 0, wrong: 0 };
  const [silent, told]: [string[], string[]] = [[], []];
  for (const cell of compared(draft, unit)) {
    const isRight = cell.found === cell.wanted;
    const isDoubted = isDoubtedAt(draft, cell.path) || open.has(`${cell.path[2]}`);
    if (isRight) made[isDoubted ? 'doubtedRight' : 'right']++;
    else {
      made[isDoubted ? 'doubtedWrong' : 'wrong']++;
      (isDoubted ? told : silent).push(`${cell.path.join('.')} “${cell.found}” 应为 “${cell.wanted}”`);
    }
  }
  return { ...made, examples: [...silent, ...told].slice(0, 5) };
}

/** Cell by cell; white space, which prints lose, apart. */
function compared(draft: Draft, unit: UnitData): readonly Compared[] {
  const bare = (text: unknown): string => (typeof text === 'string' ? text.replace(/\s/g, '') : '');
  const names = unit.项目.map(({ 项目名称 }) => bare(项目名称));
  const partners = new Map<number, number>();
  const free = draft.projects.flatMap(({ data }, index) => {
    const found = names.indexOf(bare(data.项目名称));
    if (found < 0 || partners.has(found)) return [index];
    partners.set(found, index);
    return [];
  });
  for (const index of names.keys()) if (!partners.has(index) && free.length > 0) partners.set(index, free.shift() ?? 0);
  const cell = (path: Path, found: unknown, wanted: unknown): Compared => ({
    path,
    found: bare(found),
    wanted: bare(wanted),
  });
  const amounts = (root: Path, found: PlainMap, wanted: Readonly<Record<string, string>>): readonly Compared[] =>
    columns.map((column) => cell([...root, column], found[column], wanted[column]));
  const cells = unit.项目.flatMap((project, place) => {
    const at = partners.get(place) ?? draft.projects.length;
    const data = draft.projects[at]?.data ?? {};
    const found = listOf(data.绩效指标);
    return [
      cell(['项目', at, '项目名称'], data.项目名称, project.项目名称),
      ...amounts(['项目', at, '资金'], mapOf(data.资金), amountsOf(project.资金)),
      cell(['项目', at, '绩效目标'], data.绩效目标, project.绩效目标),
      ...Array.from({ length: Math.max(found.length, project.绩效指标.length) }, (_, index) =>
        keys.map((key) =>
          cell(['项目', at, '绩效指标', index, key], found[index]?.[key], project.绩效指标[index]?.[key]),
        ),
      ).flat(),
    ];
  });
  // A project that nobody printed is wrong in all that it says.
  const extra = free.map((at) => cell(['项目', at, '项目名称'], draft.projects[at]?.data.项目名称, ''));
  const sheet = Object.keys(mapOf(draft.sheet.data.合计)).length === 0 ? {} : amountsOf(unit.单位.合计);
  return [
    ...cells,
    ...extra,
    cell(['单位', '单位名称'], draft.sheet.data.单位名称, unit.单位.单位名称),
    ...amounts(['单位', '合计'], mapOf(draft.sheet.data.合计), sheet),
  ];
}

function amountsOf(funding: UnitData['单位']['合计']): Readonly<Record<string, string>> {
  const sources = fundingSources.flatMap((source) => {
    const amount = funding[source];
    return amount === undefined ? [] : [[source, amount.toFixed(2)] as const];
  });
  return { 总计: totalOf(funding).toFixed(2), ...Object.fromEntries(sources) };
}

/** Whether something is told of the cell, of its row, or in the 备注 of its project. */
function isDoubtedAt(draft: Draft, path: Path): boolean {
  const [head, project] = path;
  const label = draft.placeOf(path)?.label;
  if (draft.findings.some(({ place }) => place.label === label)) return true;
  if (head === '单位') return draft.findings.some(({ place }) => place.label === '整张表');
  if (head !== '项目' || typeof project !== 'number') return false;
  // A project that is one with another: the table as a whole is doubted.
  if (project >= draft.projects.length) return draft.findings.some(({ place }) => place.label === '整张表');
  // All indicators of a project stand in one cell.
  const row = draft.placeOf(['项目', project])?.label.replace(/“.*/, '');
  if (path[2] === '绩效指标' && draft.findings.some(({ place }) => place.label === `${row}“绩效指标”`)) return true;
  const doubts = draft.projects[project]?.doubts ?? [];
  return doubts.some((doubt) => /整个项目/.test(doubt));
}

/** Columns of amounts that do not add up to the unit's: the rule unit-total is an error, and nothing is written. */
function openColumns(draft: Draft): ReadonlySet<string> {
  const cents = (text: unknown): number => Math.round(Number(text ?? 0) * 100);
  const approved = mapOf(draft.sheet.data.合计);
  if (Object.keys(approved).length === 0) return new Set();
  return new Set(
    columns.filter((column) => {
      const sum = draft.projects.reduce((all, { data }) => all + cents(mapOf(data.资金)[column]), 0);
      return sum !== cents(approved[column]);
    }),
  );
}
