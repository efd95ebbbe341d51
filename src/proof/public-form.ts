import type { SourceFile } from '../compile/unit-folder.ts';
import type { Path } from '../diagnostics/path.ts';
import { isList, type Plain } from '../yaml/located.ts';
import { understand } from '../yaml/parse.ts';
import { splice } from '../yaml/splice.ts';
import { withoutComments } from '../yaml/without-comments.ts';
import { writeValue } from '../yaml/write-value.ts';

/** Keys whose values are not printed on the form: what is for the house, and what stands on the 调整表 alone. */
const internal: ReadonlySet<string> = new Set(['备注', '豁免', '调整原因']);

/**
 * A sound file as it may be published: without 备注, 豁免, 调整原因 and comments, all else as its author wrote it. What it says is
 * read again and held against what it should say; where a notation cannot be cut, the data is written anew.
 */
export function publicForm({ file, bytes }: SourceFile): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!/#|备注|豁免|调整原因/.test(text)) return bytes;
  const data = dataOf(file, text);
  const wanted = withoutInternal(data);
  const expected = JSON.stringify(wanted);
  for (const way of [cutLines, cut]) {
    const kept = way(text, data);
    if (kept !== null && JSON.stringify(dataOf(file, kept)) === expected) return new TextEncoder().encode(kept);
  }
  return new TextEncoder().encode(writeAnew(wanted));
}

/** The quick way, for what nearly every file has: internal keys of the whole file, or comments on lines of their own. */
function cutLines(text: string): string | null {
  if (!text.includes('#'))
    return text.replace(/^(?:备注|豁免|调整原因):.*\n?(?:(?:[ \t-].*|\r?)(?:\n|$(?!\n)))*/gm, '');
  if (/备注|豁免|调整原因|[\r\u2028\u2029\ufeff]/.test(text)) return null;
  // As withoutComments takes them: with the blank lines behind.
  const kept = text.replace(/^[^\S\n]*#.*(?:\n[^\S\n]*(?=\n))*\n?/gm, '');
  return kept.includes('#') ? null : kept;
}

/** Null where the file uses a notation that is not cut. */
function cut(text: string, data: Plain): string | null {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const changes = internalPaths(data, []).map((path) => ({ kind: 'remove', path }) as const);
  const spliced = splice({ file: '', text: text.slice(mark.length) }, changes);
  return spliced.ok ? mark + withoutComments(spliced.text) : null;
}

function dataOf(file: string, text: string): Plain {
  const { located } = understand({ file, text: text.replace(/^\ufeff/, '') });
  if (located === null) throw new Error(`${file} was sound and is not`);
  return located.data;
}

/** The last first, so that the numbers of list items hold while they go one after another. */
function internalPaths(data: Plain, path: Path): readonly Path[] {
  if (data === null || typeof data === 'string') return [];
  const isList = Array.isArray(data);
  const inside = Object.entries(data).flatMap(([key, value]): readonly Path[] => {
    const own = [...path, isList ? Number(key) : key];
    return !isList && internal.has(key) ? [own] : internalPaths(value, own);
  });
  return inside.toReversed();
}

function withoutInternal(data: Plain): Plain {
  if (data === null || typeof data === 'string') return data;
  if (isList(data)) return data.map(withoutInternal);
  const entries = Object.entries(data).filter(([key]) => !internal.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutInternal(value)]));
}

function writeAnew(data: Plain): string {
  return `${writeValue(data, { column: 0, lineBreak: '\n', isFlow: false }).trimStart()}\n`;
}
