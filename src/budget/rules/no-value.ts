import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { saysNothing, targetsOf } from '../target.ts';

/** A value that only fills the field. */
export const noValue: Rule = {
  id: 'no-value',
  severity: 'error',
  title: '指标值等于没有填',
  basis: '惯例：不涉及的指标不列，列出的指标要有值',
  explanation:
    '写“无”“不涉及”“—”的指标没有内容，审计通报点名的“不涉及也占权重”就是这样来的。不涉及的指标整条删去；要说的是“一起也不发生”，请写 0。',
  examples: [
    {
      title: '不涉及还列了出来',
      projects: [exampleProject({ 绩效指标: [{ 分类: '22-社会效益', 名称: '带动就业人数', 年度指标值: '不涉及' }] })],
      expected: ['01.yaml:9:12 指标值写的是“不涉及”，等于没有填。'],
    },
    {
      title: '零就写零',
      projects: [exampleProject({ 绩效指标: [{ 分类: '22-社会效益', 名称: '安全事故起数', 年度指标值: '=0' }] })],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path, name, place } of targetsOf(unit)) {
      if (!saysNothing(text)) continue;
      yield {
        path,
        message: `指标值写的是${quote(text.trim())}，等于没有填。`,
        hint: !name.isNegative
          ? `请填写${quote(place.indicator.名称)}要达到多少；本项目不涉及这项指标，就删去这一条。`
          : '如果是一起也不发生，请写“=0”；本项目不涉及这项指标，就删去这一条。',
      };
    }
  },
};
