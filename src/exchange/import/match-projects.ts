import { plainName, textLikeness } from '../../history/likeness.ts';
import { pair } from '../../history/pair.ts';
import type { PlainMap } from '../../history/plain-unit.ts';
import type { DraftProject } from './draft.ts';
import { listOf } from './merge-project.ts';

/** From here on, two projects of other names are taken for one. */
const threshold = 0.6;

/**
 * Which project of the data each project of a draft is: by the file that its row names, then by name, then by likeness;
 * null for a new one. `files` are the names of the data's files, without folder and `.yaml`.
 */
export function matchProjects(
  before: readonly PlainMap[],
  files: readonly string[],
  drafts: readonly DraftProject[],
): readonly (number | null)[] {
  const matches: (number | null)[] = drafts.map(() => null);
  const taken = new Set<number>();
  const match = (draft: number, place: number): void => {
    matches[draft] = place;
    taken.add(place);
  };
  // A row that was copied names the file of its original: of two, the one of the same name is it.
  for (const isNamed of [true, false]) {
    for (const [index, { file, data }] of drafts.entries()) {
      const place = file === null ? -1 : files.indexOf(file);
      const isSame = before[place]?.项目名称 === data.项目名称;
      if (place >= 0 && !taken.has(place) && matches[index] === null && (isSame || !isNamed)) match(index, place);
    }
  }
  const [old, now] = [
    [...before.keys()].filter((place) => !taken.has(place)),
    [...drafts.keys()].filter((index) => matches[index] === null),
  ];
  const pairs = pair(
    old.map((place) => before[place] ?? {}),
    now.map((index) => drafts[index]?.data ?? {}),
    { keys: [nameOf, (one) => plainName(nameOf(one))], likeness, threshold },
  );
  for (const [from, to] of pairs) match(now[to] ?? 0, old[from] ?? 0);
  return matches;
}

function likeness(one: PlainMap, other: PlainMap): number {
  const goal = ({ 绩效目标 }: PlainMap) => (typeof 绩效目标 === 'string' ? 绩效目标 : '');
  const indicators = ({ 绩效指标 }: PlainMap) =>
    listOf(绩效指标)
      .map(({ 名称 }) => String(名称 ?? ''))
      .join('\n');
  const parts = [
    [0.4, nameOf(one), nameOf(other)],
    [0.3, goal(one), goal(other)],
    [0.3, indicators(one), indicators(other)],
  ] as const;
  // What neither says tells nothing.
  const told = parts.filter(([, a, b]) => a !== '' || b !== '');
  const weight = told.reduce((sum, [share]) => sum + share, 0);
  return weight === 0 ? 0 : told.reduce((sum, [share, a, b]) => sum + share * textLikeness(a, b), 0) / weight;
}

function nameOf({ 项目名称 }: PlainMap): string {
  return typeof 项目名称 === 'string' ? 项目名称 : '';
}
