import { suggest } from '../suggest.ts';

/** The keys that may have been meant by one that is unknown. */
export interface MeantKeys {
  readonly names: readonly string[];
  /** They are there already. */
  readonly isPresent: boolean;
}

const shortestPart = 2;

/**
 * Looks first for keys that are not there yet and hold the unknown one or are held by it (`指标名称` for 名称, `目标` for
 * 绩效目标), then for a misspelt one, then for one of which characters were left out (`周期值`).
 */
export function meantBy(key: string, absent: readonly string[], known: readonly string[]): MeantKeys {
  const parts = absent.filter((name) => isPart(key, name) || isPart(name, key));
  if (parts.length > 0) return { names: parts, isPresent: false };
  const misspelt = suggest(key, absent);
  if (misspelt !== null) return { names: [misspelt], isPresent: false };
  const shortened = absent.filter((name) => isShortened(key, name));
  if (shortened.length > 0) return { names: shortened, isPresent: false };
  const present = suggest(key, known);
  return { names: present === null ? [] : [present], isPresent: present !== null };
}

function isPart(part: string, whole: string): boolean {
  return part.length >= shortestPart && whole.includes(part);
}

/** Whether the characters of `short` are all in `whole`, in this order. */
function isShortened(short: string, whole: string): boolean {
  let from = 0;
  for (const character of short) {
    const at = whole.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return short.length >= shortestPart;
}
