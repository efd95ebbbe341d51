import { isScalar, type Node } from 'yaml';
import type { Change } from './change.ts';
import type { Edit } from './edits.ts';
import { type Member, membersOf, type Place } from './members.ts';
import { type Region, regionsOf } from './regions.ts';
import { lineAt, lineBreakOf, nextLine } from './text-lines.ts';
import { isFlow } from './tree.ts';
import { escapeDouble, quoteDouble, writeEntry, writeItem, writeText } from './write-value.ts';

/** The ways to write another name for a key, in its own quotes if it can be. */
export function renameWays(text: string, { parent, index }: Place, name: string): readonly (readonly Edit[])[] {
  const key = membersOf(parent, text)[index]?.key;
  const range = key?.range;
  if (!isScalar(key) || range === undefined || range === null || parent === null) return [];
  const own =
    key.type === 'QUOTE_SINGLE'
      ? `'${name.replaceAll("'", "''")}'`
      : key.type === 'QUOTE_DOUBLE'
        ? `"${escapeDouble(name)}"`
        : writeText(name, isFlow(parent));
  return [own, quoteDouble(name)].map((written) => [{ start: range[0], end: range[1], text: written }]);
}

/** A new member before the one that is now at `at`. */
export function insertEdits(
  text: string,
  node: Node,
  isRoot: boolean,
  change: Extract<Change, { kind: 'insert-key' | 'insert-item' }>,
): readonly Edit[] {
  const members = membersOf(node, text);
  const at = change.at ?? members.length;
  const lineBreak = lineBreakOf(text);
  const written = (column: number): string => {
    const manner = { column, lineBreak, isFlow: isFlow(node) };
    if (change.kind === 'insert-key') return writeEntry(change.key, change.value, manner);
    return manner.isFlow ? writeItem(change.value, manner).trimStart() : `-${writeItem(change.value, manner)}`;
  };
  if (isFlow(node)) return [insertInBrackets(node, members, at, written(0))];
  const regions = regionsOf(text, members, isRoot);
  const [next, before] = [regions[at], regions[at - 1]];
  if (before !== undefined) {
    const line = lineBreak + ' '.repeat(before.column) + written(before.column);
    return [{ start: before.end, end: before.end, text: line }];
  }
  if (next === undefined) return [];
  const lead = ' '.repeat(next.column);
  const line = next.isOnDash ? written(next.column) + lineBreak + lead : lead + written(next.column) + lineBreak;
  return [{ start: next.start, end: next.start, text: line }];
}

function insertInBrackets(node: Node, members: readonly Member[], at: number, written: string): Edit {
  const before = members[at - 1];
  if (before !== undefined) return { start: before.end, end: before.end, text: `, ${written}` };
  const start = members[0]?.head ?? (node.range?.[0] ?? 0) + 1;
  return { start, end: start, text: members.length === 0 ? written : `${written}, ` };
}

/** Takes a member out, with its comments and its line break. */
export function removeEdits(text: string, { parent, index }: Place, isRoot: boolean): readonly Edit[] {
  if (parent === null) return [];
  const members = membersOf(parent, text);
  if (isFlow(parent)) return removeFromBrackets(members, index);
  const regions = regionsOf(text, members, isRoot);
  const [region, next] = [regions[index], regions[index + 1]];
  if (region === undefined) return [];
  if (region.isOnDash) return next === undefined ? [] : moveOntoDash(text, region, next);
  const end = nextLine(text, region.end);
  // Without a line break behind it, the one before it goes.
  if (end === region.end && region.start > 0) {
    const before = lineAt(text, region.start - 1).end;
    return [{ start: before, end, text: '' }];
  }
  return [{ start: region.start, end, text: '' }];
}

function removeFromBrackets(members: readonly Member[], index: number): readonly Edit[] {
  const [before, member, next] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return [];
  if (next !== undefined) return [{ start: member.head, end: next.head, text: '' }];
  return [{ start: before?.end ?? member.head, end: member.end, text: '' }];
}

/** Behind the dash comes what stood below, if nothing else lies between; its own comments stay where they are. */
function moveOntoDash(text: string, region: Region, next: Region): readonly Edit[] {
  const isNeighbour = nextLine(text, region.end) === next.body;
  return [{ start: region.start, end: isNeighbour ? next.body + next.column : region.end, text: '' }];
}
