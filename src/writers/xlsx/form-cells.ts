import type { Align, Cell, Table } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { BAR_GAP, BAR_HEIGHT, barLengths } from '../../typeset/set-bar.ts';
import { setParagraphs, textWidth } from '../../typeset/set-cell.ts';
import { INDENT_STEP } from './form-looks.ts';

/** A cell whose text is in lines, about as Excel will break it: only their number counts, the text stays one. */
export interface LinedCell {
  readonly cell: Cell;
  readonly lines: readonly Line[];
  /** In steps. */
  readonly indent: number;
  /** To which side the text is set: beside a bar, away from it. */
  readonly align: Align;
  /** Length in points. */
  readonly bar: { readonly length: number; readonly height: number; readonly fill: 'solid' | 'hollow' } | null;
}

interface Line {
  readonly text: string;
  readonly endsParagraph: boolean;
}

/** The cells of a table row by row, each where it begins. */
export function lineCells(shelf: Shelf, table: Table): readonly (readonly LinedCell[])[] {
  const rows: LinedCell[][] = Array.from({ length: table.rows }, () => []);
  const lengths = barLengths(shelf, table);
  for (const cell of table.cells) rows[cell.row]?.push(lineCell(shelf, table, cell, lengths.get(cell) ?? 0));
  return rows;
}

function lineCell(shelf: Shelf, table: Table, cell: Cell, length: number): LinedCell {
  const { size } = cell.type;
  const fill = cell.bar?.fill;
  const bar = fill === undefined || length === 0 ? null : { length, height: BAR_HEIGHT * size, fill };
  const indent = bar === null ? Math.ceil((cell.indent * size) / INDENT_STEP - 0.5) : 0;
  const aside = bar === null ? indent * INDENT_STEP : length + BAR_GAP * size;
  const width = textWidth(table, cell) - aside;
  const lines = linesOf(shelf, cell, width);
  // Excel lets no punctuation hang: where there is more than a line, some of them hold a character less.
  const isBroken = lines.length > cell.paragraphs.length;
  const align = bar === null ? cell.align : cell.align === 'right' ? 'left' : 'right';
  return { cell, lines: isBroken ? linesOf(shelf, cell, width - size / 2) : lines, indent, align, bar };
}

function linesOf(shelf: Shelf, { role, type, paragraphs }: Cell, width: number): readonly Line[] {
  return paragraphs.flatMap((paragraph) => {
    const lines = setParagraphs(shelf, { role, type, align: 'left', indent: 0 }, [paragraph], width);
    return lines.map(({ text }, index) => ({ text, endsParagraph: index === lines.length - 1 }));
  });
}

/** The text of some lines; a paragraph that goes on behind them ends with what stands here. */
export function textOfLines(lines: readonly Line[]): string {
  return lines
    .map(({ text, endsParagraph }, i) => (endsParagraph && i < lines.length - 1 ? `${text}\n` : text))
    .join('');
}
