import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyDifference, type Mismatch } from '../history/apply-difference.ts';
import { isSamePlain } from '../history/apply-fields.ts';
import { placesAfter } from '../history/apply-items.ts';
import type { ChangedUnitJson, ProjectChangeJson } from '../history/difference-json.ts';
import { type PlainMap, type PlainUnit, plainUnit } from '../history/plain-unit.ts';
import type { Places } from './changes-towards.ts';
import { editFile } from './edit-file.ts';
import { readUnitData } from './read-unit-data.ts';
import type { SourceFile, UnitFolder } from './unit-folder.ts';
import { newDataFile } from './write-data.ts';

/** The files of a unit after a difference was applied to it; or why it could not be. */
export type Patched =
  | { readonly kind: 'patched'; readonly files: readonly SourceFile[]; readonly removed: readonly string[] }
  /** The data is not what the difference starts from. */
  | { readonly kind: 'other-data'; readonly mismatches: readonly Mismatch[] }
  /** The unit's own files have errors. */
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  /** A file is written in a way that cannot be edited without changing what it says. */
  | { readonly kind: 'not-editable'; readonly file: string }
  /** A new file would have the name of one that stays. */
  | { readonly kind: 'name-taken'; readonly file: string }
  /** What the difference makes is no sound data (`diagnostics`), or not what it says that it makes. */
  | { readonly kind: 'bad-result'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes the later version of a unit by editing its files: what does not differ stays byte for byte, comments too. What was
 * made is read again, and must be the later version. Pure: nothing is written.
 */
export function patchUnit(folder: UnitFolder, change: ChangedUnitJson): Patched {
  const read = readUnitData(folder);
  if (!read.ok || folder.sheet === null) return { kind: 'unsound', diagnostics: read.ok ? [] : read.diagnostics };
  const before = plainUnit(read.value);
  const applied = applyDifference(before, change);
  if (!applied.ok) return { kind: 'other-data', mismatches: applied.mismatches };
  const after = applied.value;
  const sheet = editFile(folder.sheet, before.单位, after.单位);
  if (sheet === null) return { kind: 'not-editable', file: folder.sheet.file };
  const projects = new Map<string, MadeFile>();
  const places = placesAfter(folder.projects.length, change.projects);
  for (const [to, wanted] of after.项目.entries()) {
    const from = places.indexOf(to);
    const [file, was] = [folder.projects[from], before.项目[from]];
    const made = file && was ? editFile(file, was, wanted, placesOf(change, from, was)) : newFile(folder, to, wanted);
    if (made === null) return { kind: 'not-editable', file: file?.file ?? '' };
    const name = nameAt(folder, after, to, made.file);
    if (projects.has(name)) return { kind: 'name-taken', file: name };
    projects.set(name, { file: name, bytes: made.bytes, wanted });
  }
  const all = [{ ...sheet, wanted: after.单位 }, ...projects.values()];
  const files = all.filter((file) => !isAsBefore(folder, file));
  const fault = faultIn(
    { ...folder, sheet },
    after.单位,
    files.filter(({ file }) => projects.has(file)),
  );
  if (fault !== null) return { kind: 'bad-result', diagnostics: fault };
  if (!isSorted([...projects.keys()])) return { kind: 'bad-result', diagnostics: [] };
  const removed = folder.projects.map(({ file }) => file).filter((file) => !projects.has(file));
  return { kind: 'patched', files: files.map(({ file, bytes }) => ({ file, bytes })), removed };
}

/** A project file and the data that it must hold. */
interface MadeFile extends SourceFile {
  readonly wanted: PlainMap;
}

/** Which indicator of a project is which. */
function placesOf({ projects }: ChangedUnitJson, place: number, { 绩效指标 }: PlainMap): Places {
  const change = projects.find(
    (one): one is Extract<ProjectChangeJson, { readonly kind: 'changed' }> =>
      one.kind === 'changed' && one.at.before === place,
  );
  const count = Array.isArray(绩效指标) ? 绩效指标.length : 0;
  const places = placesAfter(count, change?.indicators ?? []);
  return (path) => (path.length === 1 && path[0] === '绩效指标' ? places : null);
}

function nameAt({ folder }: UnitFolder, { files }: PlainUnit, place: number, otherwise: string): string {
  const file = files?.[place];
  return file === undefined ? otherwise : `${folder}/${file}`;
}

/** A file of which the difference says no name stands behind all others. */
function newFile({ folder }: UnitFolder, place: number, data: PlainMap): SourceFile {
  const name = String(data.项目名称 ?? '').replace(/[\\/:*?"<>|\s]/g, '');
  return { file: `${folder}/项目/${place + 1}-${name.slice(0, 20)}.yaml`, bytes: newDataFile(data) };
}

function isAsBefore({ sheet, projects }: UnitFolder, { file, bytes }: SourceFile): boolean {
  return [sheet, ...projects].some((one) => one?.file === file && one.bytes === bytes);
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name);
}

/** What was edited is read as if it came from someone else; null where it says what it should. */
function faultIn(folder: UnitFolder, sheet: PlainMap, projects: readonly MadeFile[]): readonly Diagnostic[] | null {
  const read = readUnitData({ ...folder, projects });
  if (!read.ok) return read.diagnostics;
  const { 单位, 项目 } = plainUnit(read.value);
  const isRight = 项目.every((one, place) => isSamePlain(one, projects[place]?.wanted ?? {}));
  return isRight && isSamePlain(单位, sheet) ? null : [];
}
