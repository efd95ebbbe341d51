import { accept, type Checked, refuse } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { Composed, Writer } from '../writer.ts';
import { readCsv, writeCsv } from './csv-text.ts';

/** What the form says, as a table for programs: the companion of the pages, without their look. */
export const csvWriter: Writer = {
  id: 'csv',
  extension: 'csv',
  async write({ records, template }: Composed): Promise<Checked<Uint8Array>> {
    if (records === undefined) throw new Error('the form has no records');
    const bytes = new TextEncoder().encode(writeCsv(records));
    return isReadAs(bytes, records) ? accept(bytes) : refuse([faultIn(template)]);
  },
};

/** Reads the finished file and holds it against the records. */
export function isReadAs(bytes: Uint8Array, records: readonly (readonly string[])[]): boolean {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const read = readCsv(text);
  const isSame = (row: readonly string[], index: number): boolean =>
    row.length === read[index]?.length && row.every((field, column) => field === read[index]?.[column]);
  return read.length === records.length && records.every(isSame);
}

function faultIn(template: string) {
  return {
    code: 'csv-read-back',
    severity: 'error',
    message: '生成的 CSV 文件与数据不符。',
    span: spanOfFile(template),
    hint: '这是程序的缺陷，文件没有写出，原有的文件未动；请把数据和这条信息交给维护者。',
  } as const;
}
