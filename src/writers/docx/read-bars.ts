import type { Table } from '../../document/form-document.ts';
import { type Difference, difference } from '../difference.ts';
import { nameCell } from './texts.ts';
import type { ReadCell } from './word-reader.ts';

/** Holds the bars of a table against those of the document: as long as their shares of the longest say, and of their look. */
export function compareBars(
  wanted: Table,
  cellOf: (cell: Table['cells'][number]) => ReadCell | undefined,
): readonly Difference[] {
  const found = wanted.cells.map((cell) => ({ cell, share: cell.bar?.share ?? 0, bars: cellOf(cell)?.bars ?? [] }));
  const drawn = found.filter(({ share, bars }) => share > 0 && bars.length > 0);
  const [longest] = drawn.toSorted((one, other) => other.share - one.share);
  const scale = longest === undefined ? 0 : (longest.bars[0]?.length ?? 0) / longest.share;
  return found.flatMap(({ cell, share, bars }) => {
    const [bar, ...others] = bars;
    if (share === 0 && bar === undefined) return [];
    const isRight =
      bar !== undefined && Math.abs(bar.length - share * scale) <= ROUNDING && bar.fill === cell.bar?.fill;
    if (isRight && others.length === 0) return [];
    const say = (length: number, fill: string): string => `长 ${Math.round(length)} 的条形（${fill}）`;
    const wantedBar = share === 0 ? '没有条形' : say(share * scale, cell.bar?.fill ?? '');
    return [
      difference(nameCell(cell), wantedBar, bars.map((one) => say(one.length, one.fill)).join('、') || '没有条形'),
    ];
  });
}

/** In twips: both ends of a bar are rounded, and those of the longest. */
const ROUNDING = 2;
