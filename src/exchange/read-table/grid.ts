import type { Place } from '../import/draft.ts';
import { type Cell, cellName, type Range, type Row, type Sheet, type Value } from '../read-workbook/book.ts';
import { showNumber } from '../read-workbook/show-number.ts';

/** A sheet as its reader sees it: cells by place, merged ones as one. */
export interface Grid {
  readonly sheet: Sheet;
  /** Rows that hold something, in order. */
  readonly rows: readonly Row[];
  /** The last column that holds something. */
  readonly width: number;
  /** The cell itself; null where it is empty or covered by a merged one. */
  at(row: number, column: number): Cell | null;
  /** The merged range that holds the cell; null where it stands alone. */
  mergeAt(row: number, column: number): Range | null;
  /** What a reader sees there: the cell, or the merged one that covers it. */
  seen(row: number, column: number): Cell | null;
  /** A name for the place; of a merged cell, its first. */
  place(row: number, column: number): Place;
}

/** Columns further right hold no form. */
const widest = 256;

export function openGrid(sheet: Sheet): Grid {
  const rows = [...sheet.rows.values()];
  const byColumn = Array.from({ length: widest + 1 }, (): Range[] => []);
  for (const merge of sheet.merges.toSorted((a, b) => a.top - b.top))
    for (let column = merge.left; column <= Math.min(merge.right, widest); column++) byColumn[column]?.push(merge);
  const mergeAt = (row: number, column: number): Range | null => {
    const merges = byColumn[column] ?? [];
    let low = 0;
    for (let high = merges.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((merges[middle]?.top ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const found = merges[low - 1];
    return found !== undefined && found.bottom >= row ? found : null;
  };
  const at = (row: number, column: number): Cell | null => {
    const merge = mergeAt(row, column);
    const isCovered = merge !== null && (merge.top !== row || merge.left !== column);
    return isCovered ? null : (sheet.rows.get(row)?.cells.get(column) ?? null);
  };
  return {
    sheet,
    rows,
    width: rows.reduce((most, { cells }) => Math.max(most, ...[...cells.keys()].filter((one) => one <= widest)), 0),
    at,
    mergeAt,
    seen: (row, column) => {
      const merge = mergeAt(row, column);
      return merge === null ? at(row, column) : at(merge.top, merge.left);
    },
    place: (row, column) => {
      const merge = mergeAt(row, column);
      const [top, left] = merge === null ? [row, column] : [merge.top, merge.left];
      const label = sheet.nameOf?.(top, left) ?? `“${sheet.name}”表 ${cellName(left, top)}`;
      return { label, cell: sheet.part === '' ? null : { part: sheet.part, column: left, row: top } };
    },
  };
}

/** What a cell says, for those who look for words; '' for an empty one. */
export function wordsOf(cell: Cell | null): string {
  return cell === null ? '' : wordsIn(cell.value);
}

function wordsIn(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return showNumber(value.digits, value.format).text;
    case 'boolean':
      return value.is ? 'TRUE' : 'FALSE';
    case 'error':
      return value.name;
    case 'uncomputed':
      return '';
  }
}
