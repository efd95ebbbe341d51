import type { PlacedDocument } from '../../typeset/placed.ts';

/** The foot that the guards want on a page (counted from 0), worked out apart from the definition that they judge. */
export function wantedFoot({ foot, pages, numbering }: PlacedDocument, page: number): string {
  const { first, of } = numbering ?? { first: 0, of: pages };
  return foot?.pattern.replace('{page}', String(first + page + 1)).replace('{pages}', String(of)) ?? '';
}

/** A text as a fault quotes it. */
export function brief(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…（共 ${text.length} 字）`;
}
