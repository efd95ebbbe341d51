import type { TextBlock } from '../../proof/finished.ts';
import type { Book, Cell, Row } from '../read-workbook/book.ts';

/** What a finished file prints as a sheet, cell by cell and paragraph by paragraph as the file itself parts them. */
export function finishedToBook(blocks: readonly TextBlock[], name: string): Book {
  const content = new Map<number, Map<number, Cell>>();
  const names = new Map<string, string>();
  let start = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const parts = block.text.split('\t');
      content.set(++start, new Map(parts.map((text, index) => [index + 1, cellOf(text)])));
      continue;
    }
    const heads = new Map(block.cells.filter(({ isHeader }) => isHeader).map(({ column, text }) => [column, text]));
    let last = 0;
    for (const { row, column, text } of block.cells) {
      last = Math.max(last, row);
      names.set(
        `${start + row + 1} ${column + 1}`,
        `表格第 ${row + 1} 行“${heads.get(column) ?? `第 ${column + 1} 列`}”`,
      );
      const own = content.get(start + row + 1) ?? new Map<number, Cell>();
      content.set(start + row + 1, own);
      if (text !== '') own.set(column + 1, cellOf(text));
    }
    start += last + 1;
  }
  const rows = [...content].filter(([, cells]) => cells.size > 0);
  const sheet = {
    name,
    part: '',
    isHidden: false,
    rows: new Map(rows.map(([number, cells]): [number, Row] => [number, { number, isHidden: false, cells }])),
    merges: [],
    hiddenColumns: [],
    nameOf: (row: number, column: number): string => names.get(`${row} ${column}`) ?? `第 ${row} 行`,
  };
  return { sheets: [sheet], is1904: false, remarks: [] };
}

function cellOf(text: string): Cell {
  return { value: { kind: 'text', text }, formula: null };
}
