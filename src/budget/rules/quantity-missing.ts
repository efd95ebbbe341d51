import { codesAbout, hasClassIn } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** An output that is not counted cannot be judged. A project without any output is told by `output-benefit-missing`. */
export const quantityMissing: Rule = {
  id: 'quantity-missing',
  severity: 'warning',
  title: '没有数量指标',
  basis: '财预〔2015〕88号：绩效目标要细化量化',
  explanation: '产出首先要说做多少：几栋、几台、几人次、几场。只有质量、时效而没有数量，年底说不清任务完成了多少。',
  examples: [
    {
      title: '只有按时完成，没有做多少',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
`,
      ],
      expected: ['01.yaml:5:1 本项目的产出指标里没有数量指标。'],
    },
    {
      title: '写了做多少',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const quantity = codesAbout(unit.指标分类, '数量');
    const output = codesAbout(unit.指标分类, '产出');
    if (quantity.size === 0) return;
    for (const { project, path } of projectsOf(unit)) {
      if (hasClassIn(project.绩效指标, quantity) || !hasClassIn(project.绩效指标, output)) continue;
      const hint = '请加上做多少的指标，例如“维修校舍数”“3栋”；付款项目可写“支付结算款笔数”“1笔”。';
      yield { path: [...path, '绩效指标'], part: 'key', message: '本项目的产出指标里没有数量指标。', hint };
    }
  },
};
