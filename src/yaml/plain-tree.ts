import type { Part, Path } from '../diagnostics/path.ts';
import type { Source, Span } from '../diagnostics/span.ts';
import type { Locator } from './located.ts';

/** From `offset` in the value, at `start` in the source. */
export interface Piece {
  readonly offset: number;
  readonly start: number;
  readonly length: number;
}

/** What `readPlainFile` read. Offsets are those of the source; a map or a list ends, for us, with its first line. */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly value: string;
      /** Stretches of the value that stand in the source as they are; between them are line breaks. */
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: 'list'; readonly start: number; readonly end: number; readonly items: readonly Tree[] }
  | {
      readonly kind: 'map';
      readonly start: number;
      readonly end: number;
      readonly entries: ReadonlyMap<string, { readonly keyStart: number; readonly node: Tree | null }>;
    };

type Scalar = Tree & { readonly kind: 'scalar' };

/** A node with the span of its key; an entry of a list has none, nor has the root. */
interface Place {
  readonly node: Tree | null;
  readonly key: { readonly start: number; readonly end: number } | null;
  readonly isRoot: boolean;
}

/** Locates paths in a tree, just as `locatorOf` does in a tree of the yaml library. */
export function locatorOfTree(source: Source, root: Tree): Locator {
  const spanOfNode = (node: Tree | null): Span | null => {
    if (node === null) return null;
    if (node.kind !== 'scalar') return { source, start: node.start, end: node.end };
    const last = node.value.trimEnd().length - 1;
    return { source, start: placeOf(node, 0), end: placeOf(node, Math.max(last, 0)) + 1 };
  };

  const spanOfKey = ({ node, key, isRoot }: Place): Span => {
    if (isRoot) return { source, start: 0, end: 0 };
    if (key !== null) return { source, ...key };
    const [first] = node?.kind === 'map' ? node.entries : [];
    if (first !== undefined) {
      const [name, { keyStart }] = first;
      return { source, start: keyStart, end: keyStart + name.length };
    }
    return spanOfNode(node) ?? { source, start: 0, end: 0 };
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
      const { node } = place;
      if (!isWhole || node?.kind !== 'scalar' || offset >= node.value.length) return locate(path);
      const start = placeOf(node, offset);
      const last = Math.min(offset + Math.max(length, 1), node.value.length) - 1;
      return { source, start, end: length === 0 ? start : endOf(node, last) };
    },
  };
}

/** Where a unit of the value stands; a line break stands behind the text before it. */
function placeOf({ pieces }: Scalar, offset: number): number {
  const piece = pieces.findLast((one) => one.offset <= offset) ?? pieces[0];
  return piece === undefined ? 0 : piece.start + Math.min(offset - piece.offset, piece.length);
}

/** Where a unit of the value ends; a line break ends where the next text begins. */
function endOf(scalar: Scalar, offset: number): number {
  const index = scalar.pieces.findLastIndex((one) => one.offset <= offset);
  const piece = scalar.pieces[index];
  const next = scalar.pieces[index + 1];
  const isBreak = piece !== undefined && offset >= piece.offset + piece.length;
  return isBreak && next !== undefined ? next.start : placeOf(scalar, offset) + 1;
}

/** Follows a path as far as it exists. */
function find(root: Tree, path: Path): { readonly place: Place; readonly isWhole: boolean } {
  let place: Place = { node: root, key: null, isRoot: true };
  for (const step of path) {
    const next = stepInto(place.node, step);
    if (next === null) return { place, isWhole: false };
    place = next;
  }
  return { place, isWhole: true };
}

function stepInto(node: Tree | null, step: string | number): Place | null {
  if (node?.kind === 'map') {
    const entry = node.entries.get(String(step));
    if (entry === undefined) return null;
    const { keyStart, node: value } = entry;
    return { node: value, key: { start: keyStart, end: keyStart + String(step).length }, isRoot: false };
  }
  const item = node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined ? null : { node: item, key: null, isRoot: false };
}
