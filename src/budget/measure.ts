/** Units of measure as they stand in goals and indicators. */
const measures: ReadonlySet<string> = new Set(
  [
    '% ‰ 成 倍 分 级 度 元 角 万 亿 千 百',
    '人 名 位 户 家 所 人次 人日 人天 人月 人年 人·天 对 组 队 班 班次',
    '个 项 次 场 场次 期 批 批次 届 轮 回 起 例 宗 单 件 份 篇 本 部 册 套 台 台次 辆 艘 架 台套 件套',
    '门 节 课时 学时 学分 讲 堂 间 栋 幢 座 处 条 段 块 片 张 只 头 棵 株 支 副 幅 集 首 曲 种 类 样 版 页 字 行 点 床 床位',
    '秒 分钟 小时 天 日 工作日 自然日 周 月 个月 季度 年 学年 学期',
    '毫米 厘米 米 千米 公里 平方米 ㎡ m² m2 平方公里 亩 公顷 立方米 m³ 升 毫升 克 千克 公斤 吨 度电 千瓦 千瓦时 kW kWh',
    'GB TB MB PB M G Mbps Gbps 兆 条次 ℃',
  ].flatMap((line) => line.split(' ')),
);
const longest = 4;

/** Units that say the same. */
const synonyms = [
  '人 名 位',
  '次 场 场次 期 回',
  '人日 人天 人·天',
  '课时 学时 节',
  '平方米 ㎡ m² m2',
  '天 日',
  '千米 公里',
  '家 所 个',
  '万 万元',
];
const groups: ReadonlyMap<string, number> = new Map(
  synonyms.flatMap((line, group) => line.split(' ').map((measure) => [measure, group] as const)),
);

/** The unit that a text begins with, the longest that is known (`门核心课程` → `门`, `万人次/年` → `万人次`), or ''. */
export function measureOf(text: string): string {
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const start = text.slice(0, length);
    if (isMeasure(start)) return start;
  }
  return '';
}

/** Whether a text is one unit and nothing else. */
export function isMeasure(text: string): boolean {
  return measures.has(text) || (/^[万亿千百]/.test(text) && measures.has(text.slice(1)));
}

/** Whether two units say the same: 人 and 名, ㎡ and 平方米. */
export function isSameMeasure(one: string, other: string): boolean {
  const group = groups.get(one);
  return one === other || (group !== undefined && group === groups.get(other));
}
