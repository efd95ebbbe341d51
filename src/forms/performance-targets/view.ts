import { formatAmount, totalOf } from '../../budget/amount.ts';
import { classesOf, codeOf } from '../../budget/indicator-class.ts';
import type { Funding, Indicator, Project, Unit } from '../../budget/unit.ts';
import type { UnitForm, View } from '../form.ts';
import { recordUnit } from './records.ts';

/** 《项目支出绩效目标表（含转移支付项目）》: one row for the unit, one for each project. */
export const performanceTargets: UnitForm = {
  id: '项目支出绩效目标表',
  template: '项目支出绩效目标表.hbs',
  view: viewUnit,
  records: recordUnit,
};

function viewUnit(unit: Unit): View {
  const levels = levelOneByCode(unit);
  return {
    单位名称: unit.单位.单位名称,
    预算年度: unit.单位.预算年度,
    合计: viewFunding(unit.单位.合计),
    项目: unit.项目.map((project, index) => viewProject(project, index, levels)),
  };
}

function viewProject(project: Project, index: number, levels: ReadonlyMap<string, string>): View {
  return {
    序号: String(index + 1),
    项目名称: project.项目名称,
    资金: viewFunding(project.资金),
    绩效目标: project.绩效目标.split('\n'),
    绩效指标: project.绩效指标.map((indicator, position) => viewIndicator(indicator, position, levels)),
  };
}

/** 句号 is empty where the value brings its own, as on the published form. */
function viewIndicator(indicator: Indicator, index: number, levels: ReadonlyMap<string, string>): View {
  return {
    序号: String(index + 1),
    一级: levels.get(codeOf(indicator.分类)) ?? '',
    分类: indicator.分类,
    名称: indicator.名称,
    实施周期指标值: indicator.实施周期指标值,
    年度指标值: indicator.年度指标值,
    句号: indicator.年度指标值.endsWith('。') ? '' : '。',
  };
}

function viewFunding(funding: Funding): View {
  const print = (amount: Funding['总计']): string => (amount === undefined ? '' : formatAmount(amount));
  return {
    总计: formatAmount(totalOf(funding)),
    财政拨款: print(funding.财政拨款),
    财政专户拨款: print(funding.财政专户拨款),
    其他资金: print(funding.其他资金),
  };
}

/** By code: a class whose name differs from the year's table is still of its level. */
function levelOneByCode(unit: Unit): ReadonlyMap<string, string> {
  return new Map(classesOf(unit.指标分类).map(({ code, levelOne }) => [code, levelOne]));
}
