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

const TRAITS = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return (
    (NO_START.has(character) ? STARTS_NO_LINE : 0) |
    (NO_END.has(character) ? ENDS_NO_LINE : 0) |
    (DOUBLED.has(character) ? IS_DOUBLED : 0) |
    (HALVED_AT_END.has(character) ? IS_HALVED : 0) |
    (isSurrogate || isWide(unit) ? IS_WIDE : 0)
  );
});

/** The sets above as one look-up: every character of every form goes through it several times. */
export function traitsOf(unit: number): number {
  return TRAITS[unit] ?? 0;
}

/** Han, kana, full-width forms and the quotation marks of Chinese: between these a line may break unless forbidden. */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff) ||
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    codePoint === 0x2018 ||
    codePoint === 0x2019 ||
    codePoint === 0x201c ||
    codePoint === 0x201d ||
    codePoint === 0x2014 ||
    codePoint === 0x2026 ||
    (codePoint >= 0x2264 && codePoint <= 0x2267) ||
    codePoint === 0xb1
  );
}
