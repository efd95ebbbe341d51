import { quote } from '../../diagnostics/quote.ts';
import type { Rule } from '../rule.ts';
import { indicatorsOf } from '../walk.ts';

/** In characters, as a reader counts them. */
export const longestIndicatorName = 100;

/** A name is a name, not a sentence: systems refuse what is longer. */
export const indicatorNameLength: Rule = {
  id: 'indicator-name-length',
  severity: 'error',
  title: '指标名称超过 100 个字',
  basis: '惯例：省级预算管理一体化系统录入时，指标名称以 100 个字为限',
  explanation:
    '指标名称说明考核什么，一般十来个字就够。超过 100 个字的，系统录不进去；多半是把几个指标或者指标值也写进了名称。',
  examples: [
    {
      title: '把指标值也写进了名称',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，保障教学。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修第一教学楼、第二教学楼、实训楼、图书馆、学生食堂、学生宿舍一至六栋以及田径场看台，更换门窗三百二十樘、灯具一千二百盏、吊扇四百台，粉刷墙面二万一千平方米，修补屋面防水层八千平方米，疏通排水管道三千米并清运全部建筑垃圾
    实施周期指标值: 100%
    年度指标值: 100%
`,
      ],
      expected: [
        '01.yaml:7:109 指标名称“维修第一教学楼、第二教学楼、实训楼、图书馆、学生…”有 110 个字，超过 100 个字。',
      ],
    },
    {
      title: '名称只说考核什么',
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
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { indicator, path } of indicatorsOf(unit)) {
      const { 名称 } = indicator;
      if (名称.length <= longestIndicatorName) continue;
      const characters = [...名称];
      if (characters.length <= longestIndicatorName) continue;
      const offset = characters.slice(0, longestIndicatorName).join('').length;
      yield {
        path: [...path, '名称'],
        within: { offset, length: 名称.length - offset },
        message: `指标名称${quote(名称)}有 ${characters.length} 个字，超过 ${longestIndicatorName} 个字。`,
        hint: '请只写考核什么；几个指标请分开写，要达到的数写进指标值。',
      };
    }
  },
};
