import { codeOf } from '../budget/indicator-class.ts';
import type { ClassTable } from '../budget/unit.ts';
import type { ClassTableChange } from './difference.ts';

/** What became of the code table of a year; null where nothing did. */
export function compareClassTables(before: ClassTable | null, after: ClassTable | null): ClassTableChange | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const year = after?.预算年度 ?? before?.预算年度 ?? '';
  return { year, before, after, labels: compareLabels(labelsOf(before), labelsOf(after)) };
}

/** Level 1 and level 2, in the order of the table. */
function labelsOf(table: ClassTable | null): readonly string[] {
  return (table?.指标分类 ?? []).flatMap(({ 一级, 二级 }) => [一级, ...二级]);
}

function compareLabels(before: readonly string[], after: readonly string[]): ClassTableChange['labels'] {
  const known = new Map(before.map((label) => [codeOf(label), label]));
  const kept = new Set(after.map(codeOf));
  const gone = before.filter((label) => !kept.has(codeOf(label))).map((label) => ({ before: label, after: null }));
  const others = after.flatMap((label) => {
    const old = known.get(codeOf(label)) ?? null;
    return old === label ? [] : [{ before: old, after: label }];
  });
  return [...gone, ...others];
}
