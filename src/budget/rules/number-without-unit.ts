import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { lacksPercent, type Target, targetsOf } from '../target.ts';

/** What is counted in what, for the example in the hint; the last word that occurs in the name decides. */
const measures = new Map(
  [
    ['论文 文章 报告', '篇'],
    ['教材 著作', '部'],
    ['专利 软著 产品', '件'],
    ['课程', '门'],
    ['工作室 实训室 基地 平台 中心 社区 展厅 展览馆 资源 用户 床位', '个'],
    ['人员 人才 教师 学生 专家 学员', '人'],
    ['企业 机构', '家'],
    ['制度 方案 项目 成果 标准 知识产权', '项'],
    ['培训 学习 比赛 竞赛 会议 讲座 查询', '次'],
    ['面积', '平方米'],
    ['授课量', '课时'],
    ['手册 宣传册', '册'],
  ].flatMap(([words = '', measure = '']) => words.split(' ').map((word) => [word, measure] as const)),
);
const LAST_WORD = new RegExp(`^.*(${[...measures.keys()].join('|')})`, 's');
const DIMENSIONLESS = /(?:系数|指数|等级|级别|排名|名次|版本|编号)$/;
const DATED = /(?:时间|日期|年份|年度)$/;

/** A number says nothing before it is said of what; in the national data standard the unit has a column of its own. */
export const numberWithoutUnit: Rule = {
  id: 'number-without-unit',
  severity: 'warning',
  strict: 'error',
  title: '指标值没有计量单位',
  basis: '财办〔2023〕12号的数据标准：计量单位与指标值分列',
  explanation:
    '指标值是一个数，指标值和名称却都没有说它的单位，读表的人不知道“15”是 15 篇、15 项还是 15 个。单位可以写在数字后面（15篇），也可以写在名称末尾的括号里（论文数量（篇））；名称以“人数”“次数”“课时数”等结尾的，单位已经在名称里。目标为 0 的不必写。',
  examples: [
    {
      title: '只有数字',
      projects: [exampleProject({ 绩效指标: [{ 名称: '完成论文数量', 年度指标值: '15' }] })],
      expected: ['01.yaml:9:12 指标值“15”没有写单位，名称里也没有。'],
    },
    {
      title: '单位在值里、在括号里、在名称里',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '完成论文数量', 年度指标值: '15篇' },
            { 名称: '专利申请量（件）', 年度指标值: '5' },
            { 名称: '服务人数', 年度指标值: '≥500' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const { text, path, name, value } = target;
      if (value === null || value.unit !== '' || name.measure !== '' || value.number === 0) continue;
      if (DIMENSIONLESS.test(name.core) || isYear(target) || lacksPercent(target)) continue;
      const example = `${text.trim()}${measureFor(name.core)}`;
      yield {
        path,
        message: `指标值${quote(text.trim())}没有写单位，名称里也没有。`,
        hint: `请在数字后面写上计量单位，例如“${example}”。`,
      };
    }
  },
};

function isYear({ name, value }: Target): boolean {
  return DATED.test(name.core) && /^(?:19|20)\d\d$/.test(value?.digits ?? '');
}

function measureFor(name: string): string {
  return measures.get(LAST_WORD.exec(name)?.[1] ?? '') ?? '个';
}
