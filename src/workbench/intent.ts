import type { Path } from '../diagnostics/path.ts';
import { isGroup, type Plain } from '../yaml/located.ts';

/** One thing that a clerk does to the data of a file, as the page says it to the server. */
export type Intent =
  /** Text in a field, which need not be there yet; '' empties it. */
  | { readonly kind: 'set'; readonly path: Path; readonly text: string }
  /** New entries in the list at the path, before its `at`th. */
  | { readonly kind: 'add'; readonly path: Path; readonly at: number; readonly items: readonly Item[] }
  /** The entry of a list goes. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** An entry of the list at the path goes to another place: `to` counts without it. */
  | { readonly kind: 'move'; readonly path: Path; readonly from: number; readonly to: number };

/** An entry of a list: texts by their keys. */
export type Item = Readonly<Record<string, string>>;

/** The data as it is once the intent is carried out; the page shows it before the server has answered. */
export function applyIntent(data: Plain, intent: Intent): Plain {
  switch (intent.kind) {
    case 'set':
      return at(data, intent.path, () => intent.text);
    case 'add':
      return at(data, intent.path, (list) => listOf(list).toSpliced(intent.at, 0, ...intent.items));
    case 'remove': {
      const place = Number(intent.path.at(-1));
      return at(data, intent.path.slice(0, -1), (list) => listOf(list).toSpliced(place, 1));
    }
    case 'move':
      return at(data, intent.path, (list) => moved(listOf(list), intent.from, intent.to));
  }
}

/** The items in their new order. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  return items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1));
}

/** What stands at a path; undefined where nothing does. */
export function plainAt(data: Plain, path: Path): Plain | undefined {
  let place: Plain | undefined = data;
  for (const step of path) {
    if (Array.isArray(place)) place = typeof step === 'number' ? (place as readonly Plain[])[step] : undefined;
    else place = isGroup(place) && Object.hasOwn(place, step) ? place[String(step)] : undefined;
  }
  return place;
}

/** As it stands between the block's first line and the line break at its end. */
export function textAt(data: Plain, path: Path): string {
  const value = plainAt(data, path);
  return typeof value === 'string' ? value.replace(/\n+$/, '') : '';
}

export function listOf(data: Plain | undefined): readonly Plain[] {
  return Array.isArray(data) ? data : [];
}

function at(data: Plain | undefined, path: Path, change: (value: Plain | undefined) => Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return change(data);
  if (typeof step === 'number')
    return listOf(data).map((item, index) => (index === step ? at(item, rest, change) : item));
  const group = isGroup(data) ? data : {};
  return { ...group, [step]: at(group[step], rest, change) };
}
