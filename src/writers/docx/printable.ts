import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { Composed } from '../writer.ts';
import { textsOf } from './texts.ts';

/** Control characters, half surrogate pairs and non-characters: XML has no place for them, or Word would alter them. */
const ILLEGAL = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** What cannot be written into a Word document without being lost or becoming a box. */
export function findUnprintable({
  document,
  shelf,
  template,
}: Pick<Composed, 'document' | 'shelf' | 'template'>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const complain = (code: string, where: string, character: string, fault: string): void => {
    const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const message = `${where}有${fault}：${name}。`;
    found.push({
      code,
      severity: 'error',
      message,
      span: spanOfFile(template),
      hint: '请在数据中删去或换掉这个字符。',
    });
  };
  for (const { where, role, text } of textsOf(document)) {
    const illegal = ILLEGAL.exec(text);
    const missing = shelf.missing(role, text);
    if (illegal !== null) complain('docx-character', where(), illegal[0], ' Word 文件不能存放的字符');
    else if (missing !== null) complain('docx-glyph', where(), missing.character, '字库中没有的字');
  }
  const illegal = ILLEGAL.exec(document.title);
  if (illegal !== null) complain('docx-character', '文件标题', illegal[0], ' Word 文件不能存放的字符');
  return found;
}
