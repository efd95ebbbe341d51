import { openRuleBook, type Profile, type Settings } from '../budget/rule-book.ts';
import { classTableSchema } from '../budget/schema/class-table.ts';
import { projectSchema } from '../budget/schema/project.ts';
import { settingsSchema } from '../budget/schema/settings.ts';
import { unitSheetSchema } from '../budget/schema/unit-sheet.ts';
import type { Unit } from '../budget/unit.ts';
import { accept, type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Locator } from '../yaml/located.ts';
import { applyRules, type Waived } from './apply-rules.ts';
import { diagnose, inOrder } from './diagnose.ts';
import { expectClassTable, expectProjects, expectSheet, folderName, folderYear } from './expected-files.ts';
import { type FileReader, readFile } from './read-file.ts';
import type { UnitFolder } from './unit-folder.ts';
import { unitLocator } from './unit-locator.ts';

/** A unit without an error, whose paths lead back to its files. */
export interface ReadUnit extends Locator {
  readonly unit: Unit;
}

/** A unit, or why there is none; beside it what its author waived. */
export type Reading = Checked<ReadUnit> & {
  readonly waived: readonly Waived[];
  /** Whether the rules were asked. */
  readonly isRuled: boolean;
};

/**
 * Reads and checks one unit. All mistakes of all its files come in one run, in the order of files and lines. Rules speak
 * about the unit as a whole, so they are asked once every file is sound; which of them are in force, mubiao.yaml says,
 * with `profile` in the place of its 方案.
 */
export function readUnit(folder: UnitFolder, profile: Profile | null = null, read: FileReader = readFile): Reading {
  const settings = readSettings(folder);
  const classTable =
    folder.classTable === null ? refuse<never>([expectClassTable(folder)]) : read(folder.classTable, classTableSchema);
  const sheet = folder.sheet === null ? refuse<never>([expectSheet(folder)]) : read(folder.sheet, unitSheetSchema);
  const projects = folder.projects.map((file) => read(file, projectSchema));
  const absent = projects.length === 0 ? [expectProjects(folder)] : [];
  const found = [...[settings, classTable, sheet, ...projects].flatMap((file) => file.diagnostics), ...absent];
  const sound = projects.flatMap((project) => (project.ok ? [project.value] : []));
  if (!settings.ok || !classTable.ok || !sheet.ok || sound.length < Math.max(projects.length, 1))
    return { ...refuse<never>(inOrder(found)), waived: [], isRuled: false };

  const unit: Unit = { 指标分类: classTable.value.data, 单位: sheet.value.data, 项目: sound.map(({ data }) => data) };
  const locator = unitLocator({
    指标分类: classTable.value.locator,
    单位: sheet.value.locator,
    项目: sound.map(({ locator: own }) => own),
  });
  const { diagnostics, waived } = applyRules(unit, openRuleBook(settings.value, profile), locator);
  const aboutFolder = [...checkYear(folder, unit, locator), ...checkName(folder, unit, locator)];
  return { ...judge({ unit, ...locator }, inOrder([...found, ...diagnostics, ...aboutFolder])), waived, isRuled: true };
}

function readSettings({ settings = null }: UnitFolder): Checked<Settings> {
  if (settings === null) return accept({});
  const read = readFile(settings, settingsSchema);
  return read.ok ? accept(read.value.data, read.diagnostics) : read;
}

/** The folder of the year is no data, so no rule sees it. */
function checkYear(folder: UnitFolder, { 单位, 指标分类 }: Unit, locator: Locator): readonly Diagnostic[] {
  const year = folderYear(folder);
  if (year === null || 单位.预算年度 === year || 单位.预算年度 !== 指标分类.预算年度) return [];
  const message = `单位的文件夹在“${year}”之下，预算年度却是 ${单位.预算年度}。`;
  const hint = `请改正预算年度，或把单位的文件夹移到“${单位.预算年度}”之下。`;
  return [diagnose({ path: ['单位', '预算年度'], message, hint }, 'year-mismatch', 'error', locator)];
}

/** The outputs go by 单位名称: were the folder of another name, a copied folder would overwrite the outputs of the original. */
function checkName(folder: UnitFolder, { 单位 }: Unit, locator: Locator): readonly Diagnostic[] {
  const name = folderName(folder);
  if (name === null || name.normalize('NFC') === 单位.单位名称.normalize('NFC')) return [];
  const message = `单位文件夹叫${quote(name)}，单位名称却是${quote(单位.单位名称)}。`;
  const hint = '输出按单位名称存放，两者不同会盖掉别的单位的文件：请改正单位名称，或把文件夹改成同样的名称。';
  return [diagnose({ path: ['单位', '单位名称'], message, hint }, 'folder-name', 'error', locator)];
}
