import { projectSchema } from '../budget/schema/project.ts';
import { unitSheetSchema } from '../budget/schema/unit-sheet.ts';
import { accept, type Checked, refuse } from '../diagnostics/diagnostic.ts';
import type { UnitData } from '../history/difference.ts';
import type { Locator } from '../yaml/located.ts';
import { inOrder } from './diagnose.ts';
import { expectSheet } from './expected-files.ts';
import { type FileReader, readFile } from './read-file.ts';
import type { UnitFolder } from './unit-folder.ts';
import { unitLocator } from './unit-locator.ts';

/** The data of a unit, whose paths lead back to its files. */
export interface ReadUnitData {
  readonly data: UnitData;
  readonly locator: Locator;
}

/**
 * The data of a unit as the schema reads it, be it sound or not: versions are compared before they are right, too. A file
 * that cannot be read refuses it; a unit without projects is one.
 */
export function readUnitData(folder: UnitFolder): Checked<UnitData> {
  const read = locateUnitData(folder);
  return read.ok ? accept(read.value.data) : read;
}

/** The same, with the way back to the files. */
export function locateUnitData(folder: UnitFolder, reader: FileReader = readFile): Checked<ReadUnitData> {
  const sheet = folder.sheet === null ? refuse<never>([expectSheet(folder)]) : reader(folder.sheet, unitSheetSchema);
  const projects = folder.projects.map((file) => ({ file: file.file, read: reader(file, projectSchema) }));
  const sound = projects.flatMap(({ file, read }) => (read.ok ? [{ file, project: read.value }] : []));
  if (!sheet.ok || sound.length < projects.length) {
    return refuse(inOrder([sheet, ...projects.map(({ read }) => read)].flatMap(({ diagnostics }) => diagnostics)));
  }
  const within = `${folder.folder}/`;
  const data: UnitData = {
    单位: sheet.value.data,
    项目: sound.map(({ project }) => project.data),
    files: sound.map(({ file }) => (file.startsWith(within) ? file.slice(within.length) : file)),
  };
  const locators = sound.map(({ project }) => project.locator);
  return accept({ data, locator: unitLocator({ 指标分类: null, 单位: sheet.value.locator, 项目: locators }) });
}
