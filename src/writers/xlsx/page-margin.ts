import type { Margin } from './workbook.ts';

/** Text at one place of a page's upper or lower margin; `{page}` and `{pages}` stand for the numbers. */
export interface MarginText {
  readonly text: string;
  readonly face: '宋体' | '黑体';
  readonly size: number;
  /** RRGGBB */
  readonly colour?: string;
}

/** Excel takes no longer one. */
export const longestMargin = 255;

/** Excel's notation for the margins of a page (ECMA-376-1, 18.3.1.39): what stands at the left and in the middle. */
export function marginOf(left: MarginText | null, center: MarginText | null): Margin {
  return (left === null ? '' : `&L${codeOf(left)}`) + (center === null ? '' : `&C${codeOf(center)}`);
}

function codeOf({ text, face, size, colour }: MarginText): string {
  const ink = colour === undefined ? '' : `&K${colour}`;
  const words = text.replaceAll('&', '&&').replace('{page}', '&P').replace('{pages}', '&N');
  // The size is a number of digits: were a digit to follow, it would be one of them.
  const gap = /^\d/.test(words) ? ' ' : '';
  return `&"${face},常规"${ink}&${Math.round(size)}${gap}${words}`;
}
