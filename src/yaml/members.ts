import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Path } from '../diagnostics/path.ts';
import { isFlow } from './tree.ts';

/** An entry of a map or an item of a list, as offsets into the text. */
export interface Member {
  /** Null for an item of a list. */
  readonly key: Scalar | null;
  readonly value: Node | null;
  /** Where its key or its dash begins; in brackets, where the value of a list's item begins. */
  readonly head: number;
  /** Behind the colon or the dash; where an empty value would be written. */
  readonly mark: number;
  /** Behind its last character that is neither white space nor comment. */
  readonly end: number;
}

/** A notation that is YAML's and that we do not edit: `? key`, or a list that is half in brackets. */
export class UnknownNotation extends Error {}

/** The members of a map or a list; none for anything else. */
export function membersOf(node: Node | null, text: string): readonly Member[] {
  if (isMap<Node, Node | null>(node)) {
    return node.items.map(({ key, value, srcToken }) => {
      const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
      const isExplicit = srcToken?.start.some(({ type }) => type === 'explicit-key-ind');
      if (!isScalar(key) || colon === undefined || isExplicit) throw new UnknownNotation();
      const mark = colon.offset + 1;
      return { key, value, head: key.range?.[0] ?? mark, mark, end: endOf(value, mark, text) };
    });
  }
  if (!isSeq<Node>(node)) return [];
  if (isFlow(node)) {
    return node.items.map((value) => {
      const head = value.range?.[0];
      if (head === undefined) throw new UnknownNotation();
      return { key: null, value, head, mark: head, end: endOf(value, head, text) };
    });
  }
  const tokens = node.srcToken?.type === 'block-seq' ? node.srcToken.items : [];
  const dashes = tokens.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind') ?? []);
  return node.items.map((value, index) => {
    const head = dashes[index]?.offset;
    if (head === undefined) throw new UnknownNotation();
    return { key: null, value, head, mark: head + 1, end: endOf(value, head + 1, text) };
  });
}

function endOf(node: Node | null, mark: number, text: string): number {
  if (node === null) return mark;
  const [start, end] = node.range ?? [mark, mark];
  if (isScalar(node)) {
    if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return endOfBlock(text, start, end);
    return start === end ? mark : end;
  }
  return isFlow(node) ? end : (membersOf(node, text).at(-1)?.end ?? end);
}

/** A block's blank lines at its end are its own only where its header says so (`|+`). */
function endOfBlock(text: string, start: number, end: number): number {
  const block = text.slice(start, end);
  const isKept = /^[|>]\d?\+/.test(block);
  return start + block.replace(isKept ? /\r?\n$/ : /(?:\r?\n[ \t]*)+$/, '').length;
}

/** What stands at a path: the node with the collection that holds it. */
export interface Place {
  readonly node: Node | null;
  readonly parent: Node | null;
  /** Its number in the parent. */
  readonly index: number;
}

/** Follows a path to its end; null where it does not exist. */
export function placeAt(root: Node, path: Path): Place | null {
  let place: Place = { node: root, parent: null, index: 0 };
  for (const step of path) {
    const parent = place.node;
    const index: number = isMap<Node, Node | null>(parent)
      ? parent.items.findIndex(({ key }) => isScalar(key) && key.value === String(step))
      : isSeq(parent) && typeof step === 'number'
        ? step
        : -1;
    const node = isMap<Node, Node | null>(parent)
      ? parent.items[index]?.value
      : isSeq<Node>(parent) && parent.items[index];
    if (index < 0 || node === undefined || node === false) return null;
    place = { node, parent, index };
  }
  return place;
}
