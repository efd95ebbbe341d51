import { quote } from '../../diagnostics/quote.ts';
import { classesOf, type IndicatorClass, type ReadClass, readClass } from '../indicator-class.ts';
import type { Finding, Rule } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { indicatorsOf } from '../walk.ts';

type Sentence = Pick<Finding, 'message' | 'hint' | 'fix'>;

/** 分类 is a level-2 class of the year's code table; a known code under another name is `class-name`. */
export const unknownClass: Rule = {
  id: 'unknown-class',
  severity: 'error',
  title: '分类不在本年度的指标分类表中',
  basis: '表式：指标的一级、二级分类取自本年度的指标分类代码表',
  explanation:
    '分类必须是本年度指标分类表（指标分类.yaml）里的一个二级分类：编号不在表里的、写成一级分类的、编号和名称分属两个分类的，都看不出指标该归哪一类。分类代码表每年、各省都可能不同，写错的分类在系统里录不进去。',
  examples: [
    {
      title: '表中没有的分类',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 99-其他指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:6:9 分类“99-其他指标”不在 2025 年的指标分类表中。'],
    },
    {
      title: '编号是数量，名称是质量',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 11-质量指标
    名称: 验收合格率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: ['01.yaml:6:9 分类“11-质量指标”的编号是“11-数量指标”的，名称却是“12-质量指标”的。'],
    },
    {
      title: '表中有的分类',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 13-时效指标
    名称: 任务完成率
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const classes = classesOf(unit.指标分类);
    for (const { indicator, path } of indicatorsOf(unit)) {
      const sentence = describe(indicator.分类, readClass(indicator.分类, classes), classes, unit.指标分类.预算年度);
      if (sentence !== null) yield { path: [...path, '分类'], ...sentence };
    }
  },
};

function describe(written: string, read: ReadClass, classes: readonly IndicatorClass[], year: string): Sentence | null {
  switch (read.kind) {
    case 'level-one': {
      const below = classes.filter(({ levelOne }) => levelOne === read.levelOne);
      const hint = `请写它之下的二级分类：${list(below)}。`;
      return { message: `分类${quote(written)}是一级分类，这里要写二级分类。`, hint };
    }
    case 'contradictory': {
      const { known, named } = read;
      const message = `分类${quote(written)}的编号是“${known.label}”的，名称却是“${named.label}”的。`;
      return { message, hint: `请按指标的内容写“${known.label}”或“${named.label}”。` };
    }
    case 'unknown': {
      const message = `分类${quote(written)}不在 ${year} 年的指标分类表中。`;
      const named = classes.find(({ name }) => name !== '' && name === written.trim());
      if (named !== undefined) return { message, hint: `是否想写“${named.label}”？`, fix: named.label };
      const meant = suggest(
        written,
        classes.map(({ label }) => label),
      );
      return { message, hint: meant === null ? `可以写的分类：${list(classes)}。` : `是否想写“${meant}”？` };
    }
    default:
      return null;
  }
}

function list(classes: readonly IndicatorClass[]): string {
  return classes.map(({ label }) => `“${label}”`).join('、');
}
