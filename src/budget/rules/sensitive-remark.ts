import { findPersonalNumbers } from '../personal-number.ts';
import type { Rule } from '../rule.ts';
import { findSecrecyMarks } from '../secrecy-mark.ts';
import { remarksOf } from '../walk.ts';

/** 备注 is never printed, but its file is copied, mailed and kept in git for good: a warning, not an error. */
export const sensitiveRemark: Rule = {
  id: 'sensitive-remark',
  severity: 'warning',
  title: '备注里有个人号码或密级标志',
  basis: '惯例：随文件流转的说明不载个人信息；财预〔2016〕143号：涉密除外',
  explanation:
    '备注不会印在表上，但文件会被复制、转发，并留在版本历史里，删也删不掉。身份证号码、手机号码、银行卡号和“秘密★”一类的密级标志不要写进备注。',
  examples: [
    {
      title: '备注里记了经办人的手机',
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
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
备注: 经办人陈老师，13800138000
`,
      ],
      expected: ['01.yaml:18:12 备注里有手机号码（138…00）；备注不印出，但会随文件流转。'],
    },
    {
      title: '备注只说明来源',
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
  - 分类: 22-社会效益
    名称: 受益学生数
    实施周期指标值: ≥2000人
    年度指标值: ≥2000人
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
备注: 金额见2025年部门预算批复，本项目不涉密。
`,
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of remarksOf(unit)) {
      for (const { kind, masked, offset, length } of findPersonalNumbers(text)) {
        const message = `备注里有${kind}（${masked}）；备注不印出，但会随文件流转。`;
        yield { path, within: { offset, length }, message, hint: '请删去号码；联系方式请记在文件之外。' };
      }
      for (const within of findSecrecyMarks(text)) {
        const mark = text.slice(within.offset, within.offset + within.length);
        const message = `备注里有密级标志“${mark}”；涉密内容不能放进这个文件夹。`;
        yield { path, within, message, hint: '请按保密规定审查这个文件夹的内容；不涉密的，请改用别的说法。' };
      }
    }
  },
};
