import { fileURLToPath } from 'node:url';
import { openUnitFolder } from '../../../src/build/open-unit-folder.ts';
import { openAdjustmentPress } from '../../../src/build/press.ts';
import { type PrintedAdjustment, printAdjustment } from '../../../src/build/print-adjustment.ts';
import type { VersionFolders } from '../../../src/compile/read-versions.ts';
import type { UnitFolder } from '../../../src/compile/unit-folder.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { openMemory } from '../../../src/workspace/memory.ts';
import { adaptedUnit, edits, type UnitFiles } from '../../history/thirty-edits/edits.ts';
import { root } from '../../proof/story.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const shipped = 'data/2025/广州科技贸易职业学院';

/** The year of 南沙职业学校 before and after its budget was adjusted: more, less, new, given up, renamed, and as it was. */
export async function midYear(): Promise<{ readonly before: UnitFolder; readonly after: UnitFolder }> {
  const open = async (version: string): Promise<UnitFolder> => {
    const { folder } = await openUnitFolder(openDisk(`${here}mid-year/${version}`), '2025/南沙职业学校');
    return folder;
  };
  return { before: await open('before'), after: await open('after') };
}

/** The shipped unit and what thirty edits make of it. */
export async function thirtyEdits(): Promise<{ readonly before: UnitFolder; readonly after: UnitFolder }> {
  const table = await openDisk(root).read('data/2025/指标分类.yaml');
  if (!table.ok) throw new Error('no class table');
  const open = async (files: UnitFiles): Promise<UnitFolder> => {
    const texts = Object.entries(files).map(([name, text]) => [`${shipped}/${name}`, text] as const);
    const memory = openMemory({ ...Object.fromEntries(texts), 'data/2025/指标分类.yaml': table.value });
    return (await openUnitFolder(memory, shipped)).folder;
  };
  const before = adaptedUnit();
  return { before: await open(before), after: await open(edits.reduce((files, edit) => edit.apply(files), before)) };
}

/** The same folder with other texts in its files; a file whose text becomes '' is not there. */
export function rewritten(folder: UnitFolder, rewrite: (text: string, file: string) => string): UnitFolder {
  const anew = ({ file, bytes }: UnitFolder['projects'][number]) => {
    return { file, bytes: new TextEncoder().encode(rewrite(new TextDecoder().decode(bytes), file)) };
  };
  const projects = folder.projects.map(anew).filter(({ bytes }) => bytes.length > 0);
  return { ...folder, sheet: folder.sheet === null ? null : anew(folder.sheet), projects };
}

/** Prints as `mubiao diff` does, with the shipped templates and faces. */
export async function print(folders: VersionFolders, formats: readonly string[]): Promise<PrintedAdjustment> {
  const opened = await openAdjustmentPress(openDisk(root), { templates: 'templates', fonts: 'fonts', formats });
  if (!opened.ok || !opened.value.ok) throw new Error('no press');
  return printAdjustment(folders, { instant: new Date('2020-01-01T00:00:00Z'), version: '0.1.0' }, opened.value.value);
}

/** The bytes of one format, where there are no errors. */
export async function printAs(folders: VersionFolders, format: string): Promise<Uint8Array> {
  const { files, diagnostics } = await print(folders, [format]);
  const [file] = files;
  if (file === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return file.bytes;
}
