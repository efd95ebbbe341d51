/** The comparison signs that the form and the systems behind it know. */
export type Operator = '≥' | '≤' | '=' | '＞' | '＜';

/** Signs that are typed for one of the five: another glyph, another width, two keys for one sign. Longer ones first. */
export const lookAlikeSigns: ReadonlyMap<string, Operator> = new Map([
  ...(['>=', '>＝', '＞=', '＞＝', '=>', '≧', '⩾', '≮'] as const).map((sign) => [sign, '≥'] as const),
  ...(['<=', '<＝', '＜=', '＜＝', '=<', '≦', '⩽', '≯'] as const).map((sign) => [sign, '≤'] as const),
  ['>', '＞'],
  ['<', '＜'],
  ['＝', '='],
]);

/** Words that stand before a number in place of a sign; null where they only blur it. */
const wordsBefore: ReadonlyMap<string, Operator | null> = new Map([
  ...['不低于', '不少于', '不小于', '至少', '最少', '最低'].map((word) => [word, '≥'] as const),
  ...['不超过', '不高于', '不大于', '不多于', '至多', '最多', '最高'].map((word) => [word, '≤'] as const),
  ...['大于', '高于', '多于', '超过'].map((word) => [word, '＞'] as const),
  ...['小于', '低于', '少于'].map((word) => [word, '＜'] as const),
  ...['大约', '大概', '将近', '接近', '约', '近'].map((word) => [word, null] as const),
  ['等于', '='],
]);

/** Words that stand behind a number and its unit. 以上、以下、以内 include the number itself. */
const wordsAfter: ReadonlyMap<string, Operator | null> = new Map([
  ['以上', '≥'],
  ['以下', '≤'],
  ['以内', '≤'],
  ['之内', '≤'],
  ['左右', null],
  ['上下', null],
]);

/** A word in place of a sign: what it says of the number, null where it only blurs it. */
export interface OperatorWord {
  readonly word: string;
  readonly means: Operator | null;
}

const five: ReadonlySet<string> = new Set(['≥', '≤', '=', '＞', '＜']);
const SIGN_AT_END = new RegExp(`(?:${[...lookAlikeSigns.keys(), ...five].join('|')})$`);
/** 约 and 近 are also the end of other words: 节约5万元, 签约10家, 最近3年. */
const BEFORE = new RegExp(
  `(?:${[...wordsBefore.keys()].filter((word) => word.length > 1).join('|')}|(?<![节签预合违契履制公条])约|(?<![最附临])近)$`,
);
const AFTER = new RegExp(`^(?:${[...wordsAfter.keys()].join('|')})`);
/** `50余所`, `100多人`; not 5多媒体教室. */
const COUNTED = '(?=[万千百]?[个项名人次家所种篇门位场间台套件本册条座])';
const REMAINDER = new RegExp(`^(?:余|多${COUNTED})`);
/** 百余名: a number in Han and a remainder. */
const HAN_REMAINDER = new RegExp(`(?<=[一二三四五六七八九十百千万])[余多]${COUNTED}`);

/** The sign at the end of a text, as written, or ''. */
export function signAtEnd(text: string): string {
  return SIGN_AT_END.exec(text)?.[0] ?? '';
}

/** What a sign, well written or not, says of its number; null for ''. */
export function meaningOf(sign: string): Operator | null {
  return isOperator(sign) ? sign : (lookAlikeSigns.get(sign) ?? null);
}

/** The word at the end of a text that a number follows. */
export function wordBefore(text: string): OperatorWord | null {
  const word = BEFORE.exec(text)?.[0];
  return word === undefined ? null : { word, means: wordsBefore.get(word) ?? null };
}

/** The word at the beginning of a text that follows a number and its unit. */
export function wordAfter(text: string): OperatorWord | null {
  const word = AFTER.exec(text)?.[0];
  return word === undefined ? null : { word, means: wordsAfter.get(word) ?? null };
}

/** What a word in place of a sign says of its number; null where it only blurs it. */
export function meaningOfWord(word: string): Operator | null {
  return wordsBefore.get(word) ?? wordsAfter.get(word) ?? null;
}

/** 余 or 多 right behind the digits. */
export function remainderAt(text: string): OperatorWord | null {
  const word = REMAINDER.exec(text)?.[0];
  return word === undefined ? null : { word, means: null };
}

/** Where 余 or 多 follows a number in Han (`百余名`), or -1. */
export function hanRemainderIn(text: string): number {
  return text.search(HAN_REMAINDER);
}

function isOperator(sign: string): sign is Operator {
  return five.has(sign);
}
