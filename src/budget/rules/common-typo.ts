import type { Rule } from '../rule.ts';
import { findTypos, TYPO_WORD } from '../typo.ts';
import { printedTextsWith } from '../walk.ts';

export const commonTypo: Rule = {
  id: 'common-typo',
  severity: 'info',
  title: '常见的错别字',
  basis: '惯例：公文用字规范',
  explanation:
    '预算文字里常见的形近、音近错字：拔付（拨付）、建立建全（建立健全）、帐户（账户）等。“截至”后面接日期，“截止”后面接“日期”“时间”；计数用“累计”，“累积”是逐渐积聚，例如累积经验。只查几乎不会用对的写法，所以只是提示。',
  examples: [
    {
      title: '形近字和截止、累积',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 建立建全维修制度，及时拔付资金，截止2025年12月累积维修校舍3栋。
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
      expected: [
        '01.yaml:4:7 “绩效目标”里的“建立建全”疑为“建立健全”之误。',
        '01.yaml:4:18 “绩效目标”里的“拔付”疑为“拨付”之误。',
        '01.yaml:4:23 “绩效目标”里的“截止”疑为“截至”之误。',
        '01.yaml:4:33 “绩效目标”里的“累积”疑为“累计”之误。',
      ],
    },
    {
      title: '用对的写法',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 建立健全维修制度，及时拨付资金，在截止日期前完成，累积管理经验。
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
    for (const { text, path } of printedTextsWith(unit, TYPO_WORD)) {
      const isCount = path.includes('绩效指标');
      for (const { written, meant, isSure, offset } of findTypos(text, isCount)) {
        yield {
          path,
          within: { offset, length: written.length },
          message: `“${path.at(-1)}”里的“${written}”疑为“${meant}”之误。`,
          hint: `请核对；是的话请写成“${meant}”。`,
          ...(isSure ? { fix: meant } : {}),
        };
      }
    }
  },
};
