import type { Stretch } from './rule.ts';

/** What every mark and word of secrecy has in it. */
export const SECRECY = /密/;

/** A mark of a level of state secrecy, as it stands on documents: 绝密★, 密级：机密, （秘密）. */
const MARK =
  /(?:绝密|机密|秘密)\s{0,2}[★☆*＊]|密\s?级\s?[:：为是]\s?(?:绝密|机密|秘密)|[（(【[〔](?:绝密|机密|秘密)[）)】\]〕]|(?<![算手主])(?:绝密|机密|秘密)级|^(?:绝密|机密|秘密)(?=[\s：:]|$)/gm;

/**
 * The word alone. Not 机密性 (of data), not trade secrets, and not two words that meet: 计算机密码, 杜绝密切接触.
 * 秘密 alone is a common word (商业秘密, 保守国家秘密) and is looked for only as a mark.
 */
const WORD =
  /(?<![杜隔拒谢断禁灭])绝密(?![切封闭集度码钥])|(?<![算手主飞动时随电有危司投商契录印扫]|商业|企业|技术)机密(?![性切封闭集度码钥织计])/;

/** At one place the mark is meant, not the word in it. */
const MARK_OR_WORD = new RegExp(`${MARK.source}|${WORD.source}`, 'gm');

/** The marks and words of state secrecy in a text that is going to be published, in order. */
export function findSecrecyWords(text: string): readonly Stretch[] {
  return stretches(text, MARK_OR_WORD);
}

/** Only what is a mark, for texts in which people may speak about secrecy. */
export function findSecrecyMarks(text: string): readonly Stretch[] {
  return stretches(text, MARK);
}

function stretches(text: string, pattern: RegExp): readonly Stretch[] {
  if (!SECRECY.test(text)) return [];
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ offset: index, length: match.length }));
}
