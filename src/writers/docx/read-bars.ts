import type { Table } from '../../document/form-document.ts';
import { type Difference, difference } from './difference.ts';
import { nameCell } from './texts.ts';
import type { ReadCell } from './word-reader.ts';

/** Holds the bars of a table against those of the document: as long as their shares of the longest say, and of their look. */
export function compareBars(
  wanted: Table,
  cellOf: (cell: Table['cells'][number]) => ReadCell | undefined,
): readonly Difference[] {
  const [longest] = wanted.cells.filter(({ bar }) => bar !== undefined).toSorted((a, b) => shareOf(b) - shareOf(a));
  const scale = longest === undefined ? 0 : lengthOf(cellOf(longest)) / Math.max(shareOf(longest), Number.MIN_VALUE);
  return wanted.cells.flatMap((cell) => {
    const bars = cellOf(cell)?.bars ?? [];
    const length = shareOf(cell) * scale;
    if (length === 0 && bars.length === 0) return [];
    const [bar, ...others] = bars;
    const isRight = bar !== undefined && Math.abs(bar.length - length) <= ROUNDING && bar.fill === cell.bar?.fill;
    if (isRight && others.length === 0) return [];
    const found = bars.map((one) => `长 ${one.length} 的条形`).join('、') || '没有条形';
    return [difference(nameCell(cell), length === 0 ? '没有条形' : `长 ${Math.round(length)} 的条形`, found)];
  });
}

/** In twips: both ends of a bar are rounded, and those of the longest. */
const ROUNDING = 2;

function shareOf({ bar }: Table['cells'][number]): number {
  return bar?.share ?? 0;
}

function lengthOf(cell: ReadCell | undefined): number {
  return cell?.bars[0]?.length ?? 0;
}
