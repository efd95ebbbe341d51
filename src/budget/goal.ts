/** White space, and the second half of a character beyond U+FFFF. */
const UNCOUNTED = /[\s\udc00-\udfff]/g;

/** What the length of a goal is counted in: characters as a reader sees them, without spaces and line breaks. */
export function lengthOf(goal: string): number {
  return goal.replace(UNCOUNTED, '').length;
}

/** Numbering and headings in front of what a goal says: `1.`, `（一）`, `一是`, `年度目标：`. */
const HEADING =
  /^(?:\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[.．、:：是]?|[①-⑳]|(?:总体|年度|绩效|实施期|中期|本年度?)*目标(?:\d{1,2}|[一二三四五六七八九十])?[:：]))+\s*/u;
const CLAUSE = /^[^，。；：？！,;:?!\n]*/;

/** The first clause of a goal, without numbering and headings. */
export function openingClause(goal: string): { readonly text: string; readonly offset: number } {
  const offset = HEADING.exec(goal)?.[0].length ?? 0;
  return { text: CLAUSE.exec(goal.slice(offset))?.[0] ?? '', offset };
}
