import type { ProjectChange, UnitDifference } from '../history/difference.ts';

/** How many items of a kind came, went, go by another name, say something else, and only stand elsewhere. */
export interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly renamed: number;
  readonly changed: number;
  readonly moved: number;
}

/** The projects of a difference in numbers. */
export function countProjects({ projects }: UnitDifference): Counts {
  return count(projects, hasOtherContent);
}

/** Its indicators; those of projects that came or went as a whole are not among them. */
export function countIndicators({ projects }: UnitDifference): Counts {
  const indicators = projects.flatMap((project) => (project.kind === 'changed' ? project.indicators : []));
  return count(indicators, (one) => {
    return one.kind === 'changed' && one.values.length + one.texts.length + one.lists.length > 0;
  });
}

/** Whether a project that stayed says something else than before, apart from its name and place. */
export function hasOtherContent(project: ProjectChange): boolean {
  if (project.kind !== 'changed') return false;
  const { funding, texts, lists, indicators } = project;
  return funding.amounts.length + texts.length + lists.length + indicators.length > 0 || funding.wrongTotal !== null;
}

type Item =
  | { readonly kind: 'added' | 'removed' }
  | { readonly kind: 'changed'; readonly renamed: unknown; readonly moved: unknown };

function count<T extends Item>(items: readonly T[], isChanged: (item: T) => boolean): Counts {
  const number = (isCounted: (item: T) => boolean): number => items.filter(isCounted).length;
  return {
    added: number(({ kind }) => kind === 'added'),
    removed: number(({ kind }) => kind === 'removed'),
    renamed: number((item) => item.kind === 'changed' && item.renamed !== null),
    changed: number(isChanged),
    moved: number(
      (item) => item.kind === 'changed' && item.renamed === null && item.moved !== null && !isChanged(item),
    ),
  };
}
