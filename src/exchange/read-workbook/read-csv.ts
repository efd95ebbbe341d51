import { unguard } from '../../writers/csv/guard.ts';
import { type Cell, cellName, type Row } from './book.ts';
import type { ReadBook } from './read-book.ts';

/** The first columns of the CSV that `build --format csv` writes, by which it is known: its amounts are in 万元, its texts guarded. */
const ownHead = ['预算年度', '单位名称', '项目序号', '项目名称', '总计'];

/** A CSV file as a workbook of one sheet of texts; `isOwn` tells that this program wrote it. */
export type ReadCsv = ReadBook & { readonly isOwn: boolean };

const most = { bytes: 32 * 2 ** 20, rows: 20_000 } as const;

/** Reads a CSV file in UTF-8 or GB 18030, with whatever line ends; what our own guarded against formulas is undone exactly. */
export function readCsvBook(bytes: Uint8Array, name: string): ReadCsv {
  const refuse = (why: string): ReadCsv => ({ ok: false, why, isOwn: false });
  if (bytes.length > most.bytes) return refuse('它超过 32 MB，不像一个单位的项目表，没有读。');
  const { text, encoding } = decode(bytes);
  if (text === null)
    return refuse('它既不是 UTF-8 也不是 GB18030 编码的文字，没有读。请在 Excel 或 WPS 里另存为 .xlsx。');
  const rows = rowsOf(text);
  if (rows === null) return refuse('它的引号不成对，没有读。请在 Excel 或 WPS 里打开，另存为 .xlsx 后再试。');
  if (rows.length > most.rows) return refuse(`它有 ${rows.length} 行，不像一个单位的项目表，没有读。`);
  const isOwn = ownHead.every((word, column) => rows[0]?.[column] === word);
  const plain = isOwn ? rows.map((row) => row.map(unguard)) : rows;
  const sheet = {
    name,
    part: '',
    nameOf: (row: number, column: number): string => cellName(column, row),
    isHidden: false,
    rows: new Map(plain.flatMap((fields, index) => rowOf(fields, index + 1))),
    merges: [],
    hiddenColumns: [],
  };
  const remarks = encoding === 'utf-8' ? [] : ['文件是 GB18030 编码的，已按它读。'];
  return { ok: true, isOwn, book: { sheets: [sheet], is1904: false, remarks } };
}

function decode(bytes: Uint8Array): { readonly text: string | null; readonly encoding: string } {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next one is tried.
    }
  }
  return { text: null, encoding: '' };
}

/** RFC 4180 with any line end; null where a quotation mark has no second. */
function rowsOf(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\n|\r|$)/gy;
  while (field.lastIndex < text.length || row.length > 0) {
    const found = field.exec(text);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

function rowOf(fields: readonly string[], number: number): readonly (readonly [number, Row])[] {
  const cells = new Map<number, Cell>();
  for (const [index, text] of fields.entries()) {
    if (text !== '') cells.set(index + 1, { value: { kind: 'text', text }, formula: null });
  }
  return cells.size === 0 ? [] : [[number, { number, isHidden: false, cells }]];
}
