import { fileURLToPath } from 'node:url';
import { openPress } from '../../src/build/press.ts';
import { type Print, printUnit } from '../../src/build/print-unit.ts';
import type { SourceKind } from '../../src/proof/source-kind.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const shippedFolder = 'data/2025/广州科技贸易职业学院';

/** The finished files of a unit, by format. */
export interface Files {
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
  readonly xlsx: Uint8Array;
}

/** Prints a unit as `build` does; the parts of the press are the shipped ones. */
async function print(source: SourceKind, workspace: Workspace, folder: string): Promise<Print> {
  const formats = ['pdf', 'docx', 'xlsx'];
  const disk = openDisk(root);
  const opened = await openPress(disk, { templates: 'templates', fonts: 'fonts', formats });
  if (!opened.ok || !opened.value.ok) throw new Error('no press');
  const order = { formats, instant: Date.UTC(2020, 0, 1), profile: null, carry: { source, version: '0.1.0' } };
  return printUnit(folder, order, opened.value.value, workspace);
}

export async function printFiles(
  source: SourceKind,
  workspace: Workspace = openDisk(root),
  folder = shippedFolder,
): Promise<Files> {
  const { files, errors } = await print(source, workspace, folder);
  const bytesOf = (extension: string): Uint8Array => {
    const found = files.find(({ name }) => name.endsWith(extension));
    if (found === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    return found.bytes;
  };
  return { pdf: bytesOf('.pdf'), docx: bytesOf('.docx'), xlsx: bytesOf('.xlsx') };
}
