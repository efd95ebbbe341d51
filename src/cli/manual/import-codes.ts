import type { CodePages } from './code-page.ts';

/** What is said about workbooks and prints that come in. */
export const importCodes: CodePages = {
  'cell-contradicts': {
    title: '同一项内容在两格里写得不同',
    explanation:
      '一个项目的金额或目标写在了几处（例如每个指标行都写一遍），内容却不一样，不知道以哪个为准。请改成一样，或只留一处。',
  },
  'cell-date': {
    title: '被 Excel 当作日期或时间的内容',
    explanation:
      '在常规格式的格子里写“3-5”“1:18”，Excel 会改成 3 月 5 日、1 点 18 分。导入时按原来写的样子读，请核对；把格子的格式改为“文本”再输入，就不会被改。',
  },
  'cell-error': {
    title: '公式出错的格子',
    explanation: '格子里是“#REF!”“#DIV/0!”一类的出错结果，多半是引用的行或表被删去了。请改正公式，或直接填写内容。',
  },
  'cell-rounded': {
    title: '显示的位数比实际存的少',
    explanation: '格子的格式只显示几位小数，存着的数却更长，例如显示 90%，存的是 0.905。导入时不四舍五入，按存着的读。',
  },
  'cell-uncomputed': {
    title: '没有计算结果的公式',
    explanation: '工作簿里只有公式，没有存它的结果，程序不替 Excel 计算。请用 Excel 或 WPS 打开，保存一次再导入。',
  },
  'doubtful-cell': {
    title: '从印好的表里读得不准的一格',
    explanation:
      '别的系统印的 PDF 只有字和线，程序按它们的位置读：分行印的数要接起来，跨页的行要拼起来。拿不准的，写明读到了什么、有几成把握，并记在项目的备注里，请与原件核对。能用合计核对上的不再提示。',
  },
  'indicator-text': {
    title: '指标一格里有认不出的文字',
    explanation:
      '一格里写几个指标的，每个要写成“1、一级分类；二级分类；名称；实施周期指标值:值；年度指标值:值。”，从 1 起依次编号。每个指标另占一行更好。',
  },
  'row-without-project': {
    title: '不知道是哪个项目的行',
    explanation: '一行有指标或金额，它和上面的行都没有项目名称，或者“项目”表里没有它写的项目。请填写项目名称。',
  },
  'several-units': {
    title: '一张表里有几个单位',
    explanation: '一次只能导入一个单位一个年度的数据。请按单位把表分开，分别导入。',
  },
  'sum-row': {
    title: '合计行与各项目之和不符',
    explanation:
      '表里的合计、小计行只用来核对，不当作项目。与它上面各项目的金额之和不同，说明漏了行、错了行或者合计没有更新。',
  },
};
