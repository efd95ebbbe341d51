import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Edit } from './edits.ts';
import { type Member, membersOf } from './members.ts';
import { columnOf, type Extent, indentOf, lineAt, linesBetween, nextLine } from './text-lines.ts';
import { isFlow } from './tree.ts';

/** A line that begins a member: its column now, the column where it belongs, and those of all that it stands in. */
interface Head {
  readonly from: number;
  readonly to: number;
  readonly levels: ReadonlyMap<number, number>;
}

interface Plan {
  readonly text: string;
  readonly heads: Map<number, Head>;
  /** Lines inside values, and the gaps behind dashes. */
  readonly edits: Edit[];
  /** Lines inside values, by their start: they are no comments, whatever they look like. */
  readonly inner: Set<number>;
}

/** Two columns a level; what is in a list stands two columns further in than the list's key. Comments go with their line. */
export function indentEdits(text: string, root: Node): readonly Edit[] {
  const plan: Plan = { text, heads: new Map(), edits: [], inner: new Set() };
  planMembers(plan, root, 0, new Map());
  for (const [start, { from, to }] of plan.heads) setIndent(plan, start, from, to);
  planComments(plan);
  return plan.edits;
}

function planMembers(plan: Plan, node: Node, column: number, above: ReadonlyMap<number, number>): void {
  for (const member of membersOf(node, plan.text)) {
    const from = columnOf(plan.text, member.head);
    const line = lineAt(plan.text, member.head);
    // Of a list at the column of its key, the key's level counts: an item's own line is found by itself.
    const levels = new Map([[from, column], ...above]);
    if (indentOf(plan.text, line) === from) plan.heads.set(line.start, { from, to: column, levels });
    else if (!plan.heads.has(line.start)) continue;
    if (isSeq(node)) closeDash(plan, member);
    planValue(plan, member, from, column, levels);
  }
}

/** One space between a dash and what it brings. */
function closeDash({ text, edits }: Plan, { mark, value }: Member): void {
  const start = mark;
  const gap = /^ {2,}(?=[^\s#])/.exec(text.slice(start, lineAt(text, start).end))?.[0];
  if (gap !== undefined && value !== null) edits.push({ start, end: start + gap.length, text: ' ' });
}

function planValue(
  plan: Plan,
  { value, mark }: Member,
  from: number,
  column: number,
  levels: ReadonlyMap<number, number>,
): void {
  const [start, end] = value?.range ?? [0, 0];
  if (value === null || start === end) return;
  if (!isScalar(value) && !isFlow(value)) {
    const isBehindMark = lineAt(plan.text, start).start === lineAt(plan.text, mark).start;
    const inner = isBehindMark ? new Map([...levels, [columnOf(plan.text, start), column + 2]]) : levels;
    if (isMap(value) || isSeq(value)) planMembers(plan, value, column + 2, inner);
    return;
  }
  const isBlock = isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED');
  // Of other values every line but the one that the mark stands on is moved as that one is.
  if (isBlock) shiftBlock(plan, start, end, from, column);
  else for (const line of linesBetween(plan.text, nextLine(plan.text, mark), end)) shiftLine(plan, line, column - from);
}

function shiftBlock(plan: Plan, start: number, end: number, from: number, column: number): void {
  const { text } = plan;
  const lines = [...linesBetween(text, nextLine(text, start), end)];
  const first = lines.find((line) => text.slice(line.start, line.end).trim() !== '');
  for (const line of lines) plan.inner.add(line.start);
  if (first === undefined) return;
  const isCounted = /^[|>][+-]?\d/.test(text.slice(start, start + 3));
  const indent = indentOf(text, first);
  const by = isCounted ? column - from : column + 2 - indent;
  const least = isCounted ? Math.max(-by, 0) : indent;
  for (const line of lines) {
    const spaces = indentOf(text, line);
    if (spaces >= least) shiftLine(plan, line, by);
    else if (by !== 0 && line.end > line.start) plan.edits.push({ ...line, text: '' });
  }
}

function shiftLine(plan: Plan, line: Extent, by: number): void {
  plan.inner.add(line.start);
  const spaces = indentOf(plan.text, line);
  if (line.end > line.start + spaces || spaces > 0) setIndent(plan, line.start, spaces, Math.max(spaces + by, 0));
}

function setIndent({ edits }: Plan, start: number, from: number, to: number): void {
  if (from !== to) edits.push({ start, end: start + from, text: ' '.repeat(to) });
}

/** A comment goes where the line goes that it is aligned with: the next one first, then those that it stands in. */
function planComments(plan: Plan): void {
  const { text, heads, inner } = plan;
  let before: Head | undefined;
  const waiting: Extent[] = [];
  const settle = (next: Head | undefined): void => {
    for (const line of waiting.splice(0)) {
      const from = indentOf(text, line);
      setIndent(plan, line.start, from, columnFor(from, next, before));
    }
  };
  for (const line of linesBetween(text, 0, text.length)) {
    const head = heads.get(line.start);
    if (head !== undefined) {
      settle(head);
      before = head;
    } else if (!inner.has(line.start) && /^ *#/.test(text.slice(line.start, line.end))) waiting.push(line);
  }
  settle(undefined);
}

function columnFor(from: number, next: Head | undefined, before: Head | undefined): number {
  if (next?.from === from) return next.to;
  const level = before?.levels.get(from);
  if (level !== undefined || before === undefined || from === 0) return level ?? from;
  const deepest = Math.max(...before.levels.keys());
  return from > deepest ? from + (before.levels.get(deepest) ?? deepest) - deepest : from;
}
