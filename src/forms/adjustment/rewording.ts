import type { TextChange } from '../../history/difference.ts';
import type { Piece } from '../../history/steps.ts';

/** More changes than these are told by their number: the two texts stand beside. */
const most = 6;
/** Of a longer word or sentence, its beginning and its end are told. */
const longest = 24;
/** Where less than this share of the shorter text stayed, it is another text. */
const least = 0.3;

/** What became of a text, in words, since no colour may tell it: a line for each place. */
export function describeRewording({ before, after, pieces }: TextChange): readonly string[] {
  const kept = pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  if (kept < least * Math.min(before?.length ?? 0, after?.length ?? 0)) return ['重写'];
  const told = changesIn(pieces);
  return told.length > most ? [...told.slice(0, most - 1), `等，共修改 ${told.length} 处`] : told;
}

function changesIn(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap(({ kind, text }, index) => {
    const next = pieces[index + 1];
    if (kind === 'removed')
      return [next?.kind === 'added' ? `${cited(text)}改为${cited(next.text)}` : `删去${cited(text)}`];
    if (kind === 'added') return pieces[index - 1]?.kind === 'removed' ? [] : [`增加${cited(text)}`];
    return [];
  });
}

/** In quotation marks; a break of paragraphs is told as one. */
function cited(text: string): string {
  const line = text.replaceAll('\n', '（换段）');
  const characters = [...line];
  const brief = `${characters.slice(0, longest / 2).join('')}……${characters.slice(-longest / 2).join('')}`;
  return `“${characters.length > longest + 4 ? brief : line}”`;
}
