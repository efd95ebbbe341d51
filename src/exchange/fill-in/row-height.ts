import { type SheetCell, type SheetColumn, type SheetRow, tallestRow } from '../../writers/xlsx/workbook.ts';

/** What Excel leaves free at the sides of a cell, in points. */
const PADDING = 6;
/** Above and below, together. */
const AIR = 4;
/** From line to line, in ems: as much as the faces need that stand in for 宋体. */
const PITCH = 1.45;

/**
 * The height at which all texts of a row are seen, about, as far as Excel goes; it fits the row again when something is
 * typed. LibreOffice takes the height from the file.
 */
export function fitRow(
  cells: readonly SheetCell[],
  columns: readonly SheetColumn[],
): Pick<SheetRow, 'height' | 'isElastic'> {
  const heights = cells.map(({ column, value, style }) => {
    const text = value.kind === 'text' ? value.text : '';
    const ems = ((columns[column]?.width ?? 0) - PADDING) / style.size;
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / ems)), 0);
    return lines * style.size * PITCH + AIR;
  });
  return { height: Math.min(tallestRow, Math.max(18, ...heights)), isElastic: true };
}

/** In ems: Han and its punctuation are one wide, all else a little more than half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2000 ? 1 : 0.56;
  return width;
}
