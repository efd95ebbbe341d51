/** A PDF object (ISO 32000-1, 7.3); bytes of strings as Latin-1. An `operator` occurs only in content streams and CMaps. */
export type PdfValue =
  | null
  | boolean
  | number
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly bytes: string }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'operator'; readonly name: string }
  | readonly PdfValue[]
  | PdfDictionary;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** Reads objects one after another. */
export interface Syntax {
  /** Undefined at the end of the text. */
  next(): PdfValue | undefined;
  /** Where the next object is looked for. */
  offset(): number;
}

const SPACE = new Set(['\0', '\t', '\n', '\f', '\r', ' ']);
const END = new Set([...SPACE, '(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const deepest = 100;

/** Begins at an offset of a text in which a character is a byte. Throws at what is no PDF. */
export function openSyntax(text: string, start = 0): Syntax {
  let at = start;
  const skipSpace = (): void => {
    for (; at < text.length; at++) {
      const unit = text[at] ?? '';
      if (unit === '%') while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      else if (!SPACE.has(unit)) return;
    }
  };
  const word = (): string => {
    const from = at;
    while (at < text.length && !END.has(text[at] ?? '')) at++;
    return text.slice(from, at);
  };
  const name = (): string => {
    at++;
    return word().replace(/#([\da-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  };
  const until = (end: string, depth: number): readonly PdfValue[] => {
    const values: PdfValue[] = [];
    for (;;) {
      skipSpace();
      if (text.startsWith(end, at)) {
        at += end.length;
        return values;
      }
      const value = read(depth + 1);
      if (value === undefined) throw new Error(`no ${end}`);
      values.push(value);
    }
  };
  const read = (depth: number): PdfValue | undefined => {
    if (depth > deepest) throw new Error('nested too deeply');
    skipSpace();
    if (at >= text.length) return undefined;
    const first = text[at] ?? '';
    if (first === '/') return { kind: 'name', name: name() };
    if (text.startsWith('<<', at)) {
      at += 2;
      return dictionaryOf(until('>>', depth));
    }
    if (first === '[') {
      at++;
      return until(']', depth);
    }
    if (first === '<') {
      const end = text.indexOf('>', at);
      const digits = text.slice(at + 1, end).replace(/[^\da-fA-F]/g, '');
      at = end + 1;
      if (end < 0) throw new Error('no >');
      return {
        kind: 'string',
        bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'),
      };
    }
    if (first === '(') {
      const { bytes, end } = readLiteral(text, at + 1);
      at = end;
      return { kind: 'string', bytes };
    }
    const reference = !/\d/.test(first)
      ? null
      : /^(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(text.slice(at, at + 40));
    if (reference !== null) {
      at += reference[0].length;
      return { kind: 'reference', number: Number(reference[1]) };
    }
    const token = word();
    if (token === '') {
      at++;
      return { kind: 'operator', name: first };
    }
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(token)) return Number(token);
    return token === 'true'
      ? true
      : token === 'false'
        ? false
        : token === 'null'
          ? null
          : { kind: 'operator', name: token };
  };
  return { next: () => read(0), offset: () => at };
}

function dictionaryOf(values: readonly PdfValue[]): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    const key = asName(values[index]);
    if (key === null) throw new Error('a key that is no name');
    entries.set(key, values[index + 1] ?? null);
  }
  return entries;
}

function readLiteral(text: string, start: number): { readonly bytes: string; readonly end: number } {
  let bytes = '';
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (unit === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const isBreak = /^\r\n?|^\n/.exec(text.slice(at + 1, at + 3))?.[0];
      if (octal !== undefined) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      else if (isBreak === undefined) bytes += ESCAPED[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
      at += (octal ?? isBreak ?? ' ').length;
      continue;
    }
    if (unit === '(') depth++;
    if (unit === ')') depth--;
    if (depth === 0) return { bytes, end: at + 1 };
    bytes += unit;
  }
  throw new Error('no )');
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function asName(value: PdfValue | undefined): string | null {
  return isTagged(value) && value.kind === 'name' ? value.name : null;
}

export function asBytes(value: PdfValue | undefined): string | null {
  return isTagged(value) && value.kind === 'string' ? value.bytes : null;
}

export function asOperator(value: PdfValue | undefined): string | null {
  return isTagged(value) && value.kind === 'operator' ? value.name : null;
}

export function asReference(value: PdfValue | undefined): number | null {
  return isTagged(value) && value.kind === 'reference' ? value.number : null;
}

/** A text string: UTF-16 with its mark, or else one byte a character. */
export function asText(value: PdfValue | undefined): string | null {
  const bytes = asBytes(value);
  if (bytes === null || !bytes.startsWith('\xfe\xff')) return bytes;
  return new TextDecoder('utf-16be').decode(Buffer.from(bytes.slice(2), 'latin1'));
}

type Tagged = Extract<PdfValue, { readonly kind: string }>;

function isTagged(value: PdfValue | undefined): value is Tagged {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
