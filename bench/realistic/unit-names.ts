const PLACES = '广州市 越秀区 海珠区 荔湾区 天河区 白云区 黄埔区 番禺区 花都区 南沙区 从化区 增城区'.split(' ');
const NAMES =
  '文德 东山 培正 沙面 江南 云山 珠江 流花 荔湖 石楼 化龙 新造 沙湾 市桥 南岗 长洲 龙洞 五山 员村 猎德 棠下 官洲 赤岗 凤凰 芳村 冲口 海龙 三元里 同和 太和 人和 江高 钟落潭 狮岭 炭步 万顷沙'.split(
    ' ',
  );
const KINDS =
  '第一小学 中学 外国语学校 职业技术学校 幼儿园 人民医院 妇幼保健院 图书馆 文化馆 体育馆 社区卫生服务中心 疾病预防控制中心 特殊教育学校 少年宫 博物馆 教师发展中心'.split(
    ' ',
  );
const COMBINATIONS = PLACES.length * NAMES.length * KINDS.length;
/** Has no divisor in common with the number of combinations, so that every one comes once before any comes again. */
const STRIDE = 2741;

/** The name of the unit with this number (from 0); no two numbers share one. */
export function unitName(seed: number, number: number): string {
  const at = ((number % COMBINATIONS) * STRIDE + (seed >>> 0)) % COMBINATIONS;
  const place = PLACES[at % PLACES.length];
  const name = NAMES[Math.floor(at / PLACES.length) % NAMES.length];
  const kind = KINDS[Math.floor(at / PLACES.length / NAMES.length)];
  const branch = Math.floor(number / COMBINATIONS);
  return `${place}${name}${kind}${branch === 0 ? '' : `第${branch}分部`}`;
}
