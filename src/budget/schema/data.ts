import type { Path } from '../../diagnostics/path.ts';

/** Plain data as `yaml` reads it: every scalar is text, and null is an empty value. */
export type Data = string | null | readonly Data[] | { readonly [key: string]: Data };

/** What stands at a path; undefined where the path does not exist. */
export function dataAt(data: Data, path: Path): Data | undefined {
  let place: Data | undefined = data;
  for (const step of path) {
    if (isList(place)) place = typeof step === 'number' ? place[step] : undefined;
    else place = isMap(place) && Object.hasOwn(place, step) ? place[String(step)] : undefined;
  }
  return place;
}

/** The data without the keys that have no value: what is not filled in is absent. */
export function withoutBlanks(data: Data): Data {
  if (isList(data)) return data.map(withoutBlanks);
  if (!isMap(data)) return data;
  const filled = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(filled.map(([key, value]) => [key, withoutBlanks(value)]));
}

export function isList(data: Data | undefined): data is readonly Data[] {
  return Array.isArray(data);
}

export function isMap(data: Data | undefined): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
