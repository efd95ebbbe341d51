import * as z from 'zod/mini';
import { findForbidden } from '../../diagnostics/characters.ts';
import type { Fault } from '../fault.ts';
import { type FieldName, metaOf } from './fields.ts';

/** Looks at a scalar's text and says what is wrong with it. */
export type TextTest = (text: string) => readonly Fault[];

const none: readonly Fault[] = [];

/** Text of one line, as it stands in a cell; `tests` run where it is not blank. */
export function line(name: FieldName, ...tests: readonly TextTest[]) {
  return scalar(name, [unprintable(name), oneLine(name), ...tests]);
}

/** Text whose line breaks are paragraph breaks; those at its end, which a `|` block brings along, are dropped. */
export function paragraphs(name: FieldName) {
  return scalar(name, [unprintable(name)]);
}

/** Puts faults where the schema's issues are turned into findings. */
export function report(issues: z.core.$ZodRawIssue[], input: unknown, faults: readonly Fault[]): void {
  for (const fault of faults) issues.push({ code: 'custom', input, params: { fault } });
}

function scalar(name: FieldName, tests: readonly TextTest[]) {
  return z.string().check(
    z.overwrite(withoutLastBreaks),
    z.check(({ value, issues }) => {
      if (value.trim() === '') report(issues, value, [blank(name)]);
      else for (const test of tests) report(issues, value, test(value));
    }),
    z.meta(metaOf(name)),
  );
}

function withoutLastBreaks(text: string): string {
  return text.endsWith('\n') ? text.replace(/\n+$/, '') : text;
}

function blank(name: FieldName): Fault {
  return { code: 'empty-value', message: `“${name}”是空的。`, hint: '请填写内容。' };
}

function oneLine(name: FieldName): TextTest {
  return (text) => {
    const offset = text.indexOf('\n');
    if (offset < 0) return none;
    const hint = '请写在同一行里；很长也没有关系，程序会排好。';
    return [{ code: 'line-break', message: `“${name}”只能写一行，这里换了行。`, hint, within: { offset, length: 1 } }];
  };
}

/** An escape in double quotes can bring in what no file may hold; a tab has no place in a cell. */
function unprintable(name: FieldName): TextTest {
  return (text) => {
    const found = text.includes('\t') ? [...findForbidden(text), ...tabsIn(text)] : findForbidden(text);
    if (found.length === 0) return none;
    return found.map(({ offset, name: character }) => ({
      code: 'bad-character',
      message: `“${name}”里有不能印出的${character}。`,
      hint: '请删去它，或换成空格。',
      within: { offset, length: 1 },
    }));
  };
}

function tabsIn(text: string) {
  return Array.from(text.matchAll(/\t/g), ({ index }) => ({ offset: index, name: '制表符（Tab）' }));
}
