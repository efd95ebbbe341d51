import { projectSchema } from '../../budget/schema/project.ts';
import { unitSheetSchema } from '../../budget/schema/unit-sheet.ts';
import { editFile } from '../../compile/edit-file.ts';
import { readFile } from '../../compile/read-file.ts';
import { readUnitData } from '../../compile/read-unit-data.ts';
import type { SourceFile, UnitFolder } from '../../compile/unit-folder.ts';
import { newDataFile } from '../../compile/write-data.ts';
import type { Path } from '../../diagnostics/path.ts';
import { isSamePlain } from '../../history/apply-fields.ts';
import { type PlainMap, type PlainUnit, plainMap, plainUnit } from '../../history/plain-unit.ts';
import { listOf, pairIndicators } from './merge-project.ts';

/** A project file as it shall be. */
export interface WantedFile {
  readonly file: string;
  /** The place of the project in the data as it is; null for a new one. */
  readonly before: number | null;
  readonly data: PlainMap;
}

/** The files that are to be written, or the one that cannot be edited without changing what it says. */
export type MadeFiles =
  | { readonly kind: 'made'; readonly files: readonly SourceFile[] }
  | { readonly kind: 'not-editable'; readonly file: string };

/**
 * Makes the files of a unit say what they shall: those that are there are edited, so that what stays is the same byte for
 * byte, comments too; new ones are written. `originals` are files that came with their bytes, by name below the unit's folder. What was made is read again and must be what was wanted.
 */
export function makeFiles(
  target: UnitFolder,
  before: PlainUnit | null,
  wanted: { readonly sheet: PlainMap; readonly projects: readonly WantedFile[] },
  originals: ReadonlyMap<string, Uint8Array>,
): MadeFiles {
  const sheetFile = `${target.folder}/单位.yaml`;
  const sheet =
    target.sheet === null || before === null
      ? newFile(target, sheetFile, wanted.sheet, originals)
      : editFile(target.sheet, before.单位, wanted.sheet);
  if (sheet === null) return { kind: 'not-editable', file: sheetFile };
  const made: SourceFile[] = [];
  for (const { file, before: place, data } of wanted.projects) {
    const [old, was] = [target.projects[place ?? -1], before?.项目[place ?? -1]];
    const one =
      old === undefined || was === undefined
        ? newFile(target, file, data, originals)
        : editFile(old, was, data, placesOf(was, data));
    if (one === null) return { kind: 'not-editable', file };
    made.push(one);
  }
  const folder = { ...target, sheet, projects: made };
  const read = readUnitData(folder);
  const found = read.ok ? plainUnit(read.value) : null;
  const isRight =
    found !== null &&
    isSamePlain(found.单位, wanted.sheet) &&
    found.项目.every((one, place) => isSamePlain(one, wanted.projects[place]?.data ?? {}));
  if (!isRight) throw new Error('the files that were made do not say what they should');
  const known = new Map(
    [target.sheet, ...target.projects].flatMap((one) => (one === null ? [] : [[one.file, one.bytes]])),
  );
  return { kind: 'made', files: [sheet, ...made].filter(({ file, bytes }) => known.get(file) !== bytes) };
}

/** As it came, where it came as a file that says just this; else written anew. */
function newFile(
  { folder }: UnitFolder,
  file: string,
  data: PlainMap,
  originals: ReadonlyMap<string, Uint8Array>,
): SourceFile {
  const bytes = originals.get(file.slice(folder.length + 1));
  const isSheet = file.endsWith('/单位.yaml');
  const read =
    bytes === undefined ? null : readFile<object>({ file, bytes }, isSheet ? unitSheetSchema : projectSchema);
  const isSame = read?.ok === true && isSamePlain(plainMap(read.value.data), data);
  return { file, bytes: isSame && bytes !== undefined ? bytes : newDataFile(data, file) };
}

/** Which indicator of a project is which. */
function placesOf(before: PlainMap, after: PlainMap): (path: Path) => readonly (number | null)[] | null {
  const [old, now] = [listOf(before.绩效指标), listOf(after.绩效指标)];
  const pairs = pairIndicators(old, now);
  const places = old.map((_, place) => pairs.get(place) ?? null);
  return (path) => (path.length === 1 && path[0] === '绩效指标' ? places : null);
}
