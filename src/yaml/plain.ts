import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Plain } from './located.ts';

/**
 * A mistake in the tree itself: a key that stands twice, a key that is no text, a value that is too long, a text that
 * goes on after a ` #` and so is lost as a comment (`名称: 1 #楼维修`).
 */
export interface TreeFault {
  readonly kind: 'duplicate-key' | 'bad-key' | 'long-value' | 'cut-text';
  readonly node: Node;
  /** Of a duplicate key, where it stood first. */
  readonly first?: Node;
}

export interface Harvest {
  readonly data: Plain;
  readonly faults: readonly TreeFault[];
  /** A key begins with odd white space or a dash, or holds a colon: YAML takes it as it is, its author meant notation. */
  readonly hasOddKey: boolean;
}

/** One MB of text in one value is a mistake, not a goal. */
const longest = 1024 * 1024;

/** Plain data of a tree: of a key that stands twice, the first counts. No alias is followed. */
export function harvest(root: Node): Harvest {
  const faults: TreeFault[] = [];
  let hasOddKey = false;

  const dataOf = (node: Node | null): Plain => {
    if (isMap<Node, Node | null>(node)) return dataOfMap(node.items);
    if (isSeq<Node>(node)) return node.items.map(dataOf);
    return isScalar(node) ? textOf(node) : null;
  };

  const dataOfMap = (items: readonly { readonly key: Node; readonly value: Node | null }[]): Plain => {
    const keys = new Map<string, Node>();
    const entries: [string, Plain][] = [];
    for (const { key, value } of items) {
      const name = isScalar(key) ? key.value : null;
      if (typeof name !== 'string' || name.trim() === '') {
        faults.push({ kind: 'bad-key', node: key ?? value ?? root });
        continue;
      }
      if (/^[\s－–—-]|[:：]/.test(name)) hasOddKey = true;
      const first = keys.get(name);
      if (first !== undefined) faults.push({ kind: 'duplicate-key', node: key, first });
      else entries.push([name, dataOf(value)]);
      keys.set(name, first ?? key);
    }
    return Object.fromEntries(entries);
  };

  const textOf = (scalar: Scalar): Plain => {
    if (typeof scalar.value !== 'string') return null;
    if (scalar.value.length > longest) faults.push({ kind: 'long-value', node: scalar });
    const isCut = scalar.type === 'PLAIN' && /^[^\s#!]/.test(scalar.comment ?? '');
    if (isCut) faults.push({ kind: 'cut-text', node: scalar });
    return scalar.type === 'PLAIN' && scalar.value === '' ? null : scalar.value;
  };

  const data = dataOf(root);
  return { data, faults, hasOddKey };
}
