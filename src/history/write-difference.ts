import type { Decimal } from '../budget/decimal.ts';
import { compareSums } from './compare-funding.ts';
import type {
  AmountChange,
  ClassTableChange,
  Difference,
  FundingChange,
  IndicatorChange,
  NotationChange,
  ProjectChange,
  TextChange,
  UnitChange,
  UnitData,
  UnitDifference,
  ValueChange,
  WrittenTotal,
} from './difference.ts';
import {
  type AmountJson,
  type ChangedUnitJson,
  type ClassTableJson,
  type DifferenceJson,
  differenceFormat,
  differenceVersion,
  type FundingJson,
  type IndicatorChangeJson,
  type NotationJson,
  type ProjectChangeJson,
  type TextJson,
  type UnitChangeJson,
  type ValueJson,
} from './difference-json.ts';
import { plainMap } from './plain-unit.ts';

/** A difference as JSON: keys in a fixed order, amounts as text. What `patch` needs is all there. */
export function writeDifference({ classTables, units }: Difference): DifferenceJson {
  return {
    format: differenceFormat,
    version: differenceVersion,
    classTables: classTables.map(writeClassTable),
    units: units.map(writeUnitChange),
  };
}

function writeClassTable({ year, before, after }: ClassTableChange): ClassTableJson {
  const plain = (table: typeof before) => (table === null ? null : plainMap(table));
  return { year, before: plain(before), after: plain(after) };
}

function writeUnitChange(change: UnitChange): UnitChangeJson {
  switch (change.kind) {
    case 'added':
      return { kind: 'added', after: identityOf(change.after), ...wholeUnit(change.after, [], [change.after]) };
    case 'removed':
      return { kind: 'removed', before: identityOf(change.before), ...wholeUnit(change.before, [change.before], []) };
    case 'changed':
      return writeUnitDifference(change.difference);
  }
}

/** One unit of which both versions are there. */
export function writeUnitDifference(difference: UnitDifference): ChangedUnitJson {
  const { before, after, totals, approved, texts, lists, projects, notation } = difference;
  return {
    kind: 'changed',
    before,
    after,
    totals: totals.map(writeAmount),
    approved: writeFunding(approved),
    texts: texts.map(writeText),
    lists,
    projects: projects.map(writeProject),
    notation: notation.map(writeNotation),
  };
}

function identityOf({ 单位 }: UnitData) {
  return { 单位名称: 单位.单位名称, 预算年度: 单位.预算年度 };
}

function wholeUnit(unit: UnitData, before: readonly UnitData[], after: readonly UnitData[]) {
  const fundings = (units: readonly UnitData[]) => units.flatMap(({ 项目 }) => 项目.map(({ 资金 }) => 资金));
  return {
    totals: compareSums(fundings(before), fundings(after)).map(writeAmount),
    data: {
      单位: plainMap(unit.单位),
      项目: unit.项目.map((project, place) => ({ file: unit.files?.[place] ?? null, data: plainMap(project) })),
    },
  };
}

function writeProject(change: ProjectChange): ProjectChangeJson {
  const more = { funding: writeFunding(change.funding), file: change.file };
  if (change.kind !== 'changed') return { ...writeWhole(change, '项目名称'), ...more };
  const { indicators, after } = change;
  return { ...writeChanged(change, after.项目名称), ...more, indicators: indicators.map(writeIndicator) };
}

function writeIndicator(change: IndicatorChange): IndicatorChangeJson {
  if (change.kind !== 'changed') return writeWhole(change, '名称');
  return { ...writeChanged(change, change.after.名称), values: change.values.map(writeValue) };
}

type Whole<T> = Extract<ProjectChange | IndicatorChange, { readonly kind: 'added' | 'removed' }> & {
  readonly before?: T;
  readonly after?: T;
};

function writeWhole(change: Whole<object>, name: string) {
  const data = plainMap(change.kind === 'added' ? change.after : change.before);
  const called = String(data[name]);
  return change.kind === 'added'
    ? ({ kind: 'added', name: called, at: change.at, data } as const)
    : ({ kind: 'removed', name: called, at: change.at, data } as const);
}

function writeChanged(
  { at, renamed, moved, texts, lists }: Extract<ProjectChange | IndicatorChange, { readonly kind: 'changed' }>,
  name: string,
) {
  return {
    kind: 'changed',
    name,
    at,
    renamed: renamed === null ? null : writeText(renamed),
    moved,
    texts: texts.map(writeText),
    lists,
  } as const;
}

function writeText({ field, before, after, pieces }: TextChange): TextJson {
  return { field, before, after, pieces };
}

function writeValue(change: ValueChange): ValueJson {
  const { shift } = change;
  if (shift === null) return { ...writeText(change), shift: null };
  const { operator, number, difference, unit, percentage, demand } = shift;
  const written = {
    operator,
    number: { before: number.before.toFixed(), after: number.after.toFixed() },
    difference: difference.toFixed(),
    unit,
    percentage: amountText(percentage),
    demand,
  };
  return { ...writeText(change), shift: written };
}

function writeFunding({ amounts, wrongTotal }: FundingChange): FundingJson {
  return { amounts: amounts.map(writeAmount), wrongTotal: wrongTotal === null ? null : writeTotal(wrongTotal) };
}

function writeAmount({ column, before, after, difference, percentage }: AmountChange): AmountJson {
  return {
    column,
    before: amountText(before),
    after: amountText(after),
    difference: difference.toFixed(2),
    percentage: amountText(percentage),
  };
}

function writeNotation(change: NotationChange): NotationJson {
  if (change.kind === 'file-name') return change;
  return { kind: 'written-total', at: change.at, ...writeTotal(change) };
}

function writeTotal({ before, after }: WrittenTotal) {
  return { before: amountText(before), after: amountText(after) };
}

function amountText(amount: Decimal | null): string | null {
  return amount === null ? null : amount.toFixed(2);
}
