import type { UnitSheet } from '../budget/unit.ts';
import { compareLists, compareTexts } from './compare-fields.ts';
import { compareFunding, compareSums, compareWritten } from './compare-funding.ts';
import { compareProjects } from './compare-projects.ts';
import type { NotationChange, UnitData, UnitDifference, UnitIdentity } from './difference.ts';

/** Everything that differs between two versions of one unit, as people argue about it: a comparison of meaning, not of lines. */
export function compareUnits(before: UnitData, after: UnitData): UnitDifference {
  const { changes, notation } = compareProjects(before, after);
  const fundings = ({ 项目 }: UnitData) => 项目.map(({ 资金 }) => 资金);
  return {
    before: identityOf(before.单位),
    after: identityOf(after.单位),
    totals: compareSums(fundings(before), fundings(after)),
    approved: compareFunding(before.单位.合计, after.单位.合计),
    texts: compareTexts(before.单位, after.单位, ['合计']),
    lists: compareLists(before.单位, after.单位, ['合计']),
    projects: changes,
    notation: [...sheetNotation(before.单位, after.单位), ...notation],
  };
}

/** Whether the two versions say the same; what is only written otherwise does not count. */
export function isEmptyDifference({ approved, texts, lists, projects }: UnitDifference): boolean {
  const isSameMoney = approved.amounts.length === 0 && approved.wrongTotal === null;
  return isSameMoney && texts.length + lists.length + projects.length === 0;
}

function identityOf({ 单位名称, 预算年度 }: UnitSheet): UnitIdentity {
  return { 单位名称, 预算年度 };
}

function sheetNotation(before: UnitSheet, after: UnitSheet): readonly NotationChange[] {
  const written = compareWritten(before.合计, after.合计);
  return written === null || written.isWrong ? [] : [{ kind: 'written-total', at: null, ...written.total }];
}
