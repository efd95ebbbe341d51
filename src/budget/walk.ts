import type { Path } from '../diagnostics/path.ts';
import type { Indicator, Project, Unit } from './unit.ts';

/** An indicator with its project and the path of each. */
export interface IndicatorPlace {
  readonly indicator: Indicator;
  readonly path: Path;
  readonly project: Project;
  readonly projectPath: Path;
}

/** The two value fields of an indicator. */
const VALUES = ['实施周期指标值', '年度指标值'] as const;

/** A text of the unit that is printed, and where it stands. */
export interface PrintedText {
  readonly text: string;
  readonly path: Path;
}

/** Every project with its path. */
export function* projectsOf({ 项目 }: Unit): Iterable<{ readonly project: Project; readonly path: Path }> {
  for (const [index, project] of 项目.entries()) yield { project, path: ['项目', index] };
}

/** Every indicator of every project, in order. */
export function* indicatorsOf(unit: Unit): Iterable<IndicatorPlace> {
  for (const { project, path: projectPath } of projectsOf(unit))
    for (const [index, indicator] of project.绩效指标.entries())
      yield { indicator, path: [...projectPath, '绩效指标', index], project, projectPath };
}

/**
 * The values of an indicator that a reader must look at: one where both are the same (the annual one), else both. So a
 * mistake written twice is told once.
 */
export function* valuesOf({ indicator, path }: IndicatorPlace): Iterable<PrintedText> {
  const isSame = indicator.实施周期指标值 === indicator.年度指标值;
  for (const field of isSame ? (['年度指标值'] as const) : VALUES)
    yield { text: indicator[field], path: [...path, field] };
}

/** Every text that is printed: names, goals, indicators; a value that is the same in both columns once. */
export function* printedTextsOf(unit: Unit): Iterable<PrintedText> {
  yield { text: unit.单位.单位名称, path: ['单位', '单位名称'] };
  for (const { project, path: projectPath } of projectsOf(unit)) {
    yield { text: project.项目名称, path: [...projectPath, '项目名称'] };
    yield { text: project.绩效目标, path: [...projectPath, '绩效目标'] };
    for (const [index, indicator] of project.绩效指标.entries()) {
      const path = [...projectPath, '绩效指标', index];
      yield { text: indicator.名称, path: [...path, '名称'] };
      yield* valuesOf({ indicator, path, project, projectPath });
    }
  }
}

/** Every 备注: it stands in the files and is never printed. */
export function* remarksOf(unit: Unit): Iterable<PrintedText> {
  const { 指标分类, 单位 } = unit;
  if (指标分类.备注 !== undefined) yield { text: 指标分类.备注, path: ['指标分类', '备注'] };
  if (单位.备注 !== undefined) yield { text: 单位.备注, path: ['单位', '备注'] };
  for (const { project, path } of projectsOf(unit))
    if (project.备注 !== undefined) yield { text: project.备注, path: [...path, '备注'] };
  for (const { indicator, path } of indicatorsOf(unit))
    if (indicator.备注 !== undefined) yield { text: indicator.备注, path: [...path, '备注'] };
}
