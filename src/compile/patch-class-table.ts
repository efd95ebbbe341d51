import { classTableSchema } from '../budget/schema/class-table.ts';
import { isSamePlain } from '../history/apply-fields.ts';
import type { ClassTableJson } from '../history/difference-json.ts';
import { plainMap } from '../history/plain-unit.ts';
import { editFile } from './edit-file.ts';
import { readFile } from './read-file.ts';
import type { SourceFile } from './unit-folder.ts';

/** What comes of a year's code table: the file as it is to be, or why it stays; `other-table` is of another year or content. */
export type PatchedTable =
  | { readonly kind: 'patched'; readonly file: SourceFile }
  | { readonly kind: 'other-table' }
  | { readonly kind: 'not-editable' };

/** Makes the later version of a code table by editing its file. */
export function patchClassTable(file: SourceFile, { before, after }: ClassTableJson): PatchedTable {
  const read = readFile(file, classTableSchema);
  if (!read.ok || before === null || after === null) return { kind: 'other-table' };
  const now = plainMap(read.value.data);
  if (!isSamePlain(now, before)) return { kind: 'other-table' };
  const made = editFile(file, now, after);
  return made === null ? { kind: 'not-editable' } : { kind: 'patched', file: made };
}
