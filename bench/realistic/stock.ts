import type { Indicator, Project } from '../../src/budget/unit.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import type { SourceFile } from '../../src/compile/unit-folder.ts';
import { shippedUnit } from '../story.ts';

/** What realistic units are drawn from: the shipped unit, taken apart. */
export interface Stock {
  /** Stands in many of its texts. */
  readonly unitName: string;
  readonly year: string;
  readonly classTable: SourceFile;
  readonly projects: readonly Project[];
  /** Of all projects, the shortest first. */
  readonly names: readonly string[];
  /** Without the marks that end them. */
  readonly clauses: Ranked<string>;
  readonly indicators: Ranked<Indicator>;
}

/** Things in order of length, and where in the list those of a length stand. */
export interface Ranked<T> {
  readonly list: readonly T[];
  readonly placeOf: ReadonlyMap<number, number>;
  textOf(item: T): string;
}

export function openStock(): Stock {
  const folder = shippedUnit();
  const read = readUnit(folder);
  if (!read.ok || folder.classTable === null) throw new Error('the shipped unit has an error');
  const { 单位, 项目 } = read.value.unit;
  const names = 项目.map((project) => project.项目名称).filter((name) => !name.startsWith('（原件'));
  return {
    unitName: 单位.单位名称,
    year: 单位.预算年度,
    classTable: folder.classTable,
    projects: 项目,
    names: rank(names, (name) => name).list,
    clauses: rank(
      项目
        .flatMap((project) => clausesOf(project.绩效目标).map((clause) => splitEnd(clause)[0]))
        .filter((clause) => clause !== ''),
      (clause) => clause,
    ),
    indicators: rank(
      项目.flatMap((project) => project.绩效指标),
      printed,
    ),
  };
}

/** The clauses of a goal, each with the mark that ends it; what stands in brackets or quotes is not parted. Joined they are the goal. */
export function clausesOf(goal: string): readonly string[] {
  const clauses: string[] = [];
  let clause = '';
  let depth = 0;
  for (const character of goal) {
    clause += character;
    if ('（(“《【'.includes(character)) depth += 1;
    if ('）)”》】'.includes(character)) depth -= 1;
    if (character !== '\n' && (depth > 0 || !ENDS.includes(character))) continue;
    clauses.push(clause);
    clause = '';
  }
  return clause === '' ? clauses : [...clauses, clause];
}

/** A clause as it is said, and the marks that end it. */
export function splitEnd(clause: string): readonly [said: string, end: string] {
  const at = [...clause].findLastIndex((character) => !`${ENDS}\n`.includes(character)) + 1;
  const characters = [...clause];
  return [characters.slice(0, at).join(''), characters.slice(at).join('')];
}

const ENDS = '，。；;';

/** What an indicator takes up on the form. */
export function printed(indicator: Indicator): string {
  return [indicator.分类, indicator.名称, indicator.实施周期指标值, indicator.年度指标值].join('');
}

function rank<T>(items: readonly T[], textOf: (item: T) => string): Ranked<T> {
  const list = items.toSorted((a, b) => textOf(a).length - textOf(b).length);
  const standing = new Map<number, number[]>();
  for (const [index, item] of list.entries()) {
    const { length } = textOf(item);
    standing.set(length, [...(standing.get(length) ?? []), index]);
  }
  const placeOf = new Map([...standing].map(([length, indices]) => [length, indices[indices.length >> 1] ?? 0]));
  return { list, placeOf, textOf };
}
