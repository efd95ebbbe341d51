import { quote } from '../../diagnostics/quote.ts';
import type { Passage } from '../../yaml/passages.ts';
import { nameOf } from './items.ts';
import type { Conflict } from './merged.ts';

const freeTexts: ReadonlySet<string | null> = new Set(['绩效目标', '调整原因', '备注', '理由']);

/** Texts of whole sentences, in which two people may change different words; any other value is one thing. */
export function isFreeText({ key }: Passage): boolean {
  return freeTexts.has(key);
}

/** What a member is called: `绩效目标`, `资金的财政拨款`, `绩效指标“师生满意度”`, `绩效指标“师生满意度”的年度指标值`. */
export function describeMember(what: string, member: Passage, place: number): string {
  if (member.key !== null) return what === '' ? member.key : `${what}的${member.key}`;
  const name = nameOf(member);
  return name === null ? `${what}的第 ${place + 1} 项` : `${what}${quote(name)}`;
}

/** What is told of a conflict about one passage; null stands for a version that has none. */
export function conflictOf(
  what: string,
  reason: Conflict['reason'],
  versions: { readonly [side in 'ours' | 'base' | 'theirs']: Passage | null },
): Conflict {
  const { ours, base, theirs } = versions;
  return { what, reason, ours: textOf(ours), base: textOf(base), theirs: textOf(theirs) };
}

/** An empty value is ''; null where there is more than a text, or nothing. */
function textOf(passage: Passage | null): string | null {
  if (passage === null || passage.members !== null) return null;
  return typeof passage.data === 'string' ? passage.data : passage.data === null ? '' : null;
}
