/** A character that prints like an ordinary one and is another. */
export interface LookAlike {
  readonly character: string;
  /** `U+2F2F` */
  readonly code: string;
  readonly ordinary: string;
  readonly offset: number;
}

/**
 * Radicals (and the stroke of 一) that Unicode does not decompose, each with its ideograph: EquivalentUnifiedIdeograph of
 * Unicode 14, without those whose ideograph is outside of the basic plane.
 */
const RADICALS: ReadonlyMap<string, string> = new Map(
  [
    '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡',
    '⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺶羊',
    '⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长',
    '⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿',
    '⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 ㇐一',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Radicals, strokes, compatibility ideographs, Latin ligatures, mathematical letters and digits. Full-width forms, units
 * (℃, ㎡) and circled numbers are meant as they look and are left alone.
 */
const LOOK_ALIKE = /[\u2E80-\u2FD5\u31D0\uF900-\uFAD9\uFB00-\uFB06\u{1D400}-\u{1D7FF}\u{2F800}-\u{2FA1D}]/gu;

/** The same by code unit, which is read faster: most texts hold none. */
export const LOOK_ALIKE_UNIT = /[\u2E80-\u2FD5\u31D0\uF900-\uFB06\uD835\uD87E]/;

/** The look-alikes of a text for which there is an ordinary character, in order. */
export function findLookAlikes(text: string): readonly LookAlike[] {
  return Array.from(text.matchAll(LOOK_ALIKE)).flatMap(({ 0: character, index }) => {
    const ordinary = RADICALS.get(character) ?? character.normalize('NFKC');
    const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`;
    return ordinary === character ? [] : [{ character, code, ordinary, offset: index }];
  });
}
