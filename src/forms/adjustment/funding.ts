import type { Project } from '../../budget/unit.ts';
import { amountChange, sumIn } from '../../history/compare-funding.ts';
import type { AmountColumn, ProjectChange } from '../../history/difference.ts';
import type { Versions, View } from '../form.ts';
import { amountsBetween, amountsOf, viewAmounts } from './amounts.ts';
import { describeAdjusted, namesOf, printedChanges, sidesOf } from './printed-changes.ts';

/** The table of money: the unit, each project that was adjusted, and all others as a sum, so that every column adds up. */
export function viewFunding({ after, difference }: Versions): View {
  const changes = printedChanges(difference);
  const told = new Set(changes.map(({ at }) => at.after));
  const others = after.项目.filter((_, index) => !told.has(index));
  const totals = amountsOf((column) => {
    return difference.totals.find((total) => total.column === column) ?? amountChange(column, null, null);
  });
  return {
    合计: { 名称: after.单位.单位名称, ...viewAmounts(totals) },
    项目: changes.map((change, index) => viewProject(change, index + 1)),
    其余: {
      名称: describeOthers(others.length, changes.length, difference.projects.length - changes.length),
      ...viewAmounts(amountsOf((column) => sumOfAll(others, column))),
    },
  };
}

/** `序号` tells the project in the other tables, too. */
function viewProject(change: ProjectChange, number: number): View {
  const [before, after] = sidesOf(change);
  return {
    序号: String(number),
    项目名称: namesOf(change),
    调整内容: describeAdjusted(change),
    ...viewAmounts(amountsBetween(before?.资金 ?? null, after?.资金 ?? null)),
  };
}

/** `moved` are those of which something is another that this paper does not tell. */
function describeOthers(count: number, changed: number, moved: number): string {
  if (count === 0) return '没有其他项目';
  const who = changed === 0 ? `${count} 个项目都没有调整` : `其余 ${count} 个项目没有调整`;
  return moved === 0 ? who : `${who}（其中 ${moved} 个只有次序、备注等有变）`;
}

/** Of projects whose money is the same in both versions. */
function sumOfAll(projects: readonly Project[], column: AmountColumn) {
  const fundings = projects.map(({ 资金 }) => 资金);
  const sum = sumIn(fundings, column);
  return amountChange(column, sum, sum);
}
