import type { Paragraph } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { setParagraphs } from '../../typeset/set-cell.ts';
import { faceOf, pitchOf } from './form-looks.ts';
import type { Area, CellStyle, CellValue, SheetCell, SheetRow } from './workbook.ts';

/** A paragraph over the whole width. Its second segment stands in the same row, at the right, where both have room. */
export function layParagraph(
  shelf: Shelf,
  { role, type, align, segments, before = 0, after }: Paragraph,
  columns: readonly number[],
  start: number,
): { readonly rows: readonly SheetRow[]; readonly areas: readonly Area[] } {
  const [first = '', second, ...others] = segments;
  const divide =
    second === undefined || others.length > 0 ? null : divideColumns(shelf, role, type.size, columns, second);
  const lineUp = divide === null ? segments.map((text) => [text]) : [[first, second ?? '']];
  const areas: Area[] = [];
  const rows = lineUp.map((texts, index): SheetRow => {
    const row = start + index;
    const cells: SheetCell[] = [];
    let lines = 1;
    for (const [place, text] of texts.entries()) {
      const column = place === 0 ? 0 : (divide ?? 0);
      const lastColumn = texts.length === 2 && place === 0 ? (divide ?? 0) - 1 : columns.length - 1;
      const side = index + place === 0 ? align : 'right';
      const width = columns.slice(column, lastColumn + 1).reduce((sum, one) => sum + one, 0) - type.size;
      lines = Math.max(lines, setParagraphs(shelf, { role, type, align: side, indent: 0 }, [text], width).length);
      const style: CellStyle = {
        ...faceOf(role),
        size: type.size,
        align: side,
        verticalAlign: 'center',
        isWrapped: true,
        format: '@',
      };
      for (let at = column; at <= lastColumn; at++) {
        const value: CellValue = at === column && text !== '' ? { kind: 'text', text } : { kind: 'blank' };
        cells.push({ column: at, value, style });
      }
      areas.push({ row, column, lastRow: row, lastColumn });
    }
    const isLast = index === lineUp.length - 1;
    const height = lines * pitchOf(type) + (index === 0 ? before : 0) + (isLast ? after : 0);
    return { row, height, cells };
  });
  return { rows, areas };
}

/** The column at which the text at the right begins; null where there is no room beside it. */
function divideColumns(
  shelf: Shelf,
  role: Paragraph['role'],
  size: number,
  columns: readonly number[],
  text: string,
): number | null {
  const needed = (shelf.width(role, text) * size) / 1000 + size;
  let width = 0;
  for (let column = columns.length - 1; column > 0; column--) {
    width += columns[column] ?? 0;
    if (width >= needed) return column;
  }
  return null;
}
