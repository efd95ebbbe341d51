import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unitMarkdown } from '../../src/cli/difference/markdown.ts';
import { openTerminal } from '../../src/cli/difference/terminal.ts';
import { reportUnit } from '../../src/cli/difference/unit-report.ts';
import { readUnitData } from '../../src/compile/read-unit-data.ts';
import { compareUnits } from '../../src/history/compare-units.ts';
import { countChanges } from '../../src/history/count-changes.ts';
import type { UnitData } from '../../src/history/difference.ts';
import { adaptedUnit, edits, type UnitFiles } from './thirty-edits/edits.ts';

const folder = 'data/2025/广州科技贸易职业学院';

function dataOf(files: UnitFiles): UnitData {
  const fileOf = (name: string) => ({ file: `${folder}/${name}`, bytes: new TextEncoder().encode(files[name]) });
  const projects = Object.keys(files)
    .filter((name) => name.startsWith('项目/'))
    .sort()
    .map(fileOf);
  const read = readUnitData({ folder, classTable: null, sheet: fileOf('单位.yaml'), projects });
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

const before = adaptedUnit();
const differenceOf = (after: UnitFiles) => compareUnits(dataOf(before), dataOf(after));
const reported = (after: UnitFiles) =>
  reportUnit({ kind: 'changed', folder: { before: folder, after: folder }, difference: differenceOf(after) });
const terminal = openTerminal(false);

const { MUBIAO_ACCEPT } = process.env;

/** What was told before; `npm run accept` writes what is told now. */
function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`./thirty-edits/${name}`, import.meta.url));
  if (MUBIAO_ACCEPT === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('thirty edits of the shipped unit', () => {
  it('are thirty', () => {
    expect(edits.length).toBe(30);
    expect(new Set(edits.map(({ says }) => says)).size).toBe(30);
  });

  it.each(edits.map((edit) => [edit.says, edit] as const))('one by one are one change: %s', (_, edit) => {
    expect(countChanges(differenceOf(edit.apply(before)))).toBe(1);
  });

  it('one by one are told as what they are', () => {
    const told = edits.map((edit) => `# ${edit.says}\n\n${terminal.unit(reported(edit.apply(before)))}\n`);
    expectGolden('one-by-one.txt', told.join('\n'));
  });

  it('all together: the report names all thirty, and nothing else', () => {
    const after = edits.reduce((files, edit) => edit.apply(files), before);
    expect(countChanges(differenceOf(after))).toBe(30);
    expectGolden('expected.txt', `${terminal.unit(reported(after))}\n`);
    expectGolden('expected.md', `${unitMarkdown(reported(after))}\n`);
  });
});
