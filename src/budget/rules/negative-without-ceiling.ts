import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { FIGHTING, isNegative } from '../indicator-name.ts';
import type { Rule } from '../rule.ts';
import { stretchOf, targetsOf } from '../target.ts';

/** What is better the lower it is has a ceiling. */
export const negativeWithoutCeiling: Rule = {
  id: 'negative-without-ceiling',
  severity: 'warning',
  title: '负向指标没有写上限',
  basis: '惯例：负向指标用 ≤ 表示上限',
  explanation:
    '死亡率、故障率、事故、投诉、成本这样的指标越低越好，应当用 ≤（或 ＜）写出上限；不写符号，系统按“等于”处理，写成 ≥ 意思就反了。目标确实是零的，可以写 ≤0 或 =0。名称说的是降低、控制、处理它们的，不在此列。',
  examples: [
    {
      title: '没有写符号',
      projects: [exampleProject({ 绩效指标: [{ 分类: '12-质量指标', 名称: '设备故障率', 年度指标值: '5%' }] })],
      expected: ['01.yaml:9:12 “设备故障率”越低越好，指标值“5%”前面却没有写“≤”。'],
    },
    {
      title: '方向写反了',
      projects: [
        exampleProject({ 绩效指标: [{ 分类: '22-社会效益', 名称: '重大安全事故发生率', 年度指标值: '≥1%' }] }),
      ],
      expected: ['01.yaml:9:12 “重大安全事故发生率”越低越好，指标值却写了“≥”。'],
    },
    {
      title: '写了上限；名称说的是降低它',
      projects: [
        exampleProject({
          绩效指标: [
            { 分类: '12-质量指标', 名称: '设备故障率', 年度指标值: '≤5%' },
            { 分类: '22-社会效益', 名称: '安全事故起数', 年度指标值: '=0' },
            { 分类: '21-经济效益', 名称: '培训成本降低率', 年度指标值: '10%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path, name, value } of targetsOf(unit)) {
      if (value === null || FIGHTING.test(value.subject)) continue;
      const phrase = isNegative(value.subject) ? value.subject : name.isNegative ? name.core : '';
      if (phrase === '' || (value.means !== null && value.means !== '≥' && value.means !== '＞')) continue;
      const unitText = value.unit === '' && name.asksFor === 'percentage' && name.measure === '' ? '%' : value.unit;
      const wanted = `≤${value.digits}${unitText}`;
      const sign = value.operator || value.adverb;
      const offset = value.operator === '' ? value.adverbOffset : text.lastIndexOf(sign, value.offset);
      yield {
        path,
        within: value.means === null || offset === null ? stretchOf(value, text) : { offset, length: sign.length },
        message:
          value.means === null
            ? `${quote(phrase)}越低越好，指标值“${value.digits}${value.unit}”前面却没有写“≤”。`
            : `${quote(phrase)}越低越好，指标值却写了“${sign}”。`,
        hint: value.number === 0 ? `请写成“${wanted}”，也可以写“=0”。` : `请写成“${wanted}”。`,
      };
    }
  },
};
