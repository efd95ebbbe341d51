import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { unmeasuredNumbersOf } from '../goal-numbers.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** One thing, two numbers: the goal and the indicators were not written from the same plan. */
export const goalNumberDisagrees: Rule = {
  id: 'goal-number-disagrees',
  severity: 'info',
  strict: 'warning',
  title: '绩效目标与指标里的数不一致',
  basis: '财预〔2021〕101号：指标与绩效目标高度关联',
  explanation:
    '绩效目标里的一个数在指标里找不到，却有一项指标说的是同一件事（四个字以上相同、单位可比），数值不同。两处多半有一处没有跟着改。目标写的是范围（3-5项）时，指标值落在范围里就算一致。',
  examples: [
    {
      title: '目标写 12 间，指标写 10 间',
      projects: [
        exampleProject({
          绩效目标: '完成12间多媒体教室的维修，改善办学条件，保障教学。',
          绩效指标: [{ 名称: '维修多媒体教室数', 年度指标值: '10间' }],
        }),
      ],
      expected: ['01.yaml:4:9 绩效目标写的是“12间”，指标“维修多媒体教室数”是“10间”。'],
    },
    {
      title: '在范围之内',
      projects: [
        exampleProject({
          绩效目标: '完成8-12间多媒体教室的维修，改善办学条件，保障教学。',
          绩效指标: [{ 名称: '维修多媒体教室数', 年度指标值: '10间' }],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      for (const promise of unmeasuredNumbersOf(project)) {
        const { same } = promise;
        if (same === null) continue;
        const indicator = [...path, '绩效指标', same.index];
        yield {
          path: [...path, '绩效目标'],
          within: { offset: promise.offset, length: promise.text.length },
          message: `绩效目标写的是${quote(promise.text)}，指标${quote(same.name)}是${quote(same.value)}。`,
          hint: '请核对两处的数；如果说的不是一件事，请在名称上区分开。',
          related: [{ path: [...indicator, '年度指标值'], message: '指标写的数' }],
        };
      }
    }
  },
};
