import type { CodePages } from './code-page.ts';

/** What a file must hold, and of what kind. */
export const shapeCodes: CodePages = {
  'wrong-kind': {
    title: '该写列表的写成了文字，或者反过来',
    explanation: '例如“资金”下面要另起一行、缩进两格写“财政拨款: 100.00”，不能把金额直接写在“资金:”后面。',
    example: { wrong: '资金: 100.00', right: '资金:\n  财政拨款: 100.00' },
  },
  'unknown-key': {
    title: '不认识的名称',
    explanation: '名称就是表上的词，一字不差。多半是写错了字（拔／拨、年底／年度），或者缩进不对而落到了别处。',
    example: { wrong: '资金:\n  财政拔款: 100.00', right: '资金:\n  财政拨款: 100.00' },
  },
  'missing-field': {
    title: '缺少必须写的一行',
    explanation: '表上的每一栏都要有内容，所以必须写的名称一个也不能少。提示里有它的写法。',
  },
  'empty-value': {
    title: '写了名称，没有内容',
    explanation: '请在冒号后面填写内容。可以不写的项目（备注、没有的资金来源）没有内容时，请把整行删去。',
  },
  'line-break': {
    title: '只能写一行的内容里换了行',
    explanation: '项目名称、指标名称和指标值在表上各占一格，不分段。很长也写在一行里，程序会排好。',
  },
  'bad-amount': {
    title: '金额写得不对',
    explanation:
      '金额以万元为单位，只写半角数字，最多两位小数，可以有千分位逗号。表上只印两位小数，多写的会使各项之和与总计不符，所以不许。',
    example: { wrong: '财政拨款: 100万元', right: '财政拨款: 100.00' },
  },
  'no-amount': {
    title: '一项金额也没有',
    explanation: '“资金”和“合计”里至少写一种来源：财政拨款、财政专户拨款或其他资金。',
  },
  'bad-year': {
    title: '预算年度不是四位半角数字',
    explanation: '请写成“2025”这样的四位半角数字，不写“年”字。',
    example: { wrong: '预算年度: 25年', right: '预算年度: 2025' },
  },
  'bad-unit-name': {
    title: '单位名称不能用作文件夹的名称',
    explanation: '单位名称也是输出文件夹的名称，不能有 \\ / : * ? " < > | 等字符，不能超过 80 个字。请写单位的全称。',
  },
  'name-is-no-folder': {
    title: '单位名称不能用作文件夹的名称',
    explanation: '单位名称也是输出文件夹的名称，请写单位的全称，不要写成路径。',
  },
  'bad-class': {
    title: '指标分类表里的编号写错或重复',
    explanation:
      '指标分类.yaml 里一级分类以一位编号加半角减号开头，二级以两位编号开头，第一位相同。没有名称的写到减号为止，例如“14-”。',
  },
  'unknown-rule': {
    title: '没有这条规则',
    explanation: '豁免和 mubiao.yaml 里写的是规则的代码，运行 mubiao rules 可以看到全部。',
  },
  'not-waivable': {
    title: '这条规则的问题不能豁免',
    explanation:
      '表上的合计、重名和不得公开的内容是看表的人所依靠的，不能用豁免放过，请改正。文件的写法和形状（例如缺少一行）也不能豁免。',
  },
  'unused-waiver': {
    title: '豁免没有用处',
    explanation: '豁免只对它所在的指标、项目或单位有效。问题已经改正的，请删去豁免，免得以后真有问题时被它放过。',
  },
  'bad-setting': {
    title: 'mubiao.yaml 里的设置不对',
    explanation:
      '“方案”写 as-published 或 strict；“规则”下面每行写“规则的代码: 错误、警告、提示或关闭”。不能豁免的规则（合计等）不能关闭，也不能调轻；文件的写法和形状不是规则，不在这里设置。',
    example: { wrong: '规则:\n  vague-value: off', right: '规则:\n  vague-value: 关闭' },
  },
};
