import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { unmeasuredNumbersOf } from '../goal-numbers.ts';
import { codeOf, codesAbout } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import type { Indicator } from '../unit.ts';
import { projectsOf } from '../walk.ts';

const satisfaction = /满意(?:度|率)?/;

/** What a goal promises, an indicator measures; a promise that nothing measures cannot be evaluated. */
export const promiseWithoutIndicator: Rule = {
  id: 'promise-without-indicator',
  severity: 'info',
  strict: 'warning',
  title: '绩效目标的承诺没有对应的指标',
  basis: '财预〔2021〕101号：指标与绩效目标高度关联；财预〔2015〕88号：细化量化、相应匹配',
  explanation:
    '绩效目标里写了满意度，或写了要完成的数量，绩效指标里却没有衡量它的一项，年终自评时就没有依据。数量按数值核对：指标的名称或指标值里有同一个数，或几项相加等于它，就算对上；年份、金额、文号、约数（12000多名）、括号和引号里的数不核对。',
  examples: [
    {
      title: '满意度和数量都没有指标',
      projects: [exampleProject({ 绩效目标: '完成12间教室的维修，改善办学条件，提高师生满意度。' })],
      expected: [
        '01.yaml:4:9 绩效目标里的“12间教室的维修”没有对应的绩效指标。',
        '01.yaml:4:29 绩效目标提到“满意度”，却没有衡量满意度的指标。',
      ],
    },
    {
      title: '都有指标',
      projects: [
        exampleProject({
          绩效目标: '2025年投入150万元，完成12间教室的维修，改善2000多名师生的学习条件，提高满意度。',
          绩效指标: [
            { 名称: '维修普通教室数', 年度指标值: '10间' },
            { 名称: '维修多媒体教室数', 年度指标值: '2间' },
            { 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≥90%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const satisfactionCodes = codesAbout(unit.指标分类, '满意');
    for (const { project, path } of projectsOf(unit)) {
      const { 绩效目标, 绩效指标 } = project;
      const goal = [...path, '绩效目标'];
      const word = satisfaction.exec(绩效目标);
      const isUnmeasured =
        word !== null && !绩效指标.some((indicator) => isAboutSatisfaction(indicator, satisfactionCodes));
      for (const promise of unmeasuredNumbersOf(project)) {
        if (promise.same !== null || (isUnmeasured && promise.words.includes('满意'))) continue;
        yield {
          path: goal,
          within: { offset: promise.offset, length: promise.text.length },
          message: `绩效目标里的${quote(promise.phrase)}没有对应的绩效指标。`,
          hint: '请补一项衡量它的指标；如果它只是背景，可以从目标里删去。',
        };
      }
      if (!isUnmeasured) continue;
      yield {
        path: goal,
        within: { offset: word.index, length: word[0].length },
        message: `绩效目标提到${quote(word[0])}，却没有衡量满意度的指标。`,
        hint: '请补一项“31-服务对象满意度”的指标，例如“师生满意度”“≥90%”，或从目标里删去。',
      };
    }
  },
};

function isAboutSatisfaction(indicator: Indicator, codes: ReadonlySet<string>): boolean {
  const { 分类, 名称, 实施周期指标值, 年度指标值 } = indicator;
  return codes.has(codeOf(分类)) || [名称, 实施周期指标值, 年度指标值].some((text) => text.includes('满意'));
}
