/** Takes a value out of parsed JSON, or throws a `Misfit` that says where it is not what it should be. */
export type Read<T> = (value: unknown, path: string) => T;

/** That the JSON does not have the shape that its format promises. */
export class Misfit extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

export const readText: Read<string> = (value, path) => {
  if (typeof value !== 'string') throw new Misfit(path, '应为文字');
  return value;
};

const mostItems = 100_000;

/** A place in a list, counted from 0. */
export const readPlace: Read<number> = (value, path) => {
  const isPlace = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < mostItems;
  if (!isPlace) throw new Misfit(path, `应为 0 到 ${mostItems - 1} 的整数`);
  return value;
};

/** `-1234.5`. */
export const readDecimal: Read<string> = (value, path) => {
  const text = readText(value, path);
  if (!/^-?\d{1,30}(?:\.\d{1,10})?$/.test(text)) throw new Misfit(path, '应为数，写成文字，例如 "3300.00"');
  return text;
};

export const readNull: Read<null> = (value, path) => {
  if (value !== null) throw new Misfit(path, '应为 null');
  return null;
};

export function readWord<const Word extends string>(...words: readonly Word[]): Read<Word> {
  return (value, path) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new Misfit(path, `应为 ${words.join('、')} 之一`);
    return word;
  };
}

export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function readList<T>(read: Read<T>): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Misfit(path, '应为列表');
    return value.map((item, index) => read(item, `${path}[${index}]`));
  };
}

/** A map with exactly these keys that are read; others are passed over. */
export function readMap<T extends Readonly<Record<string, Read<unknown>>>>(
  shape: T,
): Read<{ readonly [key in keyof T]: ReturnType<T[key]> }> {
  return (value, path) => {
    const map = mapAt(value, path);
    const entries = Object.entries(shape).map(([key, read]) => [key, read(map[key], `${path}.${key}`)] as const);
    return Object.fromEntries(entries) as { readonly [key in keyof T]: ReturnType<T[key]> };
  };
}

/** A map that may have any keys. */
export function readRecord<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, path) =>
    Object.fromEntries(Object.entries(mapAt(value, path)).map(([key, item]) => [key, read(item, `${path}.${key}`)]));
}

/** One of several maps, told apart by their `kind`. */
export function readKind<T extends Readonly<Record<string, Read<unknown>>>>(readers: T): Read<ReturnType<T[keyof T]>> {
  return (value, path) => {
    const { kind } = mapAt(value, path);
    const read = typeof kind === 'string' && Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    if (read === undefined) throw new Misfit(`${path}.kind`, `应为 ${Object.keys(readers).join('、')} 之一`);
    return read(value, path) as ReturnType<T[keyof T]>;
  };
}

function mapAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit(path, '应为一组名称和值');
  return value as Readonly<Record<string, unknown>>;
}
