import type { PdfFile } from './open-pdf.ts';
import {
  asBytes,
  asName,
  asOperator,
  isArray,
  isDictionary,
  openSyntax,
  type PdfDictionary,
  type PdfValue,
} from './syntax.ts';

/** Turns the bytes that a font shows into text. */
type Decode = (bytes: string) => string;

/** The texts of a page by the number of their marked content (ISO 32000-1, 14.6). */
export function readPage(pdf: PdfFile, page: PdfDictionary): ReadonlyMap<number, string> {
  const resources = pdf.dictionary(page.get('Resources'));
  const properties = pdf.dictionary(resources.get('Properties'));
  const fonts = new Map<string, Decode>();
  for (const [name, font] of pdf.dictionary(resources.get('Font'))) {
    fonts.set(name, decoderOf(pdf.stream(pdf.dictionary(font).get('ToUnicode'))));
  }
  const texts = new Map<number, string>();
  const marks: (number | null)[] = [];
  let decode: Decode = () => '';
  const say = (value: PdfValue | undefined): void => {
    const mark = marks.findLast((one) => one !== null) ?? null;
    const bytes = asBytes(value);
    if (mark !== null && bytes !== null) texts.set(mark, (texts.get(mark) ?? '') + decode(bytes));
  };
  const act = (operator: string, operands: readonly PdfValue[]): void => {
    const last = operands.at(-1);
    if (operator === 'BMC') marks.push(null);
    else if (operator === 'BDC') {
      const list = isDictionary(last) ? last : pdf.dictionary(properties.get(asName(last) ?? ''));
      const number = list.get('MCID');
      marks.push(typeof number === 'number' ? number : null);
    } else if (operator === 'EMC') marks.pop();
    else if (operator === 'Tf') decode = fonts.get(asName(operands[0]) ?? '') ?? (() => '');
    else if (operator === 'Tj' || operator === "'" || operator === '"') say(last);
    else if (operator === 'TJ' && isArray(last)) for (const part of last) say(part);
  };
  walk(contentOf(pdf, page), act);
  return texts;
}

function contentOf(pdf: PdfFile, page: PdfDictionary): string {
  const given = page.get('Contents');
  const resolved = pdf.resolve(given);
  const streams = isArray(resolved) ? resolved : [given];
  return streams.map((stream) => pdf.stream(stream)?.toString('latin1') ?? '').join('\n');
}

/** What the codes of a font stand for, by its ToUnicode table; a code that is not in it is shown as U+FFFD. */
function decoderOf(table: Buffer | null): Decode {
  const texts = new Map<number, string>();
  const note = (code: number, value: PdfValue | undefined, offset = 0): void => {
    const bytes = Buffer.from(asBytes(value) ?? '', 'latin1');
    if (offset > 0 && bytes.length > 1)
      bytes.writeUInt16BE(bytes.readUInt16BE(bytes.length - 2) + offset, bytes.length - 2);
    texts.set(code, new TextDecoder('utf-16be').decode(bytes));
  };
  walk(table?.toString('latin1') ?? '', (operator, operands) => {
    if (operator === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) note(codeOf(operands[at]), operands[at + 1]);
    }
    if (operator !== 'endbfrange') return;
    for (let at = 0; at + 2 < operands.length; at += 3) {
      const [first, last, target] = [codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2]];
      for (let code = first; code <= last; code++) {
        if (isArray(target)) note(code, target[code - first]);
        else note(code, target, code - first);
      }
    }
  });
  return (bytes) => {
    let text = '';
    for (let at = 0; at + 1 < bytes.length; at += 2) text += texts.get(codeAt(bytes, at)) ?? '\ufffd';
    return text;
  };
}

function codeOf(value: PdfValue | undefined): number {
  return codeAt(asBytes(value) ?? '', 0);
}

/** Our fonts have codes of two bytes. */
function codeAt(bytes: string, at: number): number {
  return (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1);
}

function walk(text: string, act: (operator: string, operands: readonly PdfValue[]) => void): void {
  const syntax = openSyntax(text);
  let operands: PdfValue[] = [];
  for (let value = syntax.next(); value !== undefined; value = syntax.next()) {
    const operator = asOperator(value);
    if (operator === null) operands.push(value);
    else {
      act(operator, operands);
      operands = [];
    }
  }
}
