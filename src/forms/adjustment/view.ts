import type { AdjustmentForm, Versions, View } from '../form.ts';
import { viewChart } from './chart.ts';
import { viewContents } from './contents.ts';
import { viewFunding } from './funding.ts';

/** 《项目支出绩效目标调整表》: what was changed in a unit since another version: money, goals and indicators, with the reasons. */
export const adjustment: AdjustmentForm = {
  id: '项目支出绩效目标调整表',
  template: '项目支出绩效目标调整表.hbs',
  view: viewVersions,
};

function viewVersions(versions: Versions): View {
  const { after, difference } = versions;
  return {
    单位名称: after.单位.单位名称,
    预算年度: after.单位.预算年度,
    资金: viewFunding(versions),
    内容: viewContents(versions),
    图: viewChart(difference),
  };
}
