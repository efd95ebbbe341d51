import { findPersonalNumbers, LONG_NUMBER } from '../personal-number.ts';
import type { Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** The form is published on the web. The message masks the number: reports are passed on and kept in logs. */
export const personalNumber: Rule = {
  id: 'personal-number',
  severity: 'error',
  title: '要公开的内容里有个人号码',
  basis: '惯例：公开的表不载个人信息',
  explanation:
    '这张表要在网上公开，不能印出居民身份证号码、手机号码、银行卡号。身份证号码按校验码、银行卡号按校验位核对过才报，合同号、文号一般不会误报；单位的固定电话不在此列。报告里只写号码的头尾。',
  examples: [
    {
      title: '目标里留了联系人的手机',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 完成校舍维修，报修请打13800138000。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: ['01.yaml:4:18 “绩效目标”里有手机号码（138…00），公开前必须删去。'],
    },
    {
      title: '合同号、电话总机和长数字不算',
      projects: [
        `项目名称: 南沙职校校舍维修
资金:
  财政拨款: 150.00
绩效目标: 按合同20250101138001执行，报修请打020-12345678。
绩效指标:
  - 分类: 11-数量指标
    名称: 维修校舍数
    实施周期指标值: 3栋
    年度指标值: 3栋
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, LONG_NUMBER)) {
      for (const { kind, masked, offset, length } of findPersonalNumbers(text)) {
        const message = `“${path.at(-1)}”里有${kind}（${masked}），公开前必须删去。`;
        yield { path, within: { offset, length }, message, hint: '请删去号码；需要说明是谁的，写职务或部门。' };
      }
    }
  },
};
