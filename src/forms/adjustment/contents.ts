import type { Indicator } from '../../budget/unit.ts';
import { isOneValue } from '../../history/count-changes.ts';
import { describeShift } from '../../history/describe-shift.ts';
import type { IndicatorChange, ProjectChange, ValueChange } from '../../history/difference.ts';
import type { Versions, View } from '../form.ts';
import {
  type ChangedProject,
  classChange,
  describeAdjusted,
  goalChange,
  indicatorChanges,
  printedChanges,
  sidesOf,
} from './printed-changes.ts';
import { describeRewording } from './rewording.ts';

/** One thing that was adjusted. */
interface Row {
  readonly 内容: string;
  /** Paragraphs; empty where there was nothing. */
  readonly 调整前: readonly string[];
  readonly 调整后: readonly string[];
  readonly 说明: readonly string[];
}

/** The table of goals and indicators: a block a project, a row for each thing that was adjusted; '' where nothing was. */
export function viewContents(versions: Versions): View {
  const { before, after, difference } = versions;
  const unitReason = after.单位.调整原因;
  const changes = printedChanges(difference);
  if (changes.length === 0 && before.单位.单位名称 === after.单位.单位名称) return '';
  return {
    单位: viewUnit(versions),
    项目: changes.map((change, index) => ({
      序号: String(index + 1),
      项目名称: nameOf(change),
      调整内容: describeAdjusted(change),
      行: rowsOf(change).map((row) => ({ ...row })),
      调整原因: reasonOf(change, unitReason),
    })),
  };
}

/** What concerns the unit as a whole; '' where there is nothing. */
function viewUnit({ before, after }: Versions): View {
  const { 单位名称: name, 调整原因: reason } = after.单位;
  if (reason === undefined && before.单位.单位名称 === name) return '';
  const rename = { 内容: '单位名称', 调整前: [before.单位.单位名称], 调整后: [name], 说明: ['更名'] };
  return { 行: before.单位.单位名称 === name ? [] : [rename], 调整原因: paragraphsOf(reason) };
}

function nameOf(change: ProjectChange): string {
  const [before, after] = sidesOf(change);
  return (after ?? before)?.项目名称 ?? '';
}

/** Its own; else the unit's, which is all there can be where the project was given up and its file is gone. */
function reasonOf(change: ProjectChange, unitReason: string | undefined): readonly string[] {
  const own = change.kind === 'removed' ? undefined : change.after.调整原因;
  return own === undefined && unitReason !== undefined ? ['见全单位的调整原因。'] : paragraphsOf(own);
}

function rowsOf(change: ProjectChange): readonly Row[] {
  if (change.kind === 'changed') return changedRows(change);
  const project = change.kind === 'added' ? change.after : change.before;
  const put = (内容: string, texts: readonly string[]): Row =>
    change.kind === 'added'
      ? { 内容, 调整前: [], 调整后: texts, 说明: ['新增'] }
      : { 内容, 调整前: texts, 调整后: [], 说明: ['取消'] };
  return [
    put('绩效目标', paragraphsOf(project.绩效目标)),
    ...project.绩效指标.map((indicator) => put(labelOf(indicator), [valuesOf(indicator)])),
  ];
}

function changedRows(change: ChangedProject): readonly Row[] {
  const { renamed, before, after } = change;
  const goal = goalChange(change);
  const name = { 内容: '项目名称', 调整前: [before.项目名称], 调整后: [after.项目名称], 说明: ['更名'] };
  return [
    ...(renamed === null ? [] : [name]),
    ...(goal === null
      ? []
      : [
          {
            内容: '绩效目标',
            调整前: paragraphsOf(before.绩效目标),
            调整后: paragraphsOf(after.绩效目标),
            说明: describeRewording(goal),
          },
        ]),
    ...indicatorChanges(change).map(indicatorRow),
  ];
}

function indicatorRow(change: IndicatorChange): Row {
  switch (change.kind) {
    case 'added':
      return { 内容: labelOf(change.after), 调整前: [], 调整后: [valuesOf(change.after)], 说明: ['新增'] };
    case 'removed':
      return { 内容: labelOf(change.before), 调整前: [valuesOf(change.before)], 调整后: [], 说明: ['取消'] };
    case 'changed': {
      const { before, after, renamed, moved, values } = change;
      const otherClass = classChange(change);
      const said = (indicator: Indicator): readonly string[] => [
        ...(otherClass === null ? [] : [`分类:${indicator.分类}`]),
        ...(renamed === null ? [] : [`名称:${indicator.名称}`]),
        valuesOf(indicator),
      ];
      const notes = [
        ...(otherClass === null ? [] : ['改分类']),
        ...(renamed === null ? [] : ['更名']),
        ...describeValues(values),
        ...(moved === null ? [] : [`次序：由第 ${moved.from + 1} 项移到第 ${moved.to + 1} 项`]),
      ];
      return { 内容: labelOf(after), 调整前: said(before), 调整后: said(after), 说明: notes };
    }
  }
}

/** As the target form has it. */
function valuesOf({ 实施周期指标值, 年度指标值 }: Indicator): string {
  return `实施周期指标值:${实施周期指标值}；年度指标值:${年度指标值}`;
}

function labelOf({ 分类, 名称 }: Indicator): string {
  return `${分类}；${名称}`;
}

/** In which direction and by how much, where that can be known; the same change of both values is told once. */
function describeValues(values: readonly ValueChange[]): readonly string[] {
  const [one] = values;
  const told =
    isOneValue(values) && one !== undefined
      ? [{ ...one, what: '指标值' }]
      : values.map((value) => ({ ...value, what: value.field }));
  return told.map(({ what, shift }) => {
    const clause = shift === null ? '' : describeShift(shift);
    return clause === '' ? `${what}修改` : `${what}${clause}`;
  });
}

function paragraphsOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('\n');
}
