import type { Part, Path } from '../diagnostics/path.ts';
import type { Source, Span } from '../diagnostics/span.ts';
import type { Locator, Plain } from './located.ts';

/** From `offset` in the value, at `start` in the source. */
export interface Piece {
  readonly offset: number;
  readonly start: number;
  readonly length: number;
}

/** What `readPlainFile` read, with the data beside the places. Offsets are those of the source. */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly data: string;
      /** Stretches of the value that stand in the source as they are; between them are line breaks. */
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: 'list'; readonly data: readonly Plain[]; readonly start: number; readonly items: readonly Tree[] }
  | {
      readonly kind: 'map';
      readonly data: { readonly [key: string]: Plain };
      readonly start: number;
      readonly entries: readonly TreeEntry[];
    };

/** A key and what stands beside or below it. */
export interface TreeEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly node: Tree | null;
}

type Scalar = Tree & { readonly kind: 'scalar' };

/** How far a path leads: to a node, with the entry whose value it is; in a list there is none, nor at the root. */
interface Place {
  readonly node: Tree | null;
  readonly entry: TreeEntry | null;
  readonly isRoot: boolean;
  readonly isWhole: boolean;
}

/** Locates paths in a tree, just as `locatorOf` does in a tree of the yaml library. */
export function locatorOfTree(source: Source, root: Tree): Locator {
  const spanOfNode = (node: Tree | null): Span | null => {
    if (node === null) return null;
    if (node.kind !== 'scalar') return { source, start: node.start, end: lineEnd(source.text, node.start) };
    const last = node.data.trimEnd().length - 1;
    return { source, start: placeOf(node, 0), end: placeOf(node, Math.max(last, 0)) + 1 };
  };

  const spanOfKey = ({ node, entry, isRoot }: Place): Span => {
    if (isRoot) return { source, start: 0, end: 0 };
    const named = entry ?? (node?.kind === 'map' ? node.entries[0] : undefined);
    if (named === undefined) return spanOfNode(node) ?? { source, start: 0, end: 0 };
    return { source, start: named.keyStart, end: named.keyStart + named.key.length };
  };

  const locate = (path: Path, part: Part = 'value'): Span => {
    const place = find(root, path);
    if (!place.isWhole || part === 'key') return spanOfKey(place);
    return spanOfNode(place.node) ?? spanOfKey(place);
  };

  return {
    locate,
    locateWithin(path, offset, length) {
      const { node, isWhole } = find(root, path);
      if (!isWhole || node?.kind !== 'scalar' || offset >= node.data.length) return locate(path);
      const start = placeOf(node, offset);
      const last = Math.min(offset + Math.max(length, 1), node.data.length) - 1;
      return { source, start, end: length === 0 ? start : endOf(node, last) };
    },
  };
}

/** A map or a list ends, for us, with its first line. */
function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return start + text.slice(start, end < 0 ? text.length : end).trimEnd().length;
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
function find(root: Tree, path: Path): Place {
  let place: Place = { node: root, entry: null, isRoot: true, isWhole: true };
  for (const step of path) {
    const next = stepInto(place.node, step);
    if (next === null) return { ...place, isWhole: false };
    place = next;
  }
  return place;
}

function stepInto(node: Tree | null, step: string | number): Place | null {
  if (node?.kind === 'map') {
    const entry = node.entries.find(({ key }) => key === String(step));
    return entry === undefined ? null : { node: entry.node, entry, isRoot: false, isWhole: true };
  }
  const item = node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined ? null : { node: item, entry: null, isRoot: false, isWhole: true };
}
