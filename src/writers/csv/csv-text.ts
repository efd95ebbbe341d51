import { guard, unguard } from './guard.ts';

const BOM = '\uFEFF';

/** Rows as CSV (RFC 4180), with a BOM, by which Excel knows UTF-8; quotation marks only where they are needed. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(text: string): string {
  const guarded = guard(text);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The rows that `writeCsv` wrote. Throws where a quotation mark has no second or stands where none may. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith(BOM) ? 1 : 0;
  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at);
    const field = isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    row.push(unguard(field));
    at = end;
    if (text[at] === ',') {
      at++;
      if (at < text.length && !text.startsWith('\r\n', at)) continue;
      row.push('');
    }
    if (at < text.length && !text.startsWith('\r\n', at)) throw new Error(`a quoted field goes on at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

function endOfPlain(text: string, start: number): number {
  const found = /,|\r\n/g;
  found.lastIndex = start;
  return found.exec(text)?.index ?? text.length;
}

/** Behind the second quotation mark. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  throw new Error(`no end of the field at ${start}`);
}
