import type { Path } from '../diagnostics/path.ts';
import { isList, type Plain } from './located.ts';

/** The keys that a file may hold in the map at a path, in order; none where it should have no map. */
export type KeysAt = (path: Path) => readonly string[];

/** Keys that belong under another: in its map, or in the maps of its list. */
export interface Branch {
  readonly keys: ReadonlySet<string>;
  readonly isList: boolean;
}

/** What belongs under a key of the root; null for a text. */
export function branchAt(key: string, keysAt: KeysAt): Branch | null {
  const keys = keysAt([key]);
  const inList = keysAt([key, 0]);
  if (keys.length === 0 && inList.length === 0) return null;
  return keys.length > 0 ? { keys: new Set(keys), isList: false } : { keys: new Set(inList), isList: true };
}

/** Whether every key stands where it belongs, and no text where keys belong. */
export function isFit(data: Plain, keysAt: KeysAt, path: Path = []): boolean {
  if (data === null) return true;
  if (typeof data === 'string') return keysAt(path).length === 0 && keysAt([...path, 0]).length === 0;
  if (isList(data))
    return keysAt(path).length === 0 && data.every((item, index) => isFit(item, keysAt, [...path, index]));
  const known = keysAt(path);
  return Object.entries(data).every(([key, value]) => known.includes(key) && isFit(value, keysAt, [...path, key]));
}
