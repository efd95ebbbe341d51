/** One project, as its departments share it. */
export const project = `# 本项目由信息中心填报
项目名称: 信息化运维项目
资金:
  财政拨款: 101.84   # 万元
绩效目标: |-
  一是做好14个应用系统和桌面设备的日常运维，保障正常、稳定运行。
  二是完成通讯链路租赁，满足全校师生的上网需要。
  三是组织网络安全培训。
绩效指标:
  - 分类: 11-数量指标
    名称: 运维应用系统数
    实施周期指标值: 14个
    年度指标值: 14个
  # 来自合同
  - 分类: 13-时效指标
    名称: 维护工作按时完成率
    实施周期指标值: 100%
    年度指标值: '100%'

  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
备注: 金额见2025年部门预算批复。
`;

/** One replacement after the other; each must find its text. */
export function replaced(text: string, ...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((before, [old, young]) => {
    if (!before.includes(old)) throw new Error(`nothing to replace: ${old}`);
    return before.replace(old, () => young);
  }, text);
}

/** An indicator as it is written in the list. */
export function indicator(类: string, 名称: string, 值: string): string {
  return `  - 分类: ${类}\n    名称: ${名称}\n    实施周期指标值: ${值}\n    年度指标值: ${值}\n`;
}
