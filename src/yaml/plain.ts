import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Plain } from './located.ts';
import { type TextFault, textFaultsOf } from './text-faults.ts';

/** A mistake in the tree itself: a key that is no text or stands twice, a value that is too long, or a text that would change. */
export type TreeFault =
  | { readonly kind: 'bad-key' | 'long-value'; readonly node: Node }
  | { readonly kind: 'duplicate-key'; readonly node: Node; readonly first: Node }
  | TextFault;

export interface Harvest {
  readonly data: Plain;
  readonly faults: readonly TreeFault[];
  /** A key begins with odd white space or a dash, or holds a colon: YAML takes it as it is, its author meant notation. */
  readonly hasOddKey: boolean;
}

/** One MB of text in one value is a mistake, not a goal. */
const longest = 1024 * 1024;

/** Plain data of a tree that was composed from `text`: of a key that stands twice, the first counts. No alias is followed. */
export function harvest(root: Node, text: string): Harvest {
  const faults: TreeFault[] = [];
  let hasOddKey = false;

  const dataOf = (node: Node | null, key: string | null): Plain => {
    if (isMap<Node, Node | null>(node)) return dataOfMap(node.items);
    if (isSeq<Node>(node)) return node.items.map((item) => dataOf(item, null));
    return isScalar(node) ? textOf(node, key) : null;
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
      else entries.push([name, dataOf(value, name)]);
      keys.set(name, first ?? key);
    }
    return Object.fromEntries(entries);
  };

  const textOf = (scalar: Scalar, key: string | null): Plain => {
    if (typeof scalar.value !== 'string') return null;
    if (scalar.value.length > longest) faults.push({ kind: 'long-value', node: scalar });
    const found = textFaultsOf(scalar, key, text);
    faults.push(...found);
    const [lost] = found.filter(({ kind }) => kind === 'cut-text');
    if (scalar.type !== 'PLAIN' || scalar.value !== '') return scalar.value;
    return lost === undefined ? null : text.slice(lost.start, lost.end);
  };

  const data = dataOf(root, null);
  return { data, faults, hasOddKey };
}
