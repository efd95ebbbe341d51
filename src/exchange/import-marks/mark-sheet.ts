import { cellName, readCellName } from '../read-workbook/book.ts';
import { applyEdits, attributeIn, prefixOf, type TextEdit, tagsOf, withAttribute } from './xml-edits.ts';

/** A cell to be coloured. */
export interface SheetMark {
  readonly column: number;
  readonly row: number;
}

/**
 * Gives cells of a sheet another style and leaves every other byte as it is; a cell or a row that is not there is put in.
 * `restyle` tells the new style of a cell by its present one.
 */
export function markSheet<T extends SheetMark>(
  xml: string,
  marks: readonly T[],
  restyle: (style: number, mark: T) => number,
): string {
  const prefix = prefixOf(xml);
  const edits: TextEdit[] = [];
  const waiting = marks.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const cell = (mark: T): string => `<${prefix}c r="${cellName(mark.column, mark.row)}" s="${restyle(0, mark)}"/>`;
  const insert = (start: number, text: string): void => void edits.push({ start, end: start, text });
  /** Puts in the cells that are missing in front of a place. */
  const fill = (start: number, isDue: (mark: T) => boolean): void => {
    while (waiting[0] !== undefined && isDue(waiting[0])) insert(start, cell(waiting.shift() as T));
  };
  const fillRows = (start: number, before: number): void => {
    while (waiting[0] !== undefined && waiting[0].row < before) {
      const { row } = waiting[0];
      insert(start, `<${prefix}row r="${row}">`);
      fill(start, (mark) => mark.row === row);
      insert(start, `</${prefix}row>`);
    }
  };
  let [row, column] = [0, 0];
  for (const { name, kind, start, end, text } of tagsOf(xml)) {
    if (name === 'sheetData') {
      if (kind === 'open') continue;
      if (kind === 'empty' && waiting.length > 0) {
        edits.push({ start, end, text: `<${prefix}sheetData>` });
        fillRows(end, Number.POSITIVE_INFINITY);
        insert(end, `</${prefix}sheetData>`);
      } else fillRows(start, Number.POSITIVE_INFINITY);
      break;
    }
    if (name === 'row' && kind !== 'close') {
      row = Number(attributeIn(text, 'r') ?? row + 1);
      column = 0;
      fillRows(start, row);
      if (kind === 'empty' && waiting[0]?.row === row) {
        edits.push({ start, end, text: text.replace(/\s*\/>$/, '>') });
        fill(end, (mark) => mark.row === row);
        insert(end, `</${prefix}row>`);
      }
    } else if (name === 'row') fill(start, (mark) => mark.row === row);
    else if (name === 'c' && kind !== 'close') {
      column = readCellName(attributeIn(text, 'r') ?? '')?.column ?? column + 1;
      fill(start, (mark) => mark.row === row && mark.column < column);
      const [mark] = waiting;
      if (mark?.row !== row || mark.column !== column) continue;
      waiting.shift();
      const style = restyle(Number(attributeIn(text, 's') ?? 0), mark);
      edits.push({ start, end, text: withAttribute(text, 's', String(style)) });
    }
  }
  return applyEdits(xml, edits);
}
