import { quote } from '../../diagnostics/quote.ts';
import { codeOf, codesAbout, hasClassIn } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

const WORD = '满意度';

/** Asked for where a project serves somebody; which project does not is the reviewer's judgement, so this only informs. */
export const satisfactionMissing: Rule = {
  id: 'satisfaction-missing',
  severity: 'info',
  title: '没有满意度指标',
  basis: '中发〔2018〕34号：绩效指标包括服务对象满意度；财预〔2021〕101号：按需设置',
  explanation:
    '有服务对象的项目一般要有满意度指标，例如师生满意度。向单位付结算款、还本付息这类没有直接服务对象的，可以没有，所以这里只是提示。',
  examples: [
    {
      title: '维修宿舍却没有问学生',
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
`,
      ],
      expected: ['01.yaml:5:1 本项目没有满意度指标。'],
    },
    {
      title: '有师生满意度',
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
    const codes = codesAbout(unit.指标分类, WORD);
    if (codes.size === 0) return;
    for (const { project, path } of projectsOf(unit)) {
      if (hasClassIn(project.绩效指标, codes)) continue;
      const elsewhere = project.绩效指标.findIndex(({ 名称 }) => 名称.includes(WORD));
      const misplaced = project.绩效指标[elsewhere];
      const place = { path: [...path, '绩效指标'], part: 'key' } as const;
      if (misplaced === undefined) {
        yield {
          ...place,
          message: '本项目没有满意度指标。',
          hint: '有服务对象的，请加上例如“师生满意度”“≥90%”；没有的可以不加。',
        };
        continue;
      }
      const message = `本项目没有满意度指标；${quote(misplaced.名称)}归在编号 ${codeOf(misplaced.分类)} 之下。`;
      const hint = '如果它考核的是服务对象是否满意，请改归满意度指标。';
      yield {
        ...place,
        message,
        hint,
        related: [{ path: [...path, '绩效指标', elsewhere, '分类'], message: '它的分类' }],
      };
    }
  },
};
