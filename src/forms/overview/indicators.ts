import type { ClassCount, UnitOverview } from '../../budget/unit-overview.ts';
import { shareOfCount } from '../bars.ts';
import type { View } from '../form.ts';

/** The indicators by class, each level 1 with its own classes below it; bars beside the most frequent class. */
export function viewIndicators({ classes, missing, projects }: UnitOverview): View {
  const longest = Math.max(0, ...classes.map(({ indicators }) => indicators));
  const levels = [...new Set(classes.map(({ levelOne }) => levelOne))];
  return levels.map((level) => {
    const own = classes.filter(({ levelOne }) => levelOne === level);
    const without = missing.filter((one) => one.levels.includes(level)).length;
    return {
      一级: level,
      指标: String(own.reduce((sum, { indicators }) => sum + indicators, 0)),
      项目: String(projects.length - without),
      分类: own.map((one) => viewClass(one, longest)),
    };
  });
}

function viewClass({ label, indicators, projects }: ClassCount, longest: number): View {
  return {
    名称: label,
    指标: indicators === 0 ? '没有' : String(indicators),
    比例: shareOfCount(indicators, longest),
    项目: String(projects),
  };
}

/** So many projects are named of a level; of more, how many there are. */
const most = 30;

/** By level 1, in the order of the year's table, the projects that have no indicator of it; empty where all have. */
export function viewMissing({ classes, missing }: UnitOverview): View {
  const levels = [...new Set([...classes.map(({ levelOne }) => levelOne), ...missing.flatMap((one) => one.levels)])];
  return levels.flatMap((level) => {
    const projects = missing.filter((one) => one.levels.includes(level));
    if (projects.length === 0) return [];
    return [{ 一级: level, 个数: String(projects.length), 项目: namesOf(projects.map(({ name }) => name)) }];
  });
}

function namesOf(names: readonly string[]): string {
  const named = names.slice(0, most).join('；');
  return names.length > most ? `${named}；等 ${names.length} 个项目` : named;
}
