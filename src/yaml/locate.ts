import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Part, Path } from '../diagnostics/path.ts';
import type { Source, Span } from '../diagnostics/span.ts';
import type { Edited } from './edits.ts';
import type { Locator } from './located.ts';
import { type ScalarUnits, unitsOf } from './scalar-units.ts';

/** A node with the scalar that is its key; an entry of a list has none, nor has the root. */
interface Place {
  readonly node: Node | null;
  readonly key: Scalar | null;
  readonly isRoot: boolean;
}

/** Locates paths in a parsed tree; `edited` is the text that was parsed, and leads back to the source. */
export function locatorOf(source: Source, edited: Edited, root: Node): Locator {
  const units = new WeakMap<Scalar, ScalarUnits | null>();
  const text = edited.text;

  const spanOf = (start: number, end: number): Span => {
    const first = edited.toOriginal(start);
    return { source, start: first, end: Math.max(first, edited.toOriginal(end)) };
  };

  const unitsIn = (scalar: Scalar): ScalarUnits | null => {
    const known = units.get(scalar);
    if (known !== undefined) return known;
    const found = unitsOf(scalar, text);
    units.set(scalar, found);
    return found;
  };

  const spanOfScalar = (scalar: Scalar): Span | null => {
    const [start, end] = scalar.range ?? [0, 0];
    if (typeof scalar.value !== 'string') return null;
    if (scalar.type === 'PLAIN') return start < end ? spanOf(start, end) : null;
    const places = unitsIn(scalar);
    const last = scalar.value.trimEnd().length - 1;
    if (places === null || last < 0) return spanOf(start, end);
    return spanOf(places.starts[0] ?? start, places.ends[last] ?? end);
  };

  const spanOfNode = (node: Node | null): Span | null => {
    if (isScalar(node)) return spanOfScalar(node);
    if (node?.range === undefined || node.range === null) return null;
    const [start, end] = node.range;
    const firstLine = text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
    return spanOf(start, start + firstLine.trimEnd().length);
  };

  const spanOfKey = (place: Place): Span => {
    if (place.isRoot) return { source, start: 0, end: 0 };
    if (place.key !== null) return spanOfNode(place.key) ?? { source, start: 0, end: 0 };
    if (isMap(place.node)) {
      const first = place.node.items[0]?.key;
      if (isScalar(first)) return spanOfNode(first) ?? spanOf(0, 0);
    }
    const start = place.node?.range?.[0] ?? 0;
    return spanOfNode(place.node) ?? spanOf(start, start);
  };

  const locate = (path: Path, part: Part = 'value'): Span => {
    const { place, isWhole } = find(root, path);
    if (!isWhole || part === 'key') return spanOfKey(place);
    return spanOfNode(place.node) ?? spanOfKey(place);
  };

  return {
    locate,
    locateWithin(path, offset, length) {
      const { place, isWhole } = find(root, path);
      const places = isWhole && isScalar(place.node) ? unitsIn(place.node) : null;
      const start = places?.starts[offset];
      const end = places?.ends[offset + Math.max(length, 1) - 1] ?? places?.ends.at(-1);
      if (start === undefined || end === undefined) return locate(path);
      return spanOf(start, length === 0 ? start : end);
    },
  };
}

/** Follows a path as far as it exists. */
function find(root: Node, path: Path): { readonly place: Place; readonly isWhole: boolean } {
  let place: Place = { node: root, key: null, isRoot: true };
  for (const step of path) {
    const next = stepInto(place.node, step);
    if (next === null) return { place, isWhole: false };
    place = next;
  }
  return { place, isWhole: true };
}

function stepInto(node: Node | null, step: string | number): Place | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step));
    return pair && isScalar(pair.key) ? { node: pair.value, key: pair.key, isRoot: false } : null;
  }
  if (!isSeq<Node>(node) || typeof step !== 'number') return null;
  const item = node.items[step];
  return item === undefined ? null : { node: item, key: null, isRoot: false };
}
