import {
  Misfit,
  nullable,
  type Read,
  readDecimal,
  readKind,
  readList,
  readMap,
  readNull,
  readPlace,
  readRecord,
  readText,
  readWord,
} from './json-reader.ts';
import { isPlainMap, type PlainMap, type PlainValue } from './plain-unit.ts';

/** What the first two keys of the file say. A reader of version 1 may rely on every key that stands below. */
export const differenceFormat = 'mubiao-difference';
export const differenceVersion = 1;

const readPlain: Read<PlainValue> = (value, path) => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? readList(readPlain)(value, path) : readRecord(readPlain)(value, path);
};
const readData: Read<PlainMap> = (value, path) => {
  const data = readPlain(value, path);
  return isPlainMap(data) ? data : readRecord(readPlain)(value, path);
};

/** A project file below its unit's folder, and nothing that would lead elsewhere. */
const readFileName: Read<string> = (value, path) => {
  const name = readText(value, path);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (!/^项目\/(?!\.)[^\\/\u0000-\u001f]+\.yaml$/.test(name)) throw new Misfit(path, '应为“项目/文件名.yaml”');
  return name;
};

const sides = <T>(read: Read<T>) => ({ before: nullable(read), after: nullable(read) });
const amount = readMap({
  column: readWord('总计', '财政拨款', '财政专户拨款', '其他资金'),
  ...sides(readDecimal),
  difference: readDecimal,
  percentage: nullable(readDecimal),
});
const wrongTotal = nullable(readMap(sides(readDecimal)));
const funding = readMap({ amounts: readList(amount), wrongTotal });
const pieces = readList(readMap({ kind: readWord('same', 'removed', 'added'), text: readText }));
const text = readMap({ field: readText, ...sides(readText), pieces });
const list = readMap({ field: readText, ...sides(readList(readRecord(readText))) });
const shift = readMap({
  operator: readMap(sides(readText)),
  number: readMap({ before: readDecimal, after: readDecimal }),
  difference: readDecimal,
  unit: readText,
  percentage: nullable(readDecimal),
  demand: nullable(readWord('stricter', 'looser')),
});
const value = readMap({ field: readText, ...sides(readText), pieces, shift: nullable(shift) });

/** What all changes of an item say; `name` is that of the later version, for people. */
const added = {
  kind: readWord('added'),
  name: readText,
  at: readMap({ before: readNull, after: readPlace }),
  data: readData,
};
const removed = {
  kind: readWord('removed'),
  name: readText,
  at: readMap({ before: readPlace, after: readNull }),
  data: readData,
};
const changed = {
  kind: readWord('changed'),
  name: readText,
  at: readMap({ before: readPlace, after: readPlace }),
  renamed: nullable(text),
  moved: nullable(readMap({ from: readPlace, to: readPlace })),
  texts: readList(text),
  lists: readList(list),
};

const indicator = readKind({
  added: readMap(added),
  removed: readMap(removed),
  changed: readMap({ ...changed, values: readList(value) }),
});
const file = readMap(sides(readFileName));
const project = readKind({
  added: readMap({ ...added, funding, file }),
  removed: readMap({ ...removed, funding, file }),
  changed: readMap({ ...changed, funding, file, indicators: readList(indicator) }),
});
const notation = readKind({
  'written-total': readMap({
    kind: readWord('written-total'),
    at: nullable(readMap({ before: readPlace, after: readPlace })),
    ...sides(readDecimal),
  }),
  'file-name': readMap({
    kind: readWord('file-name'),
    at: readMap({ before: readPlace, after: readPlace }),
    before: readFileName,
    after: readFileName,
  }),
});

const identity = readMap({ 单位名称: readText, 预算年度: readText });
const plainUnit = readMap({
  单位: readData,
  项目: readList(readMap({ file: nullable(readFileName), data: readData })),
});
const unit = readKind({
  added: readMap({ kind: readWord('added'), after: identity, totals: readList(amount), data: plainUnit }),
  removed: readMap({ kind: readWord('removed'), before: identity, totals: readList(amount), data: plainUnit }),
  changed: readMap({
    kind: readWord('changed'),
    before: identity,
    after: identity,
    totals: readList(amount),
    approved: funding,
    texts: readList(text),
    lists: readList(list),
    projects: readList(project),
    notation: readList(notation),
  }),
});
const classTable = readMap({ year: readText, ...sides(readData) });

/** The whole file. */
export const readDifferenceJson = readMap({
  format: readWord(differenceFormat),
  version: readPlace,
  classTables: readList(classTable),
  units: readList(unit),
});

export type DifferenceJson = ReturnType<typeof readDifferenceJson>;
export type UnitChangeJson = ReturnType<typeof unit>;
export type ChangedUnitJson = Extract<UnitChangeJson, { readonly kind: 'changed' }>;
export type ClassTableJson = ReturnType<typeof classTable>;
export type ProjectChangeJson = ReturnType<typeof project>;
export type IndicatorChangeJson = ReturnType<typeof indicator>;
export type FundingJson = ReturnType<typeof funding>;
export type AmountJson = ReturnType<typeof amount>;
export type TextJson = ReturnType<typeof text>;
export type ValueJson = ReturnType<typeof value>;
export type NotationJson = ReturnType<typeof notation>;
