import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { lacksPercent, targetsOf } from '../target.ts';

const WORDS = [
  ...['进一步', '明显', '显著', '有效(?!期)', '持续', '逐步', '不断', '稳步', '有所', '充分', '良好(?!以上)'],
  ...['较强', '较好', '较高', '较大', '提升', '提高', '增强', '改善', '加强', '强化'],
];
const VAGUE = new RegExp(`(?:${WORDS.join('|')})+`);
/** A number, a comparison with a known state, or a graded standard. */
const YARDSTICK =
  /[\d０-９]|[一二三四五六七八九十百千万两][余多]?[个项名人次家所种篇门位场成倍]|百分之|[较比与]上一?年|[较比]去年|同比|基期|优良|优秀|合格|达标|以上(?:等次|档)/;

/** Words of praise without a yardstick cannot be reviewed. */
export const vagueValue: Rule = {
  id: 'vague-value',
  severity: 'warning',
  strict: 'error',
  title: '指标值空泛，没有尺度',
  basis:
    '财预〔2015〕88号：绩效目标要细化量化；财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》',
  explanation:
    '“进一步提升”“有效提高”“较强”没有可以对照的尺度，年末说不清完成了没有，是审核退回和审计点名最多的一类。能量化的写数（比上年提高5%、≥90%）；不能量化的写出分档的标准（优、良、中、差），或写可以看见的结果。',
  examples: [
    {
      title: '没有尺度',
      projects: [
        exampleProject({ 绩效指标: [{ 分类: '22-社会效益', 名称: '师生技能水平', 年度指标值: '进一步提升' }] }),
      ],
      expected: ['01.yaml:9:12 指标值“进一步提升”没有尺度，执行后无法判断是否完成。'],
    },
    {
      title: '有数，或者有可以对照的标准',
      projects: [
        exampleProject({
          绩效指标: [
            { 分类: '22-社会效益', 名称: '师生技能水平', 年度指标值: '比上年有效提升' },
            { 分类: '22-社会效益', 名称: '技能等级证书通过率', 年度指标值: '明显提高，达到85%' },
            { 分类: '24-', 名称: '办学条件', 年度指标值: '达到优良' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const { text, path } = target;
      const match = VAGUE.exec(text);
      if (match === null || YARDSTICK.test(text) || lacksPercent(target)) continue;
      yield {
        path,
        within: { offset: match.index, length: match[0].length },
        message: `指标值${quote(text.trim())}没有尺度，执行后无法判断是否完成。`,
        hint: '请写可以核对的数，例如“比上年提高5%”“≥90%”；不能量化的，写出分档标准，例如“优、良、中、差四档，达到良以上”。',
      };
    }
  },
};
