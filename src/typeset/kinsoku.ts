/**
 * Which characters may not begin or end a line, and which may hang: GB/T 15834-2011 on the position of punctuation,
 * UAX #14 tailored for Chinese, and the custom that an operator stays with its number and a number with its unit.
 */

/** Never first on a line. */
export const NO_START: ReadonlySet<string> = new Set([
  ...'、。，；：？！）》」』】〕〉〗｝］”’…·％‰℃',
  ...'%),.:;!?]}/-–~～°′″′々〻ー',
]);

/** Never last on a line. */
export const NO_END: ReadonlySet<string> = new Set([...'（《「『【〔〈〖｛［“‘([{≥≤＞＜≧≦±＋＝#￥$§№']);

/** Full-width punctuation whose right half is blank: at the end of a line it takes half an em. */
export const HALVED_AT_END: ReadonlySet<string> = new Set('、。，；：）》」』】〕〉〗”’');

/** Pairs of equal characters that are one mark. */
export const DOUBLED: ReadonlySet<string> = new Set('—…');

const UNITS =
  '平方米|平方公里|公里|公顷|万人次|人次|人天|人日|人月|课时|学时|小时|分钟|个月|工作日|万元|亿元|万|亿|千|百|元|个|人|名|项|次|套|篇|部|门|场|天|年|月|日|周|期|届|件|册|本|条|间|台|所|家|处|栋|级|位|批|班|组|株|棵|吨|米|份|张|辆|座|倍|分|号|户|亩|学分|岁|余|多|及';

/**
 * Stretches that stay on one line where they fit: an item's number with what it counts and the name of its level
 * (`12、1-产出指标`), a class code with the head of its name (`11-数量`), operator, number, range and unit (`≥85%`, `3-5项`, `3万元`).
 */
export const KEPT_TOGETHER = new RegExp(
  [
    String.raw`(?:\d{1,3}、)?\d-[\p{Script=Han}]{1,5}`,
    String.raw`\d{2}-[\p{Script=Han}]{0,2}`,
    String.raw`(?:[≥≤＞＜≧≦=＝±<>约][ ]?)*\d[\d,.:：]*(?:[-–~～/]\d[\d,.]*)*(?:[%％‰℃㎡]|\+|(?:${UNITS})(?:/(?:${UNITS}))?)?`,
  ].join('|'),
  'gu',
);

/** What a UTF-16 unit is to the breaking of lines, as bits of `traitsOf`; surrogates are wide. */
export const STARTS_NO_LINE = 1;
export const ENDS_NO_LINE = 2;
export const IS_DOUBLED = 4;
export const IS_HALVED = 8;
export const IS_WIDE = 16;

const TRAITS = new Uint8Array(0x10000);
/** Han, kana, full-width forms and the quotation marks of Chinese: between these a line may break unless forbidden. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0xb1, 0xb1],
  [0x2014, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
  [0x2264, 0x2267],
  [0x2460, 0x24ff],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];
for (const [first, last] of WIDE) TRAITS.fill(IS_WIDE, first, last + 1);
for (const [characters, trait] of [
  [NO_START, STARTS_NO_LINE],
  [NO_END, ENDS_NO_LINE],
  [DOUBLED, IS_DOUBLED],
  [HALVED_AT_END, IS_HALVED],
] as const)
  for (const character of characters) TRAITS[character.charCodeAt(0)] = traitsOf(character.charCodeAt(0)) | trait;

/** The sets above as one look-up: every character of every form goes through it several times. */
export function traitsOf(unit: number): number {
  return TRAITS[unit] ?? 0;
}
