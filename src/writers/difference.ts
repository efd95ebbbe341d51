import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { spanOfFile } from '../diagnostics/span.ts';

/** A place where the finished file is not what the document says. */
export interface Difference {
  readonly where: string;
  readonly message: string;
}

/** Both texts, long ones cut to the stretch where they part. */
export function difference(where: string, wanted: string, read: string): Difference {
  let same = 0;
  while (same < wanted.length && same < read.length && wanted[same] === read[same]) same++;
  return { where, message: `应为“${around(wanted, same)}”，实为“${around(read, same)}”` };
}

const BEFORE = 8;
const AFTER = 16;

function around(text: string, at: number): string {
  if (text.length <= BEFORE + AFTER) return text;
  const start = Math.max(0, Math.min(at - BEFORE, text.length - BEFORE - AFTER));
  const end = Math.min(text.length, start + BEFORE + AFTER);
  return (start > 0 ? '…' : '') + text.slice(start, end) + (end < text.length ? '…' : '');
}

/** A kind of file, and the code under which its differences are told. */
interface Product {
  readonly code: string;
  /** E.g. Word 文件. */
  readonly name: string;
}

/** Turns the differences of a finished file into errors; a file that cannot be read at all is one difference. */
export function refuseDifferences(
  { code, name }: Product,
  template: string,
  compare: () => readonly Difference[],
): readonly Diagnostic[] {
  return found(compare)
    .slice(0, 20)
    .map(({ where, message }) => ({
      code,
      severity: 'error',
      message: `生成的 ${name}与数据不符：${where}${message}。`,
      span: spanOfFile(template),
      hint: '这是程序的缺陷，文件没有写出，原有的文件未动；请把数据和这条信息交给维护者。',
    }));
}

function found(compare: () => readonly Difference[]): readonly Difference[] {
  try {
    return compare();
  } catch (error) {
    return [{ where: '整个文件', message: `无法读回（${error instanceof Error ? error.message : String(error)}）` }];
  }
}
