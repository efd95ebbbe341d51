import { isSelector } from '../fonts/variations.ts';

/** Characters that show nothing by themselves, and what they are called. */
const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['\t', '制表符'],
  ['\u00ad', '软连字符'],
  ['\u200b', '零宽空格'],
  ['\u200c', '零宽不连字'],
  ['\u200d', '零宽连字'],
  ['\u200e', '从左向右的方向标记'],
  ['\u200f', '从右向左的方向标记'],
  ['\u202a', '从左向右的方向控制符'],
  ['\u202b', '从右向左的方向控制符'],
  ['\u202c', '方向控制的结束符'],
  ['\u202d', '从左向右的方向控制符'],
  ['\u202e', '从右向左的方向控制符'],
  ['\u2060', '零宽不换行符'],
  ['\ufeff', '字节顺序标记'],
]);

const RIGHT_TO_LEFT =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const EMOJI = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** What is wrong with a character that cannot be printed; `before` is the one that it follows. */
export function describeMissing(character: string, before: string): string {
  const name = invisibleName(character);
  const code = codesOf(character);
  if (name !== undefined) return `这里有一个看不见的字符：${name}（${code}）。`;
  if (isSelector(character.codePointAt(0) ?? 0))
    return `“${before}”后面有一个看不见的字符：变体选择符（${code}），没有一套字体收录这个变体。`;
  if (/^\p{M}/u.test(character))
    return `“${before}”后面有一个组合用的附加符号（${code}），没有一套字体有这两个字符合成的字。`;
  if (RIGHT_TO_LEFT.test(character)) return `“${character}”是从右向左书写的文字（${code}），没有一套字体收录。`;
  return `“${character}”（${code}）没有一套字体收录，印出来会是空框。`;
}

/** What to write instead. */
export function adviseOnMissing(character: string, before: string): string {
  if (invisibleName(character) !== undefined) return '请删去它；多半是从别处粘贴时带进来的。';
  if (isSelector(character.codePointAt(0) ?? 0)) return '请删去它，印出的就是这个字通用的字形。';
  if (/^\p{M}/u.test(character)) {
    const [composed = '', ...more] = `${before}${character}`.normalize('NFC');
    return more.length === 0
      ? `请改写成一个字符“${composed}”（${codesOf(composed)}）。`
      : '请删去它，或用文字说明读音。';
  }
  if (RIGHT_TO_LEFT.test(character)) return '表中只能用从左向右书写的文字，请写中文译名。';
  if (EMOJI.test(character)) return '公文里不用表情符号，请删去或改写成文字。';
  return '请核对是否输错；确需此字时，请改用 GB 18030-2022 收录的字形，或用拼音、“［左右结构］”等方式说明。';
}

/** Control and format characters show nothing; those that have a common name go by it. */
function invisibleName(character: string): string | undefined {
  if (isSelector(character.codePointAt(0) ?? 0)) return undefined;
  return INVISIBLE.get(character) ?? (/^[\p{Cc}\p{Cf}]$/u.test(character) ? '排版用的控制字符' : undefined);
}

/** E.g. U+00E9; the first three of a longer word. */
function codesOf(text: string): string {
  const codes = [...text].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return codes.length > 3 ? `${codes.slice(0, 3).join(' ')}…` : codes.join(' ');
}
