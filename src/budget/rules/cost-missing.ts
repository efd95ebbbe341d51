import { quote } from '../../diagnostics/quote.ts';
import { codeOf, codesAbout, hasClassIn } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/**
 * Works, repairs and purchases, as project names say it. 工程 is also a word of other trades (工程师, 软件工程专业) and a
 * word for programmes that build nothing (质量工程, 育人工程).
 */
const BUILT =
  /(?<!质量|改革|育人|人才|提升|培育|培养|名师|思政|铸魂|惠民|民生)工程(?!师|学|系|技术|专业|中心|训练|教育|实训)|维修|修缮|翻新|改造|扩建|新建|装修|基建|采购|购置/;

const WORD = '成本';

export const costMissing: Rule = {
  id: 'cost-missing',
  severity: 'info',
  strict: 'warning',
  title: '工程、维修、采购项目没有成本指标',
  basis: '财预〔2021〕101号：工程基建、大型修缮、购置项目设置成本指标',
  explanation:
    '项目名称写明是工程、维修、改造、采购的，花多少钱做成是考核的重点，应当有成本指标，例如“单位面积维修成本”。编号 14 在分类表里没有名称时，习惯上就是成本指标。',
  examples: [
    {
      title: '维修项目没有说花多少钱',
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
      expected: ['01.yaml:1:13 项目名称里有“维修”，却没有成本指标。'],
    },
    {
      title: '写了维修成本',
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
  - 分类: 14-
    名称: 维修成本
    实施周期指标值: ≤150万元
    年度指标值: ≤150万元
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
    const codes = codesAbout(unit.指标分类, WORD);
    if (codes.size === 0) return;
    for (const { project, path } of projectsOf(unit)) {
      const built = BUILT.exec(project.项目名称);
      if (built === null || hasClassIn(project.绩效指标, codes)) continue;
      const place = { path: [...path, '项目名称'], within: { offset: built.index, length: built[0].length } };
      const reason = `项目名称里有${quote(built[0])}，却没有成本指标`;
      const elsewhere = project.绩效指标.findIndex(({ 名称 }) => 名称.includes(WORD));
      const misplaced = project.绩效指标[elsewhere];
      if (misplaced === undefined) {
        yield { ...place, message: `${reason}。`, hint: '请加上成本指标，例如“工程造价”“≤150万元”。' };
        continue;
      }
      const message = `${reason}；${quote(misplaced.名称)}归在编号 ${codeOf(misplaced.分类)} 之下。`;
      const hint = '如果它考核的是成本，请改归成本指标；否则请另加一个成本指标，例如“工程造价”“≤150万元”。';
      yield {
        ...place,
        message,
        hint,
        related: [{ path: [...path, '绩效指标', elsewhere, '分类'], message: '它的分类' }],
      };
    }
  },
};
