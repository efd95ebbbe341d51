import { classesOf, codesAbout, hasClassIn } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import type { ClassTable } from '../unit.ts';
import { projectsOf } from '../walk.ts';

/** What every project must show, by a word in the names of the year's classes. */
const DEMANDED = ['产出', '效益'] as const;

/** Every project produces something, and something comes of it. */
export const outputBenefitMissing: Rule = {
  id: 'output-benefit-missing',
  severity: 'warning',
  strict: 'error',
  title: '没有产出指标或效益指标',
  basis: '财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》；中发〔2018〕34号',
  explanation:
    '每个项目都要有产出指标（钱花出去，做成什么）和效益指标（做成以后，带来什么）。缺产出，看不出任务；缺效益，看不出为什么要花这笔钱。',
  examples: [
    {
      title: '只说做什么，没有说带来什么',
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
  - 分类: 12-质量指标
    名称: 验收合格率
    实施周期指标值: 100%
    年度指标值: 100%
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:5:1 本项目没有效益指标。'],
    },
    {
      title: '有产出，也有效益',
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
    const demanded = DEMANDED.map((word) => ({ word, codes: codesAbout(unit.指标分类, word) }));
    for (const { project, path } of projectsOf(unit)) {
      for (const { word, codes } of demanded) {
        if (codes.size === 0 || hasClassIn(project.绩效指标, codes)) continue;
        const hint = `请加上${word === '产出' ? '做成什么' : '带来什么'}的指标，可用的分类：${list(unit.指标分类, codes)}。`;
        yield { path: [...path, '绩效指标'], part: 'key', message: `本项目没有${word}指标。`, hint };
      }
    }
  },
};

function list(table: ClassTable, codes: ReadonlySet<string>): string {
  const labels = classesOf(table).filter(({ code }) => codes.has(code));
  return labels.map(({ label }) => `“${label}”`).join('、');
}
