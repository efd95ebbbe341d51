import { classesOf, codeOf, customaryLabel, type IndicatorClass } from '../../budget/indicator-class.ts';
import type { ClassTable } from '../../budget/unit.ts';

/**
 * The label of the year's table that a workbook means by `数量指标`, `11 数量指标` or `１１－数量指标`: one whose name it is, and
 * whose code, where a code is written. What could be two, or none, stays as it is written, for the rules to speak of.
 */
export function resolveClass(written: string, levelOne: string, table: ClassTable): string {
  const classes = classesOf(table);
  if (written === '' || classes.some(({ label }) => label === written)) return written;
  const name = stemOf(written);
  const code = /^\d/.test(written.normalize('NFKC')) ? codeOf(written) : null;
  const named = classes.filter((one) => stemOf(nameOf(one)) === name && (code === null || one.code === code));
  const within = named.filter((one) => stemOf(one.levelOne) === stemOf(levelOne));
  const [only, other] = within.length > 0 ? within : named;
  return only === undefined || other !== undefined ? written : only.label;
}

/** A class without a name goes by its customary one. */
function nameOf({ label, name, code }: IndicatorClass): string {
  return name === '' ? (customaryLabel(code) ?? label) : name;
}

/** Without number, white space and the word 指标 at the end. */
function stemOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^\d*[-‐-―−.、]*/, '')
    .replace(/指标$/, '');
}
