import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from '../../../src/budget/rules/index.ts';
import { readUnit } from '../../../src/compile/read-unit.ts';
import type { Span } from '../../../src/diagnostics/span.ts';
import { at } from '../../diagnostics/told.ts';

const year = fileURLToPath(new URL('../../../data/2025/', import.meta.url));
const unit = `${year}广州科技贸易职业学院/`;
const file = (path: string) => ({ file: path, bytes: readFileSync(path) });

/** The shipped data of 2025, with what is found in it. */
const read = readUnit({
  folder: 'data/2025/广州科技贸易职业学院',
  classTable: file(`${year}指标分类.yaml`),
  sheet: file(`${unit}单位.yaml`),
  projects: readdirSync(`${unit}项目`)
    .sort()
    .map((name) => file(`${unit}项目/${name}`)),
});

/** What one rule finds there, as `01:line:column text under the caret`; 01 is the number of the project. */
export function foundBy(id: string): readonly string[] {
  return read.diagnostics
    .filter(({ code }) => code === id)
    .map(({ span }) => `${placeOf(span)} ${span.source.text.slice(span.start, span.end)}`);
}

/** What one rule says there, as `01:line:column message`. */
export function toldBy(id: string): readonly string[] {
  return read.diagnostics.filter(({ code }) => code === id).map(({ span, message }) => `${placeOf(span)} ${message}`);
}

/** The repairs that one rule offers there, as `written → repaired`, in the order of the projects. */
export function fixesBy(id: string): readonly string[] {
  if (!read.ok) throw new Error('the shipped data has errors');
  const { unit } = read.value;
  const rule = rules.find((one) => one.id === id);
  return Array.from(rule?.check(unit) ?? []).flatMap(({ path, within, fix }) => {
    if (fix === undefined || within === undefined) return [];
    const text = path.reduce<unknown>((place, step) => Object(place)[step], unit);
    return [`${String(text).slice(within.offset, within.offset + within.length)} → ${fix}`];
  });
}

function placeOf(span: Span): string {
  const name = span.source.file.replace(/^.*\//, '').replace(/^(\d\d)-.*$/, '$1');
  return `${name}:${at(span)}`;
}

/** The projects in which one rule finds something, by number. */
export function projectsFoundBy(id: string): readonly number[] {
  return [...new Set(foundBy(id).map((found) => Number(found.slice(0, 2))))];
}
