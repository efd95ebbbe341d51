/** What a column, or a label with its value beside it, is about. */
export type Field =
  | '序号'
  | '单位名称'
  | '预算年度'
  | '项目名称'
  | '总计'
  | '财政拨款'
  | '财政专户拨款'
  | '其他资金'
  | '绩效目标'
  | '绩效指标'
  | '一级'
  | '分类'
  | '名称'
  | '实施周期指标值'
  | '年度指标值'
  /** One column for both values. */
  | '指标值'
  | '比较符号'
  | '计量单位'
  | '调整原因'
  | '备注'
  | '文件';

/** The words by which offices know each column, without spaces, brackets and the year; the form's own first. */
const words: readonly (readonly [Field, RegExp])[] = [
  ['序号', /^(?:序号|编号|行号|项目序号|指标序号|No\.?|#)$/i],
  ['项目名称', /^(?:(?:预算|支出|二级|三级|具体|专项)?项目(?:名称?|全称)?|项目支出名称|项目名称\/?资金使用单位)$/],
  ['财政专户拨款', /^(?:财政)?专户(?:拨款|资金|管理资金|核拨资金|返还)?$|^教育收费$/],
  [
    '财政拨款',
    /^(?:其中)?(?:(?:当年|本年|年度|市级|省级|本级)?财政(?:拨款|资金|拨款资金|补助)|(?:一般)?公共预算(?:拨款|财政拨款|资金)?|一般公共预算拨款收入)$/,
  ],
  ['其他资金', /^(?:其他(?:资金|来源|收入|来源资金)?|单位(?:自有)?资金|自有资金|自筹资金)$/],
  [
    '总计',
    /^(?:总计|合计|小计|总额|总金额|金额|(?:年度|本年|当年)?(?:项目|预算|资金|批复|安排)*(?:资金|金额|预算|经费)(?:总额|总计|合计|数|安排|总量)?|预算数|预算安排数?)$/,
  ],
  [
    '绩效目标',
    /^(?:(?:项目|年度|总体|年度总体|本年度|当年|绩效|项目年度|项目总体)*(?:绩效)?(?:总)?目标(?:内容|描述|概述)?|目标)$/,
  ],
  ['绩效指标', /^(?:项目|年度)?绩效指标(?:内容)?$/],
  ['一级', /^(?:一级|一级(?:绩效)?指标|一级分类|一级类别)(?:名称)?$/],
  ['分类', /^(?:二级|二级(?:绩效)?指标|二级分类|(?:绩效)?指标(?:分类|类别|类型|二级分类)|分类|类别)(?:名称)?$/],
  ['名称', /^(?:三级|三级(?:绩效)?指标(?:名称)?|(?:绩效|考核|具体|评价)?指标(?:名称|内容)|名称|指标)$/],
  [
    '实施周期指标值',
    /^(?:(?:项目)?实施(?:周)?期|总体|全周期|周期|中期|实施期间)(?:绩效)?(?:总)?(?:指标值?|目标值?|值)?$/,
  ],
  ['年度指标值', /^(?:年度|本年度?|当年度?|年)(?:绩效)?(?:指标值?|目标值|计划值|值)?$/],
  ['指标值', /^(?:(?:绩效|预期|计划|设定)?(?:指标|目标)(?:目标)?值|指标目标|预期值|计划值|标准值|数值)$/],
  ['比较符号', /^(?:比较|运算|计算|关系)?(?:符号?|符号类型|算符)$|^(?:指标(?:方向|符号)|指标值(?:类型|符号))$/],
  ['计量单位', /^(?:计量|度量|指标值?|数量)单位$/],
  ['单位名称', /^(?:(?:填报|预算|项目|申报|编报|编制|资金使用)?单位(?:名称|全称)?|部门\(单位\))$/],
  ['预算年度', /^(?:预算|填报|项目)?年度$|^预算年份$/],
  ['调整原因', /^调整(?:原因|理由|说明)$/],
  ['备注', /^(?:备注|说明|备注说明)$/],
  ['文件', /^文件$/],
];

/** No header is longer. */
const longest = 40;

/** What a header was found to say. */
export interface HeaderWord {
  readonly field: Field;
  /** The unit of money that it names. */
  readonly money: MoneyUnit | null;
}

export const moneyUnits = ['元', '百元', '千元', '万元', '亿元'] as const;
export type MoneyUnit = (typeof moneyUnits)[number];

/** The same few headers are asked for in every row. */
const known = new Map<string, HeaderWord | null>();
const mostKnown = 2000;

/** Null for words that are no header of ours. */
export function readHeader(text: string): HeaderWord | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const read = findHeader(text);
  known.set(text, read);
  return read;
}

function findHeader(text: string): HeaderWord | null {
  if (text.length > 2 * longest) return null;
  const plain = plainWords(text);
  if (plain.length > longest) return null;
  const money = moneyIn(plain);
  const bare = plain
    .replace(/\([^()]*\)|【[^】]*】|\[[^\]]*\]/g, '')
    .replace(/^[*※★☆]+|[*※★☆:：、，。]+$/g, '')
    .replace(/^(?:其中)[:：]?/, '')
    .replace(/^(?:20\d\d)年?度?|(?:^|(?<=年度))[:：]/g, (found) => (/^20/.test(found) ? '年度' : ''))
    .replace(/^年度(?=年)/, '');
  const field =
    words.find(([, pattern]) => pattern.test(bare))?.[0] ??
    words.find(([, pattern]) => pattern.test(bare.replace(/^年度/, '')))?.[0];
  return field === undefined ? null : { field, money };
}

/** Widths evened out and white space taken away: headers are drawn apart to fill their cells. */
export function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/** The unit of money that a header or a note names: `（万元）`, `单位：元`, `金额单位:人民币万元`. */
export function moneyIn(text: string): MoneyUnit | null {
  const [, noted, bracketed] =
    /单位[:：](?:人民币)?((?:[百千万亿])?元)|[(（](?:人民币|单位[:：]?)?((?:[百千万亿])?元)[)）]/.exec(
      plainWords(text),
    ) ?? [];
  const found = noted ?? bracketed;
  return moneyUnits.find((unit) => unit === found) ?? null;
}
