/** The data of a small unit of 2025, as it was before anyone asked for changes. */
export const classTable = `预算年度: 2025
指标分类:
  - 一级: 1-产出指标
    二级:
      - 11-数量指标
  - 一级: 2-效益指标
    二级:
      - 22-社会效益
  - 一级: 3-满意度指标
    二级:
      - 31-服务对象满意度
`;

/** 单位.yaml with an approved total. */
export function sheetOf(name: string, total: string): string {
  return `单位名称: ${name}\n预算年度: 2025\n合计:\n  总计: ${total}\n  财政拨款: ${total}\n`;
}

/** A project of three indicators. */
export function projectOf(name: string, amount: string, annual = '≥10000册'): string {
  return `项目名称: ${name}
资金:
  财政拨款: ${amount}
绩效目标: 购置中外文图书，丰富馆藏，满足读者的阅读需要。
绩效指标:
  - 分类: 11-数量指标
    名称: 购置图书数量
    实施周期指标值: ≥30000册
    年度指标值: ${annual}
  - 分类: 22-社会效益
    名称: 到馆读者增长率
    实施周期指标值: ≥5%
    年度指标值: ≥5%
  - 分类: 31-服务对象满意度
    名称: 读者满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`;
}
