import { BAR_GREY, BAR_LINE } from '../bar-look.ts';
import type { LaidOutBar } from './pdfmake.ts';

/** Paints bars; the numbers that they show stand beside them, so that bars themselves are no content. Black is set again at the end. */
export function paintBars(bars: readonly LaidOutBar[]): string {
  if (bars.length === 0) return '';
  const box = ({ x, y, width, height }: LaidOutBar, inset: number): string =>
    [x + inset, y + inset, Math.max(0, width - 2 * inset), height - 2 * inset].map(number).join(' ');
  const of = (fill: LaidOutBar['fill']) => bars.filter((bar) => bar.fill === fill);
  const solid = of('solid').map((bar) => `${box(bar, 0)} re f`);
  const hollow = of('hollow').map((bar) => `${box(bar, BAR_LINE / 2)} re S`);
  return ['\nq', `${BAR_GREY} g`, ...solid, `0 G ${BAR_LINE} w`, ...hollow, 'Q'].join('\n');
}

/** Thousandths of a point: a short bar keeps its share. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
