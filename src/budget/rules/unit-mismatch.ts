import { exampleProject } from '../example-project.ts';
import { isSameMeasure } from '../measure.ts';
import type { Rule } from '../rule.ts';
import { isPercentage, lacksPercent, targetsOf } from '../target.ts';

/** The unit in the name and the unit in the value are one. */
export const unitMismatch: Rule = {
  id: 'unit-mismatch',
  severity: 'warning',
  title: '名称与指标值的单位不一致',
  basis: '惯例：一个指标只有一个计量单位',
  explanation:
    '名称末尾写明了单位（（件）、人数、次数），指标值却用了另一个单位。最常见的是“人数”与“人次”混用：一个人参加三次是 1 人、3 人次，年末统计时两种口径的结果不同。',
  examples: [
    {
      title: '人数写成了人次',
      projects: [exampleProject({ 绩效指标: [{ 名称: '培训学生人数', 年度指标值: '1800人次' }] })],
      expected: ['01.yaml:9:16 名称的单位是“人”，指标值的单位却是“人次”。'],
    },
    {
      title: '单位一致，或者说法不同而意思相同',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '培训学生人数', 年度指标值: '1800名' },
            { 名称: '专利申请量（件）', 年度指标值: '≥5件' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const { text, path, name, value } = target;
      if (value === null || value.measure === '' || name.measure === '') continue;
      const isTold = lacksPercent(target) || (name.asksFor === 'count' && isPercentage(target, value));
      if (isTold || isSameMeasure(name.measure, value.measure)) continue;
      const offset = text.indexOf(value.measure, value.offset + value.digits.length);
      yield {
        path,
        ...(offset < 0 ? {} : { within: { offset, length: value.measure.length } }),
        message: `名称的单位是“${name.measure}”，指标值的单位却是“${value.measure}”。`,
        hint: `请核对统计口径，两处写同一个单位，例如“${value.digits}${name.measure}”。`,
      };
    }
  },
};
