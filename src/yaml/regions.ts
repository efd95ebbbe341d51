import type { Member } from './members.ts';
import { columnOf, lineAt, linesBetween, nextLine } from './text-lines.ts';

/** A member of a block map or list with what belongs to it: its leading comment lines, and the deeper ones that follow it. */
export interface Region {
  /** Where its first comment line begins; without one, its own line, or its head where it shares the line with a dash. */
  readonly start: number;
  /** Where its own line begins; its head where it shares the line with a dash. */
  readonly body: number;
  /** Behind its last line, the line break not counted. */
  readonly end: number;
  /** It stands behind the dash of a list's item. */
  readonly isOnDash: boolean;
  readonly column: number;
}

/**
 * The regions of all members, in order. Between two regions lie only blank lines and comments that belong to neither:
 * those keep their place whatever happens around them. So does the comment with which a file begins.
 */
export function regionsOf(text: string, members: readonly Member[], isRoot: boolean): readonly Region[] {
  const regions: Region[] = [];
  for (const member of members) {
    const line = lineAt(text, member.head);
    const column = columnOf(text, member.head);
    const isOnDash = text.slice(line.start, member.head).trim() !== '';
    const before = regions.at(-1);
    const gap = before === undefined ? gapBefore(text, line.start, isRoot) : nextLine(text, before.end);
    const body = isOnDash ? member.head : line.start;
    const start = isOnDash ? member.head : leadingComments(text, gap, line.start);
    regions.push({ start, body, end: endOfRegion(text, member, column), isOnDash, column });
  }
  return regions;
}

/** Where the lines above a collection's first member begin that could be its comments. */
function gapBefore(text: string, lineStart: number, isRoot: boolean): number {
  let gap = lineStart;
  while (gap > 0) {
    const line = lineAt(text, gap - 1);
    if (!/^\s*(?:#|$)/.test(text.slice(line.start, line.end))) return gap;
    gap = line.start;
  }
  if (!isRoot) return gap;
  // The comment with which a file begins is the file's.
  for (const line of linesBetween(text, 0, lineStart)) {
    if (!isComment(text.slice(line.start, line.end))) return line.start;
  }
  return lineStart;
}

/** Where the comment lines begin that stand right above a line, without a blank one between. */
function leadingComments(text: string, gap: number, lineStart: number): number {
  let start = lineStart;
  for (const line of linesBetween(text, gap, lineStart)) {
    if (!isComment(text.slice(line.start, line.end))) start = lineStart;
    else if (start === lineStart) start = line.start;
  }
  return start;
}

/** Comments that are indented more than a member, below it, are its own. */
function endOfRegion(text: string, { end: lastCharacter }: Member, column: number): number {
  let end = lineAt(text, lastCharacter).end;
  for (const line of linesBetween(text, nextLine(text, end), text.length)) {
    const content = text.slice(line.start, line.end);
    if (content.trim() === '') continue;
    if (!isComment(content) || content.search(/\S/) <= column) break;
    end = line.end;
  }
  return end;
}

function isComment(line: string): boolean {
  return /^[ \t]*#/.test(line);
}
