import type { Node } from 'yaml';
import type { Edit } from './edits.ts';
import { membersOf } from './members.ts';
import { type Region, regionsOf } from './regions.ts';
import { lineAt, lineBreakOf } from './text-lines.ts';
import { isFlow } from './tree.ts';

/** Puts the members of a map or list into another order: each goes with its comments, what lies between stays. */
export function reorderEdits(text: string, node: Node, isRoot: boolean, order: readonly number[]): readonly Edit[] {
  const members = membersOf(node, text);
  if (isFlow(node)) {
    return members.flatMap(({ head, end }, slot) => {
      const other = members[order[slot] ?? slot];
      return other === undefined ? [] : [{ start: head, end, text: text.slice(other.head, other.end) }];
    });
  }
  const regions = regionsOf(text, members, isRoot);
  return regions.flatMap((slot, index) => {
    const moved = regions[order[index] ?? index];
    return moved === undefined || moved === slot ? [] : fill(text, slot, moved);
  });
}

/** Behind a dash there is no room for comment lines: they go above the line of the dash. */
function fill(text: string, slot: Region, moved: Region): readonly Edit[] {
  const { start, end } = slot;
  if (!slot.isOnDash) {
    const lead = moved.isOnDash ? ' '.repeat(moved.column) : '';
    return [{ start, end, text: lead + text.slice(moved.start, moved.end) }];
  }
  const edits: Edit[] = [{ start, end, text: text.slice(moved.body, moved.end).replace(/^ +/, '') }];
  const comments = text.slice(moved.start, moved.body);
  if (comments !== '') edits.push(aboveDash(text, slot, comments));
  return edits;
}

function aboveDash(text: string, { start }: Region, comments: string): Edit {
  const line = lineAt(text, start).start;
  const indent = /^ */.exec(text.slice(line, start))?.[0] ?? '';
  const lines = comments.split(/\r?\n/).filter((comment) => comment !== '');
  const above = lines.map((comment) => indent + comment.trimStart() + lineBreakOf(text)).join('');
  return { start: line, end: line, text: above };
}
