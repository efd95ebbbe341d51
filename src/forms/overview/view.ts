import { formatAmount } from '../../budget/amount.ts';
import { type UnitOverview, unitOverview } from '../../budget/unit-overview.ts';
import type { OverviewAbout, OverviewForm, View } from '../form.ts';
import { viewFindings, viewWeights } from './findings.ts';
import { viewIndicators, viewMissing } from './indicators.ts';
import { viewProjects } from './projects.ts';
import { viewSince } from './since.ts';
import { viewSums } from './sums.ts';

/** 《项目支出绩效目标总览》: what a unit comes to, for those who answer for it: money, indicators, what is missing, findings. */
export const overview: OverviewForm = {
  id: '项目支出绩效目标总览',
  template: '项目支出绩效目标总览.hbs',
  view: viewOverview,
};

function viewOverview(about: OverviewAbout): View {
  const { 单位名称, 预算年度 } = about.unit.单位;
  const whole = unitOverview(about.unit);
  return {
    单位名称,
    预算年度,
    要点: viewSummary(whole, about),
    资金: viewSums(whole),
    项目: viewProjects(whole),
    指标: viewIndicators(whole),
    缺少: viewMissing(whole),
    检查: viewFindings(about),
    比较: viewSince(about.since),
  };
}

/** What is to be known before anything else. */
function viewSummary({ sums, projects, classes, missing }: UnitOverview, { unit, findings }: OverviewAbout): View {
  const [all] = sums;
  const wrong = sums.filter(({ isRight }) => !isRight).length;
  return {
    项目: String(projects.length),
    总计: all === undefined ? '' : formatAmount(all.sum),
    核对: wrong === 0 ? '一致' : `${wrong} 列不一致`,
    指标: String(unit.项目.reduce((count, { 绩效指标 }) => count + 绩效指标.length, 0)),
    分类: `${classes.filter(({ indicators }) => indicators > 0).length}/${classes.length}`,
    缺少: String(missing.length),
    ...viewWeights(findings),
  };
}
