import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

const FEWEST = 3;
const MOST = 20;

/** Too few say too little; too many hide what matters. */
export const indicatorCount: Rule = {
  id: 'indicator-count',
  severity: 'warning',
  title: '绩效指标太少或太多',
  basis: '惯例：每个项目 3 至 20 个指标；指标过多是审计指出过的问题',
  explanation:
    '少于 3 个指标，连产出、效益、满意度都不齐；多于 20 个，看不出重点，年底逐项自评也做不到。请留下与绩效目标最相关、最能说明成绩的。',
  examples: [
    {
      title: '只有一个指标',
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
`,
      ],
      expected: ['01.yaml:5:1 本项目只有 1 个绩效指标，少于 3 个。'],
    },
    {
      title: '产出、效益、满意度各一个',
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
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const count = project.绩效指标.length;
      const place = { path: [...path, '绩效指标'], part: 'key' } as const;
      if (count < FEWEST) {
        const hint = '请按绩效目标补上，至少各有一个产出指标和效益指标。';
        yield { ...place, message: `本项目只有 ${count} 个绩效指标，少于 ${FEWEST} 个。`, hint };
      } else if (count > MOST) {
        const hint = '请合并相近的，删去次要的，留下最能说明成绩的。';
        yield { ...place, message: `本项目有 ${count} 个绩效指标，多于 ${MOST} 个。`, hint };
      }
    }
  },
};
