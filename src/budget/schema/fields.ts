/** What a field of the data is: for people who read a message or hover over a key in their editor. */
export interface Field {
  readonly description: string;
  /** How it is written, as a clause of a hint. */
  readonly example: string;
}

/** Every key that the files know, in the form's own words. */
export const fields = {
  项目名称: { description: '项目的全称，与预算批复一致。', example: '项目名称: 信息化运维项目' },
  资金: { description: '本项目的资金，按来源分列，单位万元。', example: '资金:” 及下一行 “  财政拨款: 100.00' },
  总计: { description: '各资金来源之和，单位万元；可不写，由程序合计，写了就核对。', example: '总计: 3,800.00' },
  财政拨款: { description: '财政拨款，单位万元；没有则不写。', example: '财政拨款: 3,300.00' },
  财政专户拨款: { description: '财政专户拨款，单位万元；没有则不写。', example: '财政专户拨款: 500.00' },
  其他资金: { description: '其他资金，单位万元；没有则不写。', example: '其他资金: 20.00' },
  绩效目标: {
    description: '本项目要达到的目标，应当指向明确、细化量化、合理可行、相应匹配（财预〔2015〕88号）；换行即分段。',
    example: '绩效目标: 完成设备运维，保障系统稳定运行。',
  },
  绩效指标: {
    description: '衡量绩效目标的指标，按表上的顺序；怎样设置见财预〔2021〕101号。',
    example: '绩效指标:” 及下一行 “  - 分类: 11-数量指标',
  },
  分类: { description: '指标的二级分类，编号和名称与本年度的指标分类.yaml 一字不差。', example: '分类: 11-数量指标' },
  名称: { description: '指标名称：衡量的是什么，不写要达到的数。', example: '名称: 任务完成率' },
  实施周期指标值: {
    description: '整个实施周期要达到的值，能用数的写比较符号、数和计量单位；一年期的项目与年度指标值相同。',
    example: '实施周期指标值: 100%',
  },
  年度指标值: {
    description: '本年度要达到的值，能用数的写比较符号、数和计量单位，例如“≥90%”。',
    example: '年度指标值: 100%',
  },
  调整原因: {
    description:
      '与批复相比为什么调整；只印在《项目支出绩效目标调整表》上，换行即分段。取消的项目，原因写在单位.yaml。',
    example: '调整原因: 按市教育局年中压减一般性支出的要求调整。',
  },
  豁免: {
    description: '已经知道、决定保留的问题：写明规则和理由，检查时不再报出，但会计数；不会印出。',
    example: '豁免:” 及下一行 “  - 规则: goal-length',
  },
  规则: { description: '规则的代码，运行 mubiao rules 可以看到全部。', example: '规则: goal-length' },
  理由: { description: '为什么保留，写给审核的人看。', example: '理由: 批复原文如此' },
  方案: {
    description: 'as-published：按各单位公布的现状检查；strict：按部标 2.0 和财预〔2021〕101号从严检查。',
    example: '方案: strict',
  },
  备注: { description: '说明来源、疑问或决定；不会印出。', example: '备注: 数据来自预算批复' },
  单位名称: { description: '填报单位的全称，也是输出文件夹的名称。', example: '单位名称: 广州科技贸易职业学院' },
  预算年度: { description: '四位数的年份。', example: '预算年度: 2025' },
  合计: {
    description: '批复的全单位合计，单位万元；与各项目之和核对到分。',
    example: '合计:” 及下一行 “  财政拨款: 12,945.16',
  },
  指标分类: { description: '本年度的指标分类代码表。', example: '指标分类:” 及下一行 “  - 一级: 1-产出指标' },
  一级: { description: '一级分类的编号和名称，与表上所印一致。', example: '一级: 1-产出指标' },
  二级: { description: '这个一级分类之下的二级分类，每项一行。', example: '二级:” 及下一行 “  - 11-数量指标' },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

/** Title and description as JSON Schema has them. */
export function metaOf(name: FieldName): { readonly title: string; readonly description: string } {
  return { title: name, description: fields[name].description };
}

/** How to write a field, for a hint; null where the key is not ours. */
export function exampleOf(name: string): string | null {
  return isFieldName(name) ? `请加上“${fields[name].example}”。` : null;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}
