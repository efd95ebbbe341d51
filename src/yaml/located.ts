import type { Part, Path } from '../diagnostics/path.ts';
import type { Source, Span } from '../diagnostics/span.ts';

/** What a YAML file holds when every scalar is text; null is an empty value. */
export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain };

export function isList(data: Plain | undefined): data is readonly Plain[] {
  return Array.isArray(data);
}

export function isGroup(data: Plain | undefined): data is { readonly [key: string]: Plain } {
  return typeof data === 'object' && data !== null && !isList(data);
}

/** Turns paths into spans. */
export interface Locator {
  /**
   * The span of a value (without quotes or block header marks) or of its key; of a list or a map, its first line; of an
   * empty value, its key; of an entry of a list (which has no key), its first key. A path that does not exist in full
   * yields the key of its nearest existing ancestor, or the first character of the file: never a whole parent.
   */
  locate(path: Path, part?: Part): Span;
  /** The span of `length` UTF-16 units at `offset` inside the scalar at `path`: exact for plain, quoted and block scalars. */
  locateWithin(path: Path, offset: number, length: number): Span;
}

/** A parsed YAML file that can say where each of its values stands. */
export interface Located extends Locator {
  readonly source: Source;
  readonly data: Plain;
}
