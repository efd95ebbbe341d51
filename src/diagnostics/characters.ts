/** A character that no file and no value may hold, at a UTF-16 offset. */
export interface ForbiddenCharacter {
  readonly offset: number;
  /** What it is called in a message, e.g. `控制字符 U+0007`. */
  readonly name: string;
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00, '空字符 U+0000'],
  [0x0d, '单独的回车符 U+000D'],
  [0x85, '换行符 U+0085'],
  [0x2028, '行分隔符 U+2028'],
  [0x2029, '段分隔符 U+2029'],
  [0xfeff, '字节顺序标记（BOM）U+FEFF'],
]);

const none: readonly ForbiddenCharacter[] = [];

/** What is not surely allowed: every forbidden character, and surrogates, of which most come in pairs. */
const SUSPECT = /[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|\r(?!\n)/;

/**
 * Finds what cannot stand in XML 1.0 (and so not in Word), and what breaks a line without being a line break:
 * C0 and C1 controls but tab and LF, a CR without its LF, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF, lone surrogates.
 */
export function findForbidden(text: string): readonly ForbiddenCharacter[] {
  if (!SUSPECT.test(text)) return none;
  const found: ForbiddenCharacter[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit >= 0x20 && unit < 0x7f) continue;
    if (unit === 0x09 || unit === 0x0a || (unit === 0x0d && text.charCodeAt(offset + 1) === 0x0a)) continue;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      if (isPair(text, offset)) offset++;
      else found.push({ offset, name: `残缺的字符 ${codeOf(unit)}` });
    } else if (isForbidden(unit)) {
      found.push({ offset, name: names.get(unit) ?? `控制字符 ${codeOf(unit)}` });
    }
  }
  return found;
}

function isForbidden(unit: number): boolean {
  return unit < 0xa0 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff || unit >= 0xfffe;
}

function isPair(text: string, offset: number): boolean {
  const second = text.charCodeAt(offset + 1);
  return text.charCodeAt(offset) < 0xdc00 && second >= 0xdc00 && second <= 0xdfff;
}

function codeOf(unit: number): string {
  return `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}
