import { type ReadCell, type ReadSheet, readWorkbook, shownText } from '../../writers/xlsx/read-workbook.ts';
import type { Finished, TextBlock } from '../finished.ts';
import { openPackage } from '../office-package.ts';

/** Reads a workbook of ours. Throws at what is none. */
export function readXlsx(bytes: Uint8Array): Finished {
  const { attachments, origin, instant } = openPackage(bytes, 'xl/workbook.xml');
  const blocks = (): readonly TextBlock[] => readWorkbook(bytes).sheets.flatMap(blocksOf);
  return { format: 'xlsx', attachments, origin, instant, blocks };
}

/** The rows above those that repeat are paragraphs; the others are a table, of which these are the head. */
function blocksOf({ cells, repeated }: ReadSheet): readonly TextBlock[] {
  const [first = 0, last = -1] = (/\$(\d+):\$(\d+)$/.exec(repeated ?? '')?.slice(1) ?? []).map(
    (row) => Number(row) - 1,
  );
  const placed = [...cells].map(([address, cell]) => ({ ...placeOf(address), text: textOf(cell) }));
  const above = new Map<number, string[]>();
  for (const { row, text } of placed) if (row < first) above.set(row, [...(above.get(row) ?? []), text]);
  return [
    ...Array.from(above.values(), (texts): TextBlock => ({ kind: 'paragraph', text: texts.join('\t') })),
    {
      kind: 'table',
      cells: placed.filter(({ row }) => row >= first).map((cell) => ({ ...cell, isHeader: cell.row <= last })),
    },
  ];
}

function textOf(cell: ReadCell): string {
  return cell.formula === null ? shownText(cell) : cell.content;
}

/** Row and column of an address, from 0. */
function placeOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row) - 1, column: column - 1 };
}
