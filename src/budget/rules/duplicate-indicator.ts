import { quote } from '../../diagnostics/quote.ts';
import { codeOf } from '../indicator-class.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** One class and one name are one indicator; written twice it is counted twice, or has two targets. */
export const duplicateIndicator: Rule = {
  id: 'duplicate-indicator',
  severity: 'error',
  title: '同一项目里指标重复',
  basis: '惯例：一个指标在一个项目里只占一行',
  explanation:
    '同一项目里两个指标的分类和名称（不计空格）都相同。多半是复制后忘了改；指标值也相同的是多写了一个，不同的就不知道考核哪个数。',
  examples: [
    {
      title: '同一个指标两个数',
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
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 5栋
    年度指标值: 5栋
`,
      ],
      expected: ['01.yaml:11:9 “11-数量指标”下的指标“维修校舍数”在本项目里写了两次，年度指标值却是“3栋”和“5栋”。'],
    },
    {
      title: '名称各不相同',
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
  - 分类: 11-数量指标
    名称: 更换门窗数
    实施周期指标值: 320樘
    年度指标值: 320樘
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const first = new Map<string, number>();
      for (const [index, { 分类, 名称, 年度指标值 }] of project.绩效指标.entries()) {
        const key = `${codeOf(分类)}-${名称.replace(/\s/g, '')}`;
        const earlier = first.get(key);
        if (earlier === undefined) {
          first.set(key, index);
          continue;
        }
        const value = project.绩效指标[earlier]?.年度指标值 ?? '';
        const isSame = value === 年度指标值;
        const values = isSame ? '' : `，年度指标值却是${quote(value)}和${quote(年度指标值)}`;
        yield {
          path: [...path, '绩效指标', index, '名称'],
          message: `${quote(分类)}下的指标${quote(名称)}在本项目里写了两次${values}。`,
          hint: isSame
            ? '请删去其中一个；如果是另一个指标，请改正名称。'
            : '请只留一个，写正确的指标值；如果是两个指标，请改正名称。',
          related: [{ path: [...path, '绩效指标', earlier, '名称'], message: '首次出现在这里' }],
        };
      }
    }
  },
};
