import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { classesOf, codeOf, codesAbout, customaryLabel } from '../indicator-class.ts';
import { readIndicatorName } from '../indicator-name.ts';
import type { Rule } from '../rule.ts';
import { indicatorsOf } from '../walk.ts';

/** What belongs to which class. */
interface Home {
  /** What the class is about, as it is named in the table or by custom. */
  readonly about: string;
  readonly isMeant: (name: string) => boolean;
  /** The classes where it may stand too; for these names the others are as good. */
  readonly isWelcome: (about: (word: string) => boolean, name: string) => boolean;
  readonly reason: string;
}

const homes: readonly Home[] = [
  { about: '满意度', isMeant: (name) => /满意[度率]$/.test(name), isWelcome: () => false, reason: '它是满意度指标' },
  {
    about: '成本',
    // Training in cost accounting is no cost.
    isMeant: (name) => /成本/.test(name) && !/(?:人次|次数|人数|数量|制度|办法|培训)$/.test(name),
    // What was saved is an economic benefit.
    isWelcome: (about, name) => about('经济效益') && /降低|减少|节约|节省|下降|压减/.test(name),
    reason: '它是成本指标',
  },
  ...['专利', '论文'].map((work) => ({
    about: '数量',
    isMeant: (name: string) => name.includes(work),
    isWelcome: (about: (word: string) => boolean) => !about('经济效益'),
    reason: `${work}是产出`,
  })),
];

/** Most names need no closer look. */
const SPOKEN_OF = /满意|成本|专利|论文/;

/** An indicator belongs to the class that its name speaks of. */
export const misfiledClass: Rule = {
  id: 'misfiled-class',
  severity: 'info',
  title: '指标的分类与内容不符',
  basis: '惯例：指标归入与其内容相符的分类',
  explanation:
    '满意度归满意度指标；成本的控制归成本指标；论文、专利是做出来的成果，归产出指标，不是经济效益。分类错了，产出与效益的权重就算错了。说的是成本降低了多少的，算经济效益，不提示。',
  examples: [
    {
      title: '专利列在经济效益下',
      projects: [exampleProject({ 绩效指标: [{ 分类: '21-经济效益', 名称: '专利申请量（件）', 年度指标值: '5' }] })],
      expected: ['01.yaml:6:9 “专利申请量（件）”列在“21-经济效益”下，专利是产出。'],
    },
    {
      title: '满意度列在社会效益下',
      projects: [exampleProject({ 绩效指标: [{ 分类: '22-社会效益', 名称: '成果应用满意度', 年度指标值: '≥90%' }] })],
      expected: ['01.yaml:6:9 “成果应用满意度”列在“22-社会效益”下，它是满意度指标。'],
    },
    {
      title: '各归其类',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '专利申请量（件）', 年度指标值: '5' },
            { 分类: '14-', 名称: '成本控制率', 年度指标值: '100%' },
            { 分类: '31-服务对象满意度', 名称: '成果应用满意度', 年度指标值: '≥90%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const table = unit.指标分类;
    for (const { indicator, path } of indicatorsOf(unit)) {
      if (!SPOKEN_OF.test(indicator.名称)) continue;
      const { core } = readIndicatorName(indicator.名称);
      const isAbout = (word: string) => codesAbout(table, word).has(codeOf(indicator.分类));
      const home = homes.find(({ isMeant }) => isMeant(core));
      if (home === undefined || isAbout(home.about) || home.isWelcome(isAbout, core)) continue;
      const codes = codesAbout(table, home.about);
      const right = classesOf(table).find(({ code }) => codes.has(code));
      if (right === undefined) continue;
      const custom = right.name === '' ? `（惯例为“${customaryLabel(right.code) ?? right.label}”）` : '';
      yield {
        path: [...path, '分类'],
        message: `${quote(indicator.名称)}列在${quote(indicator.分类)}下，${home.reason}。`,
        hint: `请改为“${right.label}”${custom}。`,
      };
    }
  },
};
