import { createHash } from 'node:crypto';
import type { UnitFolder } from '../compile/unit-folder.ts';
import type { Attachment } from '../typeset/composed.ts';
import { publicForm } from './public-form.ts';
import type { SourceKind } from './source-kind.ts';

/** A unit's data as its finished files carry it. */
export interface UnitSource {
  /** By name, which is relative to the folder of the year. */
  readonly attachments: readonly Attachment[];
  /** SHA-256 over the names and contents of the public form, whatever is carried. */
  readonly digest: string;
}

/** The data of a sound unit, ready to be carried. */
export function unitSource(folder: UnitFolder, kind: SourceKind): UnitSource {
  const year = folder.folder.split('/').slice(0, -1).join('/');
  const files = [folder.classTable, folder.sheet, ...folder.projects].filter((file) => file !== null);
  const named = files
    .map((file) => ({ file, name: year === '' ? file.file : file.file.slice(year.length + 1) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const published = named.map(({ file, name }) => ({ name, bytes: publicForm(file) }));
  const full = named.map(({ file, name }) => ({ name, bytes: file.bytes }));
  const attachments = kind === 'none' ? [] : kind === 'full' ? full : published;
  return { attachments, digest: digestOf(published) };
}

function digestOf(files: readonly Attachment[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  return hash.digest('hex');
}
