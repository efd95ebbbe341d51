import type { Path } from '../diagnostics/path.ts';
import { readOnce } from './read-once.ts';
import type { Indicator, Project, Unit } from './unit.ts';

/** A text of the unit that is printed, and where it stands. */
export interface PrintedText {
  readonly text: string;
  readonly path: Path;
}

/** An indicator with its path. */
export interface IndicatorPlace {
  readonly indicator: Indicator;
  readonly path: Path;
  readonly name: PrintedText;
  /**
   * The values that a reader must look at: one where both are the same (the annual one), else both. So a mistake written
   * twice is told once.
   */
  readonly values: readonly PrintedText[];
}

/** A project with its path and its indicators with theirs. */
export interface ProjectPlace {
  readonly project: Project;
  readonly path: Path;
  readonly indicators: readonly IndicatorPlace[];
}

/** Every project with its path, in order. */
export const projectsOf = readOnce(({ 项目 }: Unit): readonly ProjectPlace[] =>
  项目.map((project, index) => {
    const indicators = project.绩效指标.map((indicator, at) => placeOf(indicator, index, at));
    return { project, path: ['项目', index], indicators };
  }),
);

function placeOf(indicator: Indicator, project: number, at: number): IndicatorPlace {
  const printed = (field: '名称' | '实施周期指标值' | '年度指标值'): PrintedText => {
    return { text: indicator[field], path: ['项目', project, '绩效指标', at, field] };
  };
  const isSame = indicator.实施周期指标值 === indicator.年度指标值;
  const values = isSame ? [printed('年度指标值')] : [printed('实施周期指标值'), printed('年度指标值')];
  return { indicator, path: ['项目', project, '绩效指标', at], name: printed('名称'), values };
}

/** Every indicator of every project, in order. */
export const indicatorsOf = readOnce((unit: Unit): readonly IndicatorPlace[] =>
  projectsOf(unit).flatMap(({ indicators }) => indicators),
);

/** What is printed in one stretch, so that it can be searched as a whole: the unit's name, or one project. */
interface Passage {
  readonly whole: string;
  readonly texts: readonly PrintedText[];
}

const passagesOf = readOnce((unit: Unit): readonly Passage[] => [
  passage([{ text: unit.单位.单位名称, path: ['单位', '单位名称'] }, ...reasonOf(unit.单位, ['单位'])]),
  ...projectsOf(unit).map(({ project, path, indicators }) =>
    passage([
      { text: project.项目名称, path: [...path, '项目名称'] },
      { text: project.绩效目标, path: [...path, '绩效目标'] },
      ...indicators.flatMap(({ name, values }) => [name, ...values]),
      ...reasonOf(project, path),
    ]),
  ),
]);

/** 调整原因 stands on the 调整表, which is published like the form. */
function reasonOf({ 调整原因: text }: { readonly 调整原因?: string }, path: Path): readonly PrintedText[] {
  return text === undefined ? [] : [{ text, path: [...path, '调整原因'] }];
}

function passage(texts: readonly PrintedText[]): Passage {
  return { whole: texts.map(({ text }) => text).join('\n'), texts };
}

/**
 * The texts that are printed (names, goals, indicators, 调整原因; a value that is the same in both columns once) and have `mark` in
 * them, in order. Most projects hold nothing of the kind and are searched as a whole, so a mark must be found wherever it
 * stands: it does not ask for the beginning or the end of its text, and it keeps no place (no `g`).
 */
export function* printedTextsWith(unit: Unit, mark: RegExp): Iterable<PrintedText> {
  for (const { whole, texts } of passagesOf(unit)) {
    if (!mark.test(whole)) continue;
    for (const printed of texts) if (mark.test(printed.text)) yield printed;
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
