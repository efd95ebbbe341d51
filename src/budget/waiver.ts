import type { Path } from '../diagnostics/path.ts';
import type { Unit, Waiver } from './unit.ts';
import { indicatorsOf, projectsOf } from './walk.ts';

/** A waiver, where it stands, and the part of the unit that it speaks for. */
export interface WaiverPlace {
  readonly waiver: Waiver;
  readonly path: Path;
  /** An indicator, a project, or (empty) the unit as a whole, for which 单位.yaml speaks. */
  readonly scope: Path;
}

const none: readonly WaiverPlace[] = [];

/** Every waiver of a unit, in the order of the files and lines. */
export function waiversOf(unit: Unit): readonly WaiverPlace[] {
  const placesOf = (waivers: readonly Waiver[] | undefined, holder: Path, scope: Path = holder) =>
    waivers?.map((waiver, index) => ({ waiver, path: [...holder, '豁免', index], scope })) ?? none;
  return [
    ...placesOf(unit.单位.豁免, ['单位'], []),
    ...indicatorsOf(unit).flatMap(({ indicator, path }) => placesOf(indicator.豁免, path)),
    ...projectsOf(unit).flatMap(({ project, path }) => placesOf(project.豁免, path)),
  ];
}

/** The waiver that speaks for a finding of a rule at a path: of several the nearest, of those the first. */
export function waiverFor(places: readonly WaiverPlace[], rule: string, path: Path): WaiverPlace | null {
  let nearest: WaiverPlace | null = null;
  for (const place of places) {
    const isMeant = place.waiver.规则 === rule && place.scope.every((step, index) => path[index] === step);
    if (isMeant && (nearest === null || place.scope.length > nearest.scope.length)) nearest = place;
  }
  return nearest;
}
