import { readOnce } from './read-once.ts';
import type { ClassTable, Indicator } from './unit.ts';

/** A level-2 class of the year's code table. */
export interface IndicatorClass {
  /** As in the table and as it prints, e.g. `13-时效指标`, or `14-` where the year has no name for it. */
  readonly label: string;
  /** `13` */
  readonly code: string;
  /** `时效指标`, or '' */
  readonly name: string;
  /** Its level 1 as it prints, e.g. `1-产出指标`. */
  readonly levelOne: string;
}

/** What a 分类 turns out to be, held against the year's table. */
export type ReadClass =
  | { readonly kind: 'known'; readonly known: IndicatorClass }
  /** The table's code with the name that custom gives it and the table does not. */
  | { readonly kind: 'customary'; readonly known: IndicatorClass }
  /** The table's code with another name or notation. */
  | { readonly kind: 'renamed'; readonly known: IndicatorClass }
  /** The code of one class with the name of another. */
  | { readonly kind: 'contradictory'; readonly known: IndicatorClass; readonly named: IndicatorClass }
  | { readonly kind: 'level-one'; readonly levelOne: string }
  | { readonly kind: 'unknown' };

/** What the classes that a year's table may leave without a name are called by custom. */
const CUSTOMARY: Readonly<Record<string, string>> = {
  14: '14-成本指标',
  23: '23-生态效益',
  24: '24-可持续影响',
};

/** The level-2 classes of a table, in its order. */
export const classesOf = readOnce(({ 指标分类 }: ClassTable): readonly IndicatorClass[] =>
  指标分类.flatMap(({ 一级, 二级 }) =>
    二级.map((label) => ({ label, code: codeOf(label), name: nameOf(label), levelOne: 一级 })),
  ),
);

/** The label that custom gives to a code, e.g. `14-成本指标`; null where there is none. */
export function customaryLabel(code: string): string | null {
  return CUSTOMARY[code] ?? null;
}

export function readClass(written: string, classes: readonly IndicatorClass[]): ReadClass {
  const exact = classes.find(({ label }) => label === written);
  if (exact !== undefined) return { kind: 'known', known: exact };
  const code = codeOf(written);
  const levelOne = classes.find((row) => row.levelOne === written || codeOf(row.levelOne) === code)?.levelOne;
  if (levelOne !== undefined) return { kind: 'level-one', levelOne };
  const known = classes.find((row) => row.code === code);
  if (known === undefined) return { kind: 'unknown' };
  const name = nameOf(written);
  const named = name === '' ? undefined : classes.find((row) => row.name === name);
  if (named !== undefined && named !== known) return { kind: 'contradictory', known, named };
  const isCustomary = known.name === '' && name !== '' && stem(name) === stem(nameOf(CUSTOMARY[code] ?? ''));
  return { kind: isCustomary ? 'customary' : 'renamed', known };
}

/**
 * The codes of the classes about something: those that have the word in their own name (or, where that is blank, in the
 * customary one) or in the name of their level 1. Empty where the year's table knows no such thing.
 */
export function codesAbout(table: ClassTable, word: string): ReadonlySet<string> {
  const known = codesByWord(table);
  const codes = known.get(word) ?? findCodes(table, word);
  known.set(word, codes);
  return codes;
}

const codesByWord = readOnce((_: ClassTable) => new Map<string, ReadonlySet<string>>());

function findCodes(table: ClassTable, word: string): ReadonlySet<string> {
  const about = classesOf(table).filter(({ name, code, levelOne }) =>
    `${name || (CUSTOMARY[code] ?? '')}\n${levelOne}`.includes(word),
  );
  return new Set(about.map(({ code }) => code));
}

/** The number in front: `13` of `13-时效指标`, also of `１３－时效指标`; the whole text where there is none. */
export function codeOf(text: string): string {
  const end = text.search(/\D/);
  return end > 0 ? text.slice(0, end) : (/^\d+/.exec(narrowed(text))?.[0] ?? text);
}

export function hasClassIn(indicators: readonly Indicator[], codes: ReadonlySet<string>): boolean {
  return indicators.some(({ 分类 }) => codes.has(codeOf(分类)));
}

/** What follows the number and its dash. */
function nameOf(text: string): string {
  return narrowed(text)
    .replace(/^\d+[-\s.、]*/, '')
    .trim();
}

function stem(name: string): string {
  return name.replace(/指标$/, '');
}

/** Full-width digits and dashes as half-width ones. */
function narrowed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .trim();
}
