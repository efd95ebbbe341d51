import { fundingSources, totalOf } from '../../budget/amount.ts';
import { classesOf, codeOf } from '../../budget/indicator-class.ts';
import type { Funding, Unit } from '../../budget/unit.ts';
import type { Records } from '../form.ts';

const head = [
  '预算年度',
  '单位名称',
  '项目序号',
  '项目名称',
  '总计',
  ...fundingSources,
  '绩效目标',
  '指标序号',
  '一级',
  '分类',
  '名称',
  '实施周期指标值',
  '年度指标值',
];

/**
 * What the form prints, one row an indicator. Amounts and 绩效目标 stand in the row of a project's first indicator alone, so
 * that a column of amounts adds up to the unit's; they are plain digits, in 万元.
 */
export function recordUnit(unit: Unit): Records {
  const levels = new Map(classesOf(unit.指标分类).map(({ code, levelOne }) => [code, levelOne]));
  const { 预算年度, 单位名称 } = unit.单位;
  const rows = unit.项目.flatMap(({ 项目名称, 资金, 绩效目标, 绩效指标 }, project) =>
    绩效指标.map(({ 分类, 名称, 实施周期指标值, 年度指标值 }, indicator) => [
      预算年度,
      单位名称,
      String(project + 1),
      项目名称,
      ...(indicator === 0 ? [...amountsOf(资金), 绩效目标] : ['', '', '', '', '']),
      String(indicator + 1),
      levels.get(codeOf(分类)) ?? '',
      分类,
      名称,
      实施周期指标值,
      年度指标值,
    ]),
  );
  return [head, ...rows];
}

function amountsOf(funding: Funding): readonly string[] {
  const digits = (amount: Funding['总计']): string => amount?.toFixed(2) ?? '';
  return [digits(totalOf(funding)), ...fundingSources.map((source) => digits(funding[source]))];
}
