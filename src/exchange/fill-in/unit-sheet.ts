import { fundingSources, sumOf, totalOf } from '../../budget/amount.ts';
import type { Decimal } from '../../budget/decimal.ts';
import type { Condition, Sheet, SheetCell, SheetRow, Validation } from '../../writers/xlsx/workbook.ts';
import { columnName } from '../../writers/xlsx/workbook.ts';
import { type Entry, projectColumns, sheetNames, unitHeaders, unitRows } from '../workbook-layout.ts';
import { cellOf } from './cells.ts';
import { checkOf } from './checks.ts';
import type { FillIn } from './content.ts';
import { AMOUNT, computedLook, conditionLooks, headerLooks, helpLook, lookOf } from './looks.ts';
import type { Notes } from './notes.ts';
import { printed } from './page.ts';
import { formula, roomForProjects } from './project-sheet.ts';
import { fitRow } from './row-height.ts';
import { shownEntries } from './table-sheet.ts';

const columns = [150, 230, 100, 90, 203].map((width) => ({ width }));

/** A difference of nothing says so in a word. */
const DIFFERENCE = '"多" #,##0.00;"少" #,##0.00;"相符"';

/** 单位: a row a field, what was approved beside what the projects come to, and the difference. */
export function unitSheet(content: FillIn, notes: Notes): Sheet {
  const entries = shownEntries(unitRows, [content.单位]);
  const rows = entries.map((entry, index): SheetRow => {
    const value = cellOf(entry, content.单位);
    const label: SheetCell = { column: 0, value: { kind: 'text', text: entry.header }, style: headOf(entry) };
    const note = { kind: 'text', text: notes.unit(entry.path ?? []).description } as const;
    const cells: readonly SheetCell[] = [
      label,
      { column: 1, value, style: lookOf(entry.kind) },
      ...sumCells(entry, index + 1, content),
      { column: 4, value: note, style: helpLook },
    ];
    return { row: index + 1, ...fitRow(cells, columns), cells };
  });
  const head = unitHeaders.map((text, column): SheetCell => {
    return { column, value: { kind: 'text', text }, style: column < 2 ? headerLooks.optional : headerLooks.computed };
  });
  const area = (index: number) => ({ row: index + 1, column: 1, lastRow: index + 1, lastColumn: 1 });
  return {
    ...printed,
    name: sheetNames.unit,
    columns,
    rows: [{ row: 0, height: 24, cells: head }, ...rows],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    repeated: { first: 0, last: 0 },
    validations: entries.map((entry, index): Validation => {
      const note = notes.unit(entry.path ?? []);
      const check = checkOf(entry, 'unit', `B${index + 2}`, note);
      return { area: area(index), ...check, prompt: { title: entry.header, text: note.description } };
    }),
    conditions: [
      ...entries.flatMap(({ isRequired }, index): readonly Condition[] => {
        const formulaOf = `LEN($B$${index + 2})=0`;
        return isRequired === true ? [{ area: area(index), formula: formulaOf, look: conditionLooks.missing }] : [];
      }),
      {
        area: { row: 1, column: 3, lastRow: entries.length, lastColumn: 3 },
        formula: 'AND(ISNUMBER($D2),$D2<>0)',
        look: conditionLooks.wrong,
      },
    ],
  };
}

function headOf({ isRequired }: Entry) {
  return { ...(isRequired === true ? headerLooks.required : headerLooks.optional), align: 'left' } as const;
}

/** What the projects come to, and by how much that is more or less than what was approved; blank beside what is no amount. */
function sumCells({ path }: Entry, row: number, content: FillIn): readonly SheetCell[] {
  const key = path?.[0] === '合计' ? path.at(-1) : undefined;
  const source = ['总计', ...fundingSources].find((name) => name === key);
  if (source === undefined) {
    return [2, 3].map((column) => ({ column, value: { kind: 'blank' }, style: computedLook(AMOUNT) }));
  }
  const column = columnName(projectColumns.findIndex((entry) => entry.path?.join('.') === `资金.${source}`));
  const range = `'${sheetNames.projects}'!$${column}$2:$${column}$${roomForProjects(content) + 1}`;
  const sum = sumOf(content.项目.flatMap(({ 资金 }) => amountOf(资金, source) ?? []));
  const approved = content.单位.合计?.[source as keyof typeof content.单位.合计];
  const isSilent = approved === undefined && (source === '总计' || sum.eq(0));
  const [own, sums] = [`$B${row + 1}`, `$C${row + 1}`];
  const silence = source === '总计' ? `LEN(${own})=0` : `AND(LEN(${own})=0,${sums}=0)`;
  const difference = approved === undefined ? sum : sum.minus(approved);
  return [
    {
      column: 2,
      value: formula(`ROUND(SUM(${range}),2)`, { digits: sum.toFixed() }),
      style: computedLook(AMOUNT),
    },
    {
      column: 3,
      value: formula(
        `IF(${silence},"",ROUND(${sums}-N(${own}),2))`,
        isSilent ? { text: '' } : { digits: difference.toFixed() },
      ),
      style: computedLook(DIFFERENCE),
    },
  ];
}

function amountOf(funding: FillIn['项目'][number]['资金'], source: string): Decimal | undefined {
  return source === '总计' ? totalOf(funding) : funding[source as keyof typeof funding];
}
