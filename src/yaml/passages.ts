import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Plain } from './located.ts';
import { type Member, membersOf, UnknownNotation } from './members.ts';
import { type Region, regionsOf } from './regions.ts';
import { columnOf, lineAt, linesBetween, nextLine } from './text-lines.ts';
import { isFlow, rootOf } from './tree.ts';

/** A line, its indentation counted from the column of the passage that holds it; null for a line that is blank. */
export interface Row {
  readonly indent: number | null;
  readonly text: string;
}

/**
 * An entry of a map or an item of a list with everything that belongs to it. The passages of a file hold all its lines,
 * each once, and can be written at any column.
 */
export interface Passage {
  /** Null for an item of a list, and for the whole file. */
  readonly key: string | null;
  /** Where its key or its dash stands. */
  readonly column: number;
  /** Blank lines above it, and comments that belong to no member. */
  readonly gap: readonly Row[];
  /** Its own comments above it. */
  readonly lead: readonly Row[];
  /** Its key with the colon, or its dash; empty for the whole file. */
  readonly mark: string;
  /** What follows on that line: white space and a text, or the header of a block. */
  readonly value: string;
  /** White space and a comment, behind the header of a block, else behind the last line of the text. */
  readonly comment: string;
  /** Further lines of the text. */
  readonly body: readonly Row[];
  readonly isBlock: boolean;
  /** What it holds in lines of their own; null for a text and for what stands in brackets. */
  readonly members: readonly Passage[] | null;
  readonly isList: boolean;
  /** How many columns further in its members stand. */
  readonly offset: number;
  /** Its first member stands on the line of its dash. */
  readonly isOnDash: boolean;
  /** Comments and blank lines below, still its own; their indentation is counted from the column of its members, if it has any. */
  readonly tail: readonly Row[];
  readonly data: Plain;
}

/**
 * The passages of a text that is sound YAML and breaks its lines with LF, as one that holds them all; null where it uses
 * a notation that cannot be taken apart into lines.
 */
export function passagesOf(text: string): Passage | null {
  const root = rootOf(text);
  if (!isMap(root)) return null;
  try {
    const { members, end } = readMembers(text, root, 0, true);
    const offset = members[0]?.column ?? 0;
    return { ...bare, members, offset, tail: rowsBetween(text, end, text.length, offset), data: dataOf(root) };
  } catch (error) {
    if (error instanceof UnknownNotation) return null;
    throw error;
  }
}

const bare: Passage = {
  key: null,
  column: 0,
  gap: [],
  lead: [],
  mark: '',
  value: '',
  comment: '',
  body: [],
  isBlock: false,
  members: null,
  isList: false,
  offset: 2,
  isOnDash: false,
  tail: [],
  data: null,
};

interface Read {
  readonly members: readonly Passage[];
  /** Where the line behind the last member begins. */
  readonly end: number;
}

/** The members of a collection; `from` is where the lines above the first of them begin. */
function readMembers(text: string, node: Node, from: number, isRoot = false): Read {
  const found = membersOf(node, text);
  const regions = regionsOf(text, found, isRoot);
  let end = from;
  const members = found.map((member, index) => {
    const region = regions[index];
    if (region === undefined) throw new UnknownNotation();
    const { start, body, column, isOnDash } = region;
    const gap = isOnDash ? [] : rowsBetween(text, end, start, column);
    const lead = isOnDash ? [] : rowsBetween(text, start, body, column);
    end = nextLine(text, region.end);
    return { ...readMember(text, member, region), gap, lead };
  });
  return { members, end };
}

function readMember(text: string, member: Member, region: Region): Passage {
  const { key, value, head, mark } = member;
  const name = key === null ? null : String(key.value);
  const column = columnOf(text, head);
  const passage = { ...bare, key: name, column, mark: text.slice(head, mark), data: dataOf(value) };
  const isCollection = value !== null && !isScalar(value) && !isFlow(value);
  const { end, ...read } = isCollection ? readCollection(text, value, column, mark) : readText(text, member);
  const inner = column + (isCollection ? (read.offset ?? 0) : 0);
  return { ...passage, ...read, tail: rowsBetween(text, end, Math.min(region.end + 1, text.length), inner) };
}

type Content = Partial<Passage> & { readonly end: number };

function readCollection(text: string, node: Node, column: number, mark: number): Content {
  const line = lineAt(text, mark);
  const behind = text.slice(mark, line.end);
  const isOnDash = !/^\s*(?:#|$)/.test(behind);
  const { members, end } = readMembers(text, node, nextLine(text, mark));
  const offset = (members[0]?.column ?? 0) - column;
  return { comment: isOnDash ? '' : behind, members, isList: isSeq(node), offset, isOnDash, end };
}

/** A text, an empty value, or a list or map in brackets. */
function readText(text: string, { value, head, mark, end }: Member): Content {
  const start = value?.range?.[0] ?? mark;
  const isBlock = isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED');
  const column = columnOf(text, head);
  const before = text.slice(mark, Math.max(start, mark));
  if (end > mark && (before.includes('#') || (isBlock && before.includes('\n')))) throw new UnknownNotation();
  if (isBlock) {
    const line = lineAt(text, start);
    const header = /^[|>][\d+-]*/.exec(text.slice(start, line.end))?.[0] ?? '';
    const below = nextLine(text, start);
    const body = rowsBetween(text, below, end, column);
    const behind = text.slice(start + header.length, line.end);
    return { value: before + header, comment: behind, body, isBlock, end: nextLine(text, end) };
  }
  const written = text.slice(mark, end);
  if (!isScalar(value) && /#/.test(written) && written.includes('\n')) throw new UnknownNotation();
  const first = lineAt(text, mark);
  const behind = text.slice(end, lineAt(text, end).end);
  if (!/^\s*(?:#|$)/.test(behind)) throw new UnknownNotation();
  const body = end > first.end ? rowsBetween(text, nextLine(text, mark), end, column) : [];
  return { value: text.slice(mark, Math.min(end, first.end)), comment: behind, body, end: nextLine(text, end) };
}

/** The lines from `start`, which begins one, as far as `end`: a line that `end` cuts is cut. */
function rowsBetween(text: string, start: number, end: number, column: number): readonly Row[] {
  return Array.from(linesBetween(text, start, end), (line): Row => {
    const content = text.slice(line.start, Math.min(line.end, end));
    const indent = content.search(/[^ ]|$/);
    if (content.trim() === '') return { indent: null, text: content };
    return { indent: indent - column, text: content.slice(indent) };
  });
}

function dataOf(node: Node | null): Plain {
  if (isMap<Node, Node | null>(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', dataOf(value)]),
    );
  }
  if (isSeq<Node>(node)) return node.items.map((item) => dataOf(item));
  if (!isScalar(node) || typeof node.value !== 'string') return null;
  return node.type === 'PLAIN' && node.value === '' ? null : node.value;
}
